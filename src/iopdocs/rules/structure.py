"""Rules about a common agreement and what stands under it (gemensam överenskommelse, underavtal)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses._base import Clause
from iopdocs.clauses._instructions import Instruction
from iopdocs.clauses.decisions import Decisions
from iopdocs.clauses.dispute import Dispute
from iopdocs.clauses.insight import Insight
from iopdocs.clauses.structure import Framework, SubAgreements, Supplement
from iopdocs.clauses.term import Extension, Notice
from iopdocs.clauses.vat import Vat
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import moment, quoted

__all__: list[str] = []


@rule("STR001", Severity.WARNING, on=SubAgreements, hint="rätta underavtalets tid eller avtalstiden")
def sub_agreement_lies_outside_the_term(node: SubAgreements, case: Case) -> Iterator[Fault]:
    """Ett underavtal gäller en tid då det gemensamma avtalet inte gäller.

    *Varför:* Det gemensamma avtalets villkor gäller då inte för underavtalet hela tiden.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - kind: sub_agreements
            items: [{title: underavtal ett, parties: [kommunen, foreningen], period: 2027-03-01 – 2028-06-30}]
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - kind: sub_agreements
            items: [{title: underavtal ett, parties: [kommunen, foreningen], period: 2027-03-01 – 2027-12-31}]
    """
    term = case.term
    if term is None or (term.end is not None and term.end < term.start):
        return
    for index, one in enumerate(node.items):
        period = one.period
        if period is None:
            continue
        late = term.end is not None and (period.end is None or period.end > term.end)
        if period.start < term.start or late:
            times = f"{swedish.period_short(period)} men avtalstiden är {swedish.period_short(term)}"
            yield Fault(f"{quoted(one.title)} gäller {times}", at=("items", index, "period"))


@rule("STR002", Severity.ERROR, on=SubAgreements, hint="ange parter från båda sidor under parties")
def sub_agreement_lacks_one_side(node: SubAgreements, case: Case) -> Iterator[Fault]:
    """Ett underavtal saknar en offentlig eller en idéburen part.

    *Varför:* Också ett underavtal är ett partnerskap mellan båda sidor.

    Fel:
        clauses:
          - kind: sub_agreements
            items: [{title: underavtal om mötesplatsen, parties: [foreningen]}]
    Rätt:
        clauses:
          - kind: sub_agreements
            items: [{title: underavtal om mötesplatsen, parties: [kommunen, foreningen]}]
    """
    sides = (
        ("offentlig", {one.id for one in case.agreement.public}),
        ("idéburen", {one.id for one in case.agreement.civil}),
    )
    for index, one in enumerate(node.items):
        if not one.parties or not case.parties.keys() >= set(one.parties):
            continue
        for side, keys in sides:
            if keys and keys.isdisjoint(one.parties):
                yield Fault(f"{quoted(one.title)} har ingen {side} part", at=("items", index, "parties"))


@rule("STR003", Severity.NOTE, on=SubAgreements, hint="lägg till partens underavtal, om den ska ha något")
def party_has_no_sub_agreement(node: SubAgreements, case: Case) -> Iterator[Fault]:
    """En part är inte med i något underavtal.

    *Varför:* Står parternas insatser i underavtalen framgår det inte vad en part utan underavtal gör.

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
          - {kind: stiftelse, id: stiftelsen, name: Stiftelsen Ungdomens hus, orgnr: 802400-0013}
        clauses:
          - kind: sub_agreements
            items: [{title: underavtal om mötesplatsen, parties: [kommunen, foreningen]}]
    Rätt:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
          - {kind: stiftelse, id: stiftelsen, name: Stiftelsen Ungdomens hus, orgnr: 802400-0013}
        clauses:
          - kind: sub_agreements
            items:
              - {title: underavtal om mötesplatsen, parties: [kommunen, foreningen]}
              - {title: underavtal om ungdomens hus, parties: [kommunen, stiftelsen]}
    """
    if all(one.parties for one in node.items):
        within = {key for one in node.items for key in one.parties}
        without = [party.name for key, party in case.parties.items() if key not in within]
        if without:
            yield Fault(f"{swedish.list_of(without)} är inte med i något underavtal", at=("items",))


@rule("STR004", Severity.WARNING, on=Framework, hint="kontrollera dagarna")
def common_agreement_is_dated_later(node: Framework, case: Case) -> Iterator[Fault]:
    """Den gemensamma överenskommelsen dateras efter avtalet under den.

    *Varför:* Avtalet hänvisar då till något som inte finns när det undertecknas.

    Fel:
        dated: 2027-01-15
        clauses:
          - {kind: framework, agreement: överenskommelsen om unga, dated: 2027-06-01}
    Rätt:
        dated: 2027-01-15
        clauses:
          - {kind: framework, agreement: överenskommelsen om unga, dated: 2026-12-01}
    """
    dated = case.agreement.dated
    if node.dated is not None and dated is not None and node.dated.first > dated:
        days = f"{moment(node.dated)} men avtalet under den {swedish.den_date(dated)}"
        yield Fault(f"{node.agreement} dateras {days}", at=("dated",))


@rule("STR005", Severity.WARNING, on=Supplement, hint="kontrollera dagarna")
def original_agreement_is_dated_later(node: Supplement, case: Case) -> Iterator[Fault]:
    """Det ursprungliga avtalet dateras efter tillägget till det.

    *Varför:* Tillägget ändrar då något som inte finns när det undertecknas. Oftast är ett årtal fel.

    Fel:
        dated: 2027-01-15
        clauses:
          - {kind: supplement, agreement: överenskommelsen om unga, dated: 2027-06-01, changes: Lokalen byts.}
    Rätt:
        dated: 2027-01-15
        clauses:
          - {kind: supplement, agreement: överenskommelsen om unga, dated: 2026-06-01, changes: Lokalen byts.}
    """
    dated = case.agreement.dated
    if node.dated is not None and dated is not None and node.dated.first > dated:
        yield Fault(
            f"{node.agreement} dateras {moment(node.dated)} men tillägget {swedish.den_date(dated)}", at=("dated",)
        )


@rule("STR007", Severity.ERROR, on=Supplement, hint="ange vad som saknas, eller skriv ändringen som en hel mening")
def change_says_too_little(node: Supplement, _case: Case) -> Iterator[Fault]:
    """En ändring säger inte vad som ska ändras, eller hur det ska lyda.

    *Varför:* Den som läser tillägget bredvid det ursprungliga avtalet ska kunna säga vad som gäller.

    Fel:
        clauses:
          - kind: supplement
            agreement: överenskommelsen om unga
            changes: [{action: replace, wording: [{text: Lokalen är Kupolen.}]}]
    Rätt:
        clauses:
          - kind: supplement
            agreement: överenskommelsen om unga
            changes: [{action: replace, numbers: ["4.2"], wording: [{label: "4.2", text: Lokalen är Kupolen.}]}]
    """
    for index, change in enumerate(node.changes):
        lacking = _lacking(change)
        if lacking:
            yield Fault(f"ändring {index + 1} säger inte {swedish.list_of(lacking, 'eller')}", at=("changes", index))


def _lacking(change: Instruction) -> list[str]:
    """Return what a change does not say, of what its sort asks for."""
    if change.action is None:
        return [] if change.text else ["vad som ska gälla"]
    is_named = bool(change.numbers) or change.sort == "title" or (change.sort == "text" and bool(change.place))
    asked = {
        "vad som ska ändras": change.action == "insert" or is_named,
        "var det nya ska stå": change.action != "insert" or bool(change.place),
        "hur det ska lyda": change.action not in {"replace", "insert"} or bool(change.wording),
        "vad det ska betecknas": change.action != "renumber" or bool(change.new_numbers),
    }
    return [what for what, is_said in asked.items() if not is_said]


_ONLY_ONE: Final = (Extension, Notice, Decisions, Dispute, Vat, Insight)
"""The clauses that would contradict one another where they say different things."""


@rule("STR006", Severity.WARNING, on=Agreement, hint="behåll en av klausulerna")
def two_clauses_say_different_things(node: Agreement, case: Case) -> Iterator[Fault]:
    """Två klausuler säger olika saker om samma sak.

    *Varför:* Bara en uppsägningstid, en beslutsregel eller en väg vid tvist kan gälla. Ofta har en klausul skrivits om
    utan att den gamla togs bort. Uppsägningstider för olika parter godtas.

    Fel:
        clauses:
          - {kind: dispute, steps: [dialogue, court], court: Exempelby tingsrätt}
          - {kind: dispute, steps: [dialogue, court], court: Storstads tingsrätt}
    Rätt:
        clauses:
          - {kind: dispute, steps: [dialogue, court], court: Exempelby tingsrätt}
    """
    for kind in _ONLY_ONE:
        clauses: list[Clause] = [*case.all(kind)]
        for other in clauses[1:]:
            differing = _differing(clauses[0], other)
            if differing and not _of_other_parties(clauses[0], other):
                place = next(index for index, one in enumerate(node.clauses) if one is other)
                headings = f"{quoted(clauses[0].shown_heading)} och {quoted(other.shown_heading)}"
                matter = swedish.list_of(differing)
                yield Fault(f"klausulerna {headings} säger olika saker om {matter}", at=("clauses", place))


def _differing(first: Clause, other: Clause) -> list[str]:
    """Return what two clauses of a type say differently, as the fields are called."""
    own = {name: field for name, field in type(first).model_fields.items() if name not in Clause.model_fields}
    return [
        (field.title or name).lower() for name, field in own.items() if getattr(first, name) != getattr(other, name)
    ]


def _of_other_parties(first: Clause, other: Clause) -> bool:
    """Whether two notices are for different parties."""
    if not (isinstance(first, Notice) and isinstance(other, Notice) and first.parties and other.parties):
        return False
    return set(first.parties).isdisjoint(other.parties)
