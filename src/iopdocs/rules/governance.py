"""Rules about how the partnership is led and decides (organisation, beslut)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from iopdocs import swedish
from iopdocs.clauses._phrases import FREQUENCIES, phrase
from iopdocs.clauses.decisions import Decisions
from iopdocs.clauses.dispute import Dispute
from iopdocs.clauses.follow_up import FollowUp
from iopdocs.clauses.responsibility import Responsibility
from iopdocs.clauses.steering_group import Body
from iopdocs.findings import Severity
from iopdocs.law import DELEGATION
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted

__all__: list[str] = []

_ORDER: Final = tuple(FREQUENCIES)


@rule("GOV001", Severity.ERROR, on=Decisions, hint="ge varje part en plats, eller välj en annan beslutsregel")
def unanimity_lacks_a_party(node: Decisions, case: Case) -> Iterator[Fault]:
    """Beslut kräver alla parter, men en part har ingen plats i organet.

    *Varför:* Den part som saknar plats skulle bindas av beslut som den inte har kunnat delta i, eller så
    kan inga beslut fattas.

    Fel:
        clauses:
          - {kind: decisions, rule: unanimity}
          - kind: steering_group
            bodies:
              - {id: styrgrupp, name: styrgruppen, level: steering, seats: [{party: kommunen, count: 2}]}
    Rätt:
        clauses:
          - {kind: decisions, rule: unanimity}
          - kind: steering_group
            bodies:
              - id: styrgrupp
                name: styrgruppen
                level: steering
                seats: [{party: kommunen, count: 2}, {party: foreningen, count: 2}]
    """
    body = case.steering
    if body is None or (node.rule == "majority" and node.quorum != "every_party"):
        return
    seated = body.parties
    absent = [party.name for key, party in case.parties.items() if key not in seated]
    if absent:
        needed = "alla parter deltar" if node.rule == "majority" else phrase(node, "rule")
        yield Fault(
            f"{body.name} beslutar med krav på {needed} men {swedish.list_of(absent)} har ingen plats",
            at=("quorum",) if node.rule == "majority" else ("rule",),
        )


@rule("GOV002", Severity.WARNING, on=Decisions, hint="ange vad som gäller vid lika röstetal")
def majority_may_tie(node: Decisions, case: Case) -> Iterator[Fault]:
    """Majoriteten bestämmer, men rösterna kan bli lika.

    *Varför:* Med ett jämnt antal platser kan ett förslag få hälften av rösterna. Utan regel vet ingen vad
    som då är beslutat.

    Fel:
        clauses:
          - {kind: decisions, rule: majority}
    Rätt:
        clauses:
          - {kind: decisions, rule: majority, tie_break: falls}
    """
    body = case.steering
    if node.rule == "majority" and node.tie_break is None and body is not None and body.size % 2 == 0:
        seats = f"{body.name} har {swedish.cardinal(body.size)} platser"
        yield Fault(f"{seats} och beslutar med majoritet, men lika röstetal är inte reglerat", at=("tie_break",))


@rule("GOV003", Severity.WARNING, on=Decisions, hint="ange den part som utser ordförande (chair)")
def deciding_chair_is_not_appointed(node: Decisions, case: Case) -> Iterator[Fault]:
    """Ordföranden avgör, men ingen utser ordföranden.

    *Varför:* Vid lika röstetal saknas då den vars röst ska avgöra.

    Fel:
        clauses:
          - {kind: decisions, rule: majority, tie_break: chair}
    Rätt:
        clauses:
          - {kind: decisions, rule: majority, tie_break: falls}
    """
    body = case.steering
    if node.tie_break == "chair" and body is not None and body.chair is None:
        yield Fault(f"ordförandens röst avgör i {body.name}, men ingen part utser ordförande", at=("tie_break",))


@rule("GOV004", Severity.WARNING, on=Body, hint="ge parten en plats eller låt en annan part utse ordförande")
def chair_is_appointed_from_outside(node: Body, case: Case) -> Iterator[Fault]:
    """Ordföranden utses av en part som inte har någon plats i organet.

    *Varför:* Ordföranden är oftast en av ledamöterna. En part utan plats har ingen ledamot att utse.

    Fel:
        clauses:
          - kind: steering_group
            bodies:
              - id: styrgrupp
                name: styrgruppen
                level: working
                seats: [{party: kommunen, count: 2}]
                chair: foreningen
    Rätt:
        clauses:
          - kind: steering_group
            bodies:
              - id: styrgrupp
                name: styrgruppen
                level: working
                seats: [{party: kommunen, count: 2}, {party: foreningen, count: 2}]
                chair: foreningen
    """
    if node.chair is not None and node.chair not in node.parties and node.chair in case.parties:
        yield Fault(f"{case.name(node.chair)} utser ordförande i {node.name} men har ingen plats där", at=("chair",))


@rule("GOV005", Severity.ERROR, on=Body, hint="ta bort den ena platsen eller ange antalet platser")
def person_has_two_seats(node: Body, _case: Case) -> Iterator[Fault]:
    """Samma person står två gånger i ett organ.

    *Varför:* Antalet platser och röster blir då ett annat än det som står.

    Fel:
        clauses:
          - kind: steering_group
            bodies:
              - id: styrgrupp
                name: styrgruppen
                level: steering
                seats: [{party: kommunen, name: N N, count: 1}, {party: foreningen, name: N N, count: 1}]
    Rätt:
        clauses:
          - kind: steering_group
            bodies:
              - id: styrgrupp
                name: styrgruppen
                level: steering
                seats: [{party: kommunen, name: N N, count: 1}, {party: foreningen, name: M M, count: 1}]
    """
    named = [seat.name for seat in node.seats if seat.name is not None]
    for name, times in Counter(named).items() if len(set(named)) < len(named) else ():
        if times > 1:
            yield Fault(f"personen {name} står {swedish.cardinal(times)} gånger i {node.name}", at=("seats",))


@rule("GOV006", Severity.WARNING, on=FollowUp, hint="låt organet mötas oftare eller rapportera mer sällan")
def body_meets_less_often_than_it_reports(node: FollowUp, case: Case) -> Iterator[Fault]:
    """Ett organ rapporterar oftare än det möts.

    *Varför:* Ett organ kan inte ta ställning till en rapport utan att mötas.

    Fel:
        clauses:
          - kind: steering_group
            bodies:
              - id: styrgrupp
                name: styrgruppen
                level: steering
                seats: [{party: kommunen, count: 2}, {party: foreningen, count: 2}]
                meets: half_yearly
          - kind: follow_up
            reports:
              - {what: uppföljning, sender: styrgrupp, receivers: [kommunen], frequency: quarterly, months_after: 1}
    Rätt:
        clauses:
          - kind: steering_group
            bodies:
              - id: styrgrupp
                name: styrgruppen
                level: steering
                seats: [{party: kommunen, count: 2}, {party: foreningen, count: 2}]
                meets: quarterly
          - kind: follow_up
            reports:
              - {what: uppföljning, sender: styrgrupp, receivers: [kommunen], frequency: quarterly, months_after: 1}
    """
    for index, report in enumerate(node.reports):
        body = next((one for one in case.bodies if one.id == report.sender), None)
        if body is None or body.meets is None or report.frequency == "once":
            continue
        if _ORDER.index(body.meets) > _ORDER.index(report.frequency):
            often = f"{phrase(report, 'frequency')} men möts {phrase(body, 'meets')}"
            yield Fault(f"{body.name} rapporterar {often}", at=("reports", index, "frequency"))


@rule("GOV007", Severity.WARNING, on=Dispute, hint="lägg till styrgruppen eller ta bort steget")
def dispute_goes_to_a_missing_body(node: Dispute, case: Case) -> Iterator[Fault]:
    """Tvister ska tas upp i en styrgrupp som inte finns.

    *Varför:* Steget går inte att följa, och det är oklart om nästa steg får tas.

    Fel:
        clauses:
          - {kind: dispute, steps: [dialogue, steering_group, court]}
        without: [steering_group]
    Rätt:
        clauses:
          - {kind: dispute, steps: [dialogue, court]}
        without: [steering_group]
    """
    if "steering_group" in node.steps and not case.bodies and not case.mentions("styrgrupp"):
        yield Fault("tvister tas upp i styrgruppen men avtalet har ingen styrgrupp", at=("steps",))


@rule("GOV008", Severity.WARNING, on=Responsibility, hint="kontrollera vilken nämnd som beslutar")
def another_namnd_decides(node: Responsibility, _case: Case) -> Iterator[Fault]:
    """Den nämnd som beslutar är en annan än den som ansvarar.

    *Varför:* En nämnd beslutar inom sitt eget område. Beslutar en annan nämnd behöver det framgå varför.

    Fel:
        clauses:
          - kind: responsibility
            party: kommunen
            deciding_body: kulturnämnden
            responsible_unit: socialnämnden
    Rätt:
        clauses:
          - kind: responsibility
            party: kommunen
            deciding_body: socialnämnden
            responsible_unit: socialnämnden
    """
    deciding, responsible = node.deciding_body.lower(), node.responsible_unit.lower()
    both = deciding.endswith("nämnden") and responsible.endswith("nämnden")
    if both and deciding != responsible:
        names = f"{node.deciding_body} beslutar men {node.responsible_unit} ansvarar"
        yield Fault(names, at=("deciding_body",))


@rule(
    "GOV009",
    Severity.NOTE,
    on=Responsibility,
    source=DELEGATION,
    hint="kontrollera att delegationen omfattar beslutet",
)
def decision_is_delegated(node: Responsibility, case: Case) -> Iterator[Fault]:
    """Beslutet om avtalet fattas på delegation.

    *Varför:* Ärenden som avser verksamhetens mål, inriktning, omfattning eller kvalitet får en nämnd inte
    delegera. Om avtalet är ett sådant ärende avgör inte programmet.

    Fel:
        clauses:
          - kind: responsibility
            party: kommunen
            deciding_body: socialchefen
            responsible_unit: socialförvaltningen
            delegation: socialnämndens delegationsordning punkt 4.2
    Rätt:
        clauses:
          - kind: responsibility
            party: kommunen
            deciding_body: socialnämnden
            responsible_unit: socialförvaltningen
    """
    party = case.party(node.party)
    if node.delegation is not None and party is not None and party.public:
        yield Fault(f"{node.deciding_body} beslutar på delegation ({quoted(node.delegation)})", at=("delegation",))


@rule("GOV010", Severity.WARNING, on=Body, hint="ange den part som utser ordförande (chair)")
def convening_chair_is_not_appointed(node: Body, _case: Case) -> Iterator[Fault]:
    """Ordföranden kallar till möten, men ingen utser ordföranden.

    *Varför:* Då saknas den som ska kalla, och ingen part kan veta hur ett extra möte kommer till.

    Fel:
        clauses:
          - kind: steering_group
            bodies:
              - {id: styr, name: styrgruppen, level: steering, seats: [{party: kommunen}], convening: chair}
    Rätt:
        clauses:
          - kind: steering_group
            bodies:
              - {id: styr, name: styrgruppen, level: steering, seats: [{party: kommunen}], convening: any_party}
    """
    if node.convening == "chair" and node.chair is None:
        yield Fault(
            f"ordföranden kallar till extra möten i {node.name}, men ingen part utser ordförande", at=("convening",)
        )
