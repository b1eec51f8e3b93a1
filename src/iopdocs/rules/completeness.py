"""Rules about what an agreement should have: that a subject is there at all (fullständighet).

What the parties say in their own words is not missing, nor is what a supplement, or an agreement under a framework,
leaves to another.
A missing clause that law or money asks for is a warning; what only some agreements have is a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from iopdocs.agreement import Agreement
from iopdocs.clauses._base import Clause
from iopdocs.clauses.budget import Budget
from iopdocs.clauses.changes import Amendments, Renegotiation
from iopdocs.clauses.commitments import Commitments
from iopdocs.clauses.dispute import Dispute
from iopdocs.clauses.documentation import Documentation
from iopdocs.clauses.follow_up import FollowUp
from iopdocs.clauses.insight import Insight
from iopdocs.clauses.money import Repayment, Surplus
from iopdocs.clauses.purpose import Purpose
from iopdocs.clauses.signatures import Signatures
from iopdocs.clauses.steering_group import SteeringGroup
from iopdocs.clauses.structure import Framework, SubAgreements, Supplement
from iopdocs.clauses.term import Extension, Notice, Term
from iopdocs.findings import Severity
from iopdocs.law import INSIGHT, PERSONAL_DATA
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._led import is_led

__all__: list[str] = []


def _lacks(case: Case, kind: type[Clause], *stems: str) -> bool:
    """Whether nothing is said of a subject, and no agreement that this one stands under or changes may say it."""
    others = (kind, Framework, Supplement)
    return all(case.first(one) is None for one in others) and not case.mentions(*stems)


def _pays(case: Case) -> bool:
    """Whether any party pays another, so that there is money to be left over or claimed back."""
    lines = (line for budget in case.all(Budget) for one in budget.contributions for line in one.lines)
    return any(line.kind == "cash" for line in lines)


@rule("COM001", Severity.WARNING, on=Agreement, hint="lägg till en klausul om uppsägning (notice)")
def notice_is_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet säger inget om uppsägning.

    *Varför:* Utan uppsägningstid är det oklart om och hur en part kan lämna partnerskapet i förtid. Ett avtal som
    förlängs om ingen part säger nej i tid godtas.

    Fel:
        without: [notice]
    Rätt:
        clauses:
          - {kind: notice, months: 3, written: ja}
    """
    refused_in_time = any(one.option == "automatic" and one.decide_by_phrase for one in case.all(Extension))
    if not refused_in_time and _lacks(case, Notice, "uppsäg", "sägas upp", "säga upp", "säger upp"):
        yield Fault("avtalet saknar uppsägningstid", at=("clauses",))


@rule("COM002", Severity.WARNING, on=Agreement, hint="lägg till en klausul om tvist (dispute)")
def dispute_is_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet säger inget om hur tvister löses.

    *Varför:* Parterna behöver veta vem de ska tala med innan en oenighet går till domstol.

    Fel:
        without: [dispute]
    Rätt:
        clauses:
          - {kind: dispute, steps: [dialogue, steering_group, court]}
    """
    if _lacks(case, Dispute, "tvist"):
        yield Fault("avtalet saknar en klausul om tvist", at=("clauses",))


@rule("COM003", Severity.WARNING, on=Agreement, hint="lägg till en klausul om ändringar och tillägg (amendments)")
def amendments_are_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet säger inget om hur det ändras.

    *Varför:* Utan krav på skriftlig form kan parterna ha olika bild av vad de har kommit överens om.

    Fel:
        without: [amendments]
    Rätt:
        clauses:
          - {kind: amendments}
    """
    if _lacks(case, Amendments, "ändring", "tilläggsavtal"):
        yield Fault("avtalet saknar en klausul om ändringar och tillägg", at=("clauses",))


@rule(
    "COM004",
    Severity.WARNING,
    on=Agreement,
    source=PERSONAL_DATA,
    hint="lägg till en klausul om dokumentation och personuppgifter (documentation)",
)
def personal_data_are_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet säger inget om personuppgifter.

    *Varför:* Parterna behöver veta vem som är personuppgiftsansvarig för vad. Är de gemensamt ansvariga,
    eller är en part biträde, ska det framgå skriftligt.

    Fel:
        without: [documentation]
    Rätt:
        clauses:
          - kind: documentation
            records: [{party: kommunen, what: varaktig dokumentation}]
            controller: separate
            secrecy: ja
    """
    if _lacks(case, Documentation, "personuppgift", "dataskydd"):
        yield Fault("avtalet saknar en klausul om personuppgifter", at=("clauses",))


@rule(
    "COM005",
    Severity.WARNING,
    on=Agreement,
    source=INSIGHT,
    hint="lägg till en klausul om insyn och allmänna handlingar (insight)",
)
def insight_is_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet säger inget om insyn.

    *Varför:* Lämnas skötseln av en kommunal angelägenhet över till en privat utförare ska avtalet ge
    allmänheten insyn. Om så är fallet avgör inte programmet, men avtalet hos kommunen är allmän handling.

    Fel:
        without: [insight]
    Rätt:
        clauses:
          - {kind: insight, handed_over: nej}
    """
    if _lacks(case, Insight, "insyn", "allmän handling", "allmänna handlingar"):
        yield Fault("avtalet saknar en klausul om insyn", at=("clauses",))


