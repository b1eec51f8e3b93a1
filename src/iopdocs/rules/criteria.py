"""Rules about the assessment that precedes an agreement (bedömning enligt kriterier).

Criteria are somebody's policy and conflict with those of others. A rule tells what the chosen ones say and whose they
are; it never tells that a partnership is not allowed.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Final

from iopdocs import swedish
from iopdocs.criteria import Answer, Assessment, CriteriaSet, Criterion
from iopdocs.findings import Severity
from iopdocs.rules._base import Fault, rule
from iopdocs.rules._case import quoted

__all__: list[str] = []

_POLICY: Final = "policy och ingen lag"


def _criterion(answer: Answer, case: Assessment) -> Criterion | None:
    return case.criteria_set.criterion(answer.criterion)


@rule(
    "CRI001",
    Severity.WARNING,
    on=Answer,
    paper=Assessment,
    hint="motivera varför partnerskap ändå är rätt form, eller pröva till exempel föreningsbidrag eller upphandling",
)
def criterion_is_not_met(node: Answer, case: Assessment) -> Iterator[Fault]:
    """Ett kriterium är inte uppfyllt.

    *Varför:* Kriterierna är en policy som den som beslutar väntar sig följs. Ett avsteg kan vara rätt, men ska
    vara ett beslut och inget förbiseende.

    Fel:
        kind: assessment
        answers:
          - {criterion: not_purchase, answer: no, reason: Kommunen betalar hela kostnaden.}
    Rätt:
        kind: assessment
        answers:
          - {criterion: not_purchase, answer: yes, reason: Båda parter bidrar., evidence: budget i ansökan}
    """
    criterion = _criterion(node, case)
    if criterion is not None and criterion.required and node.answer == "no":
        whose = swedish.genitive(case.criteria_set.publisher)
        message = f"kriteriet {quoted(criterion.title)} är inte uppfyllt; det är {whose} {_POLICY}"
        yield Fault(message, at=("answer",), source=case.criteria_set.source)


@rule("CRI002", Severity.NOTE, on=Answer, paper=Assessment, hint="motivera varför partnerskap ändå är rätt form")
def recommendation_is_not_met(node: Answer, case: Assessment) -> Iterator[Fault]:
    """Något som bör vara uppfyllt är inte uppfyllt.

    *Varför:* Den som har skrivit kriterierna ser detta som en fördel, inte som ett krav. Den som beslutar bör
    veta om det.

    Fel:
        kind: assessment
        answers:
          - {criterion: programme, answer: no, reason: Kommunen har inget sådant program.}
    Rätt:
        kind: assessment
        answers:
          - {criterion: programme, answer: yes, reason: Planen nämner föreningslivet., evidence: äldreplanen}
    """
    criterion = _criterion(node, case)
    if criterion is not None and not criterion.required and node.answer == "no":
        message = f"{quoted(criterion.title)}, som bör vara uppfyllt enligt {case.criteria_set.publisher}, är det inte"
        yield Fault(message, at=("answer",), source=case.criteria_set.source)


@rule("CRI003", Severity.WARNING, on=Answer, paper=Assessment, hint="skriv under reason vad som brister")
def answer_lacks_reason(node: Answer, case: Assessment) -> Iterator[Fault]:
    """Ett nej eller delvis är inte motiverat.

    *Varför:* Den sökande och den som beslutar behöver veta vad som brister, annars går det inte att rätta till.

    Fel:
        kind: assessment
        answers:
          - {criterion: shared_steering, answer: partly}
    Rätt:
        kind: assessment
        answers:
          - {criterion: shared_steering, answer: partly, reason: Kommunen har ännu ingen plats i styrgruppen.}
    """
    criterion = _criterion(node, case)
    if criterion is not None and node.answer != "yes" and node.reason is None:
        yield Fault(f"svaret {node.phrase} på kriteriet {quoted(criterion.title)} saknar motivering", at=("answer",))


@rule("CRI004", Severity.WARNING, on=Assessment, paper=Assessment, hint="lägg till ett svar under answers")
def criterion_is_unanswered(node: Assessment, _case: Assessment) -> Iterator[Fault]:
    """Ett kriterium är inte bedömt.

    *Varför:* En bedömning som hoppar över ett kriterium ser ut som om det vore uppfyllt.

    Fel:
        kind: assessment
        without: [market]
    Rätt:
        kind: assessment
        answers:
          - {criterion: market, answer: yes, reason: Ingen annan erbjuder något liknande., evidence: ansökan}
    """
    for one in node.judged:
        if one.answer is None:
            message = f"kriteriet {quoted(one.criterion.title)} ({one.criterion.id}) är inte bedömt"
            yield Fault(message, at=("answers",), source=node.criteria_set.source)


@rule("CRI005", Severity.ERROR, on=Answer, paper=Assessment)
def criterion_is_not_in_the_set(node: Answer, case: Assessment) -> Iterator[Fault]:
    """Svaret gäller ett kriterium som inte finns bland de valda.

    *Varför:* Kriterier från olika utgivare liknar varandra men är inte desamma. Svaret skulle falla bort ur
    dokumentet.

    Fel:
        kind: assessment
        answers:
          - {criterion: marked, answer: yes, evidence: ansökan}
    Rätt:
        kind: assessment
        answers:
          - {criterion: market, answer: yes, evidence: ansökan}
    """
    chosen = case.criteria_set
    if chosen.criterion(node.criterion) is None:
        message = f"kriteriet {quoted(node.criterion)} finns inte i {chosen.shown_title}"
        yield Fault(message, at=("criterion",), hint=_nearest(node.criterion, chosen), source=chosen.source)


def _nearest(key: str, chosen: CriteriaSet) -> str:
    ids = [one.id for one in chosen.criteria]
    near = difflib.get_close_matches(key, ids, n=1)
    return f"menas {near[0]}?" if near else f"kriterierna är {', '.join(ids)}"


@rule("CRI006", Severity.ERROR, on=Assessment, paper=Assessment, hint="behåll ett av svaren")
def criterion_is_answered_twice(node: Assessment, _case: Assessment) -> Iterator[Fault]:
    """Samma kriterium har två svar.

    *Varför:* Det går inte att veta vilket av svaren som gäller.

    Fel:
        kind: assessment
        answers:
          - {criterion: market, answer: yes, evidence: ansökan}
          - {criterion: market, answer: no, reason: Ett företag erbjuder samma sak.}
    Rätt:
        kind: assessment
        answers:
          - {criterion: market, answer: yes, evidence: ansökan}
    """
    seen: dict[str, int] = {}
    for index, one in enumerate(node.answers):
        first = seen.setdefault(one.criterion, index)
        if first != index:
            which = f"svar nummer {first + 1} och svar nummer {index + 1}"
            message = f"kriteriet {quoted(one.criterion)} är besvarat två gånger, i {which}"
            yield Fault(message, at=("answers", index, "criterion"))


@rule("CRI007", Severity.NOTE, on=Answer, paper=Assessment, hint="ange under evidence vad svaret bygger på")
def yes_lacks_evidence(node: Answer, case: Assessment) -> Iterator[Fault]:
    """Ett ja saknar underlag.

    *Varför:* Den som granskar partnerskapet i efterhand vill se vad bedömningen byggde på.

    Fel:
        kind: assessment
        answers:
          - {criterion: long_term, answer: yes, reason: Samarbetet är tänkt för tre år.}
    Rätt:
        kind: assessment
        answers:
          - {criterion: long_term, answer: yes, reason: Samarbetet är tänkt för tre år., evidence: ansökan}
    """
    criterion = _criterion(node, case)
    if criterion is not None and node.answer == "yes" and node.evidence is None:
        yield Fault(f"svaret ja på kriteriet {quoted(criterion.title)} saknar underlag", at=("answer",))


@rule("CRI008", Severity.WARNING, on=Assessment, paper=Assessment, hint="ange både en offentlig och en idéburen part")
def applicant_or_public_party_is_missing(node: Assessment, _case: Assessment) -> Iterator[Fault]:
    """Den sökande eller den offentliga parten saknas.

    *Varför:* Ett partnerskap har minst en offentlig och en idéburen part, och kriterierna handlar om dem båda.

    Fel:
        kind: assessment
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
    Rätt:
        kind: assessment
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    """
    wanted = (("offentlig part", node.public), ("idéburen part som söker", node.civil))
    for what, parties in wanted:
        if not parties:
            yield Fault(f"bedömningen har ingen {what}", at=("parties",))