@rule("COM006", Severity.WARNING, on=Agreement, hint="lägg till en klausul om avtalstid (term)")
def term_is_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet säger inte hur länge det gäller.

    *Varför:* Ett partnerskap är till för en begränsad tid. Allt som räknas från avtalstiden blir annars
    oklart.

    Fel:
        without: [term]
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
    """
    if _lacks(case, Term, "avtalstid", "löptid", "gäller från"):
        yield Fault("avtalet saknar avtalstid", at=("clauses",))


@rule("COM007", Severity.ERROR, on=Agreement, hint="lägg till en klausul om underskrifter (signatures)")
def signatures_are_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet har ingen plats för underskrifter.

    *Varför:* Utan underskrifter syns det inte att parterna har bundit sig.

    Fel:
        without: [signatures]
    Rätt:
        clauses:
          - {kind: signatures, method: electronic}
    """
    if case.first(Signatures) is None and not case.mentions("underskrift", "undertecknas"):
        yield Fault("avtalet saknar plats för parternas underskrifter", at=("clauses",))


@rule(
    "COM008", Severity.ERROR, on=Agreement, hint="lägg till parternas insatser (commitments) eller en budget (budget)"
)
def contributions_are_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet säger inte vad parterna bidrar med.

    *Varför:* Det är parternas insatser som gör avtalet till ett partnerskap.

    Fel:
        without: [commitments, budget]
    Rätt:
        without: [budget]
    """
    told = any(case.first(kind) is not None for kind in (Commitments, Budget, SubAgreements, Supplement))
    if not told and not case.mentions("insats", "åta", "bidra", "budget"):
        yield Fault("avtalet har varken insatser eller budget", at=("clauses",))


@rule("COM009", Severity.WARNING, on=Agreement, hint="lägg till en klausul om uppföljning (follow_up)")
def follow_up_is_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet säger inget om uppföljning.

    *Varför:* Parterna behöver veta om partnerskapet når sina mål innan de beslutar om det ska fortsätta.

    Fel:
        without: [follow_up]
    Rätt:
        clauses:
          - kind: follow_up
            reports: [{what: rapport, sender: foreningen, receivers: [kommunen], frequency: yearly, months_after: 1}]
    """
    if _lacks(case, FollowUp, "följs upp", "uppfölj", "utvärder"):
        yield Fault("avtalet saknar en klausul om uppföljning", at=("clauses",))


@rule("COM010", Severity.WARNING, on=Agreement, hint="lägg till en klausul om organisation (steering_group)")
def organisation_is_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet säger inget om hur partnerskapet leds.

    *Varför:* I ett partnerskap styr parterna tillsammans. Utan ett gemensamt organ är det oklart var frågor
    avgörs.

    Fel:
        without: [steering_group]
    Rätt:
        clauses:
          - kind: steering_group
            bodies:
              - id: styrgrupp
                name: styrgruppen
                level: steering
                seats: [{party: kommunen, count: 2}, {party: foreningen, count: 2}]
    """
    if _lacks(case, SteeringGroup) and not is_led(case):
        yield Fault("avtalet saknar en klausul om hur partnerskapet leds", at=("clauses",))


@rule("COM011", Severity.WARNING, on=Agreement, hint="lägg till en klausul om syfte och mål (purpose)")
def purpose_is_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet säger inte vad partnerskapet är till för.

    *Varför:* Syftet avgör vad pengarna får användas till och vad uppföljningen mäter.

    Fel:
        without: [purpose]
    Rätt:
        clauses:
          - {kind: purpose, purpose: Fler unga ska få en meningsfull sysselsättning.}
    """
    if _lacks(case, Purpose, "syfte", "målsättning"):
        yield Fault("avtalet saknar en klausul om syfte", at=("clauses",))


@rule("COM012", Severity.WARNING, on=Agreement, hint="lägg till en klausul om omförhandling (renegotiation)")
def renegotiation_is_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet säger inget om ändrade förhållanden.

    *Varför:* Behov, lagar och pengar kan ändras under avtalstiden. Parterna behöver ett sätt att tala om
    det.

    Fel:
        without: [renegotiation]
    Rätt:
        clauses:
          - {kind: renegotiation, triggers: [deviation, circumstances], may_leave: ja}
    """
    if _lacks(case, Renegotiation, "omförhandl", "ändrade förhållanden", "förändrade förhållanden"):
        yield Fault("avtalet saknar en klausul om omförhandling", at=("clauses",))


@rule("COM013", Severity.NOTE, on=Agreement, hint="lägg till en klausul om överskott (surplus)")
def surplus_is_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet har kontanta bidrag men säger inget om överskott.

    *Varför:* Blir det pengar över behöver det vara bestämt om de används, betalas tillbaka eller fördelas.

    Fel:
        without: [surplus]
    Rätt:
        clauses:
          - {kind: surplus, rule: reinvest}
    """
    if _pays(case) and _lacks(case, Surplus, "överskott"):
        yield Fault("avtalet har kontanta bidrag men saknar en klausul om överskott", at=("clauses",))


@rule("COM014", Severity.NOTE, on=Agreement, hint="lägg till en klausul om återbetalning (repayment)")
def repayment_is_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet har kontanta bidrag men säger inget om återbetalning.

    *Varför:* Används pengarna till något annat behöver det vara bestämt vad som kan krävas tillbaka.

    Fel:
        without: [repayment]
    Rätt:
        clauses:
          - {kind: repayment, triggers: [misuse], extent: whole_or_part, days: 30}
    """
    if _pays(case) and _lacks(case, Repayment, "återbetal", "återkrav", "betalas tillbaka"):
        yield Fault("avtalet har kontanta bidrag men saknar en klausul om återbetalning", at=("clauses",))
