"""Rules about which criteria an assessment has chosen: how old they are and how surely known (val av kriterier)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iopdocs import swedish
from iopdocs.criteria import SETS, Assessment, CriteriaSet
from iopdocs.findings import Severity
from iopdocs.rules._base import Fault, rule
from iopdocs.rules._case import quoted

__all__: list[str] = []

_AT: Final = ("criteria_set",)
_YEARS_UNTIL_OLD: Final = 5


@rule("CRI009", Severity.NOTE, on=Assessment, paper=Assessment, hint="se efter om bedömningen ska göras om")
def criteria_are_superseded(node: Assessment, _case: Assessment) -> Iterator[Fault]:
    """Kriterierna är ersatta av nyare.

    *Varför:* Den som beslutar utgår från de kriterier som gäller när beslutet fattas.

    Fel:
        kind: assessment
        criteria_set:
          id: exempelby-2012
          title: riktlinjer för partnerskap
          publisher: Exempelby kommun
          year: 2012
          superseded_by: skr-2017
          criteria:
            - {id: market, title: Ingen marknad, text: Det finns ingen marknad.}
    Rätt:
        kind: assessment
        criteria_set: skr-2017
    """
    chosen = node.criteria_set
    newer = SETS.get(chosen.superseded_by or "")
    if chosen.superseded_by is None or (newer is not None and _is_before(node, newer)):
        return
    named = newer.shown_title if newer is not None else quoted(chosen.superseded_by)
    yield Fault(f"{chosen.shown_title} är ersatta av {named}", at=_AT, source=newer.source if newer else chosen.source)


@rule("CRI010", Severity.NOTE, on=Assessment, paper=Assessment, hint="se efter om utgivaren har ändrat dem")
def criteria_are_old(node: Assessment, _case: Assessment) -> Iterator[Fault]:
    """Kriterierna var flera år gamla när bedömningen gjordes.

    *Varför:* Riktlinjer ses ofta över varje mandatperiod. Efter fem år kan de ha ändrats utan att programmet
    vet om det.

    Fel:
        kind: assessment
        dated: 2026-03-02
        criteria_set: skr-2017
    Rätt:
        kind: assessment
        dated: 2019-03-04
        criteria_set: skr-2017
    """
    chosen = node.criteria_set
    if node.dated is None or chosen.year is None:
        return
    years = node.dated.year - chosen.year
    if years > _YEARS_UNTIL_OLD:
        age = swedish.plural(years, "år", "år", "neuter")
        yield Fault(f"{chosen.shown_title} var {age} gamla när bedömningen gjordes", at=_AT, source=chosen.source)


@rule("CRI011", Severity.NOTE, on=Assessment, paper=Assessment, hint="rätta datumet eller välj andra kriterier")
def criteria_are_newer_than_the_assessment(node: Assessment, _case: Assessment) -> Iterator[Fault]:
    """Kriterierna fanns inte när bedömningen gjordes.

    *Varför:* Den som sökte kunde inte känna till dem. Datumet kan också vara fel skrivet.

    Fel:
        kind: assessment
        dated: 2016-05-02
        criteria_set: skr-2017
    Rätt:
        kind: assessment
        dated: 2019-03-04
        criteria_set: skr-2017
    """
    chosen = node.criteria_set
    if node.dated is not None and _is_before(node, chosen):
        day = swedish.den_date(node.dated)
        yield Fault(f"bedömningen är gjord {day}, före {chosen.shown_title}", at=_AT, source=chosen.source)


@rule("CRI012", Severity.NOTE, on=Assessment, paper=Assessment, hint="läs utgivarens egen text innan beslutet fattas")
def criteria_are_known_at_second_hand(node: Assessment, _case: Assessment) -> Iterator[Fault]:
    """Kriteriernas text är återgiven i andra hand.

    *Varför:* Den som återger förkortar och väljer ord. Det är utgivarens egen text som gäller.

    Fel:
        kind: assessment
        criteria_set: uddevalla-2020
    Rätt:
        kind: assessment
        criteria_set: stenungsund
    """
    chosen = node.criteria_set
    if chosen.certainty == "second_hand":
        yield Fault(f"texten till {chosen.shown_title} är återgiven i andra hand", at=_AT, source=chosen.source)


@rule("CRI013", Severity.ERROR, on=CriteriaSet, paper=Assessment, hint="ge kriterierna olika id")
def criterion_is_listed_twice(node: CriteriaSet, _case: Assessment) -> Iterator[Fault]:
    """Två kriterier har samma id.

    *Varför:* Svaren hänvisar till kriterierna med id. Delar två samma id går det inte att veta vilket som
    menas.

    Fel:
        kind: assessment
        criteria_set:
          id: exempelby-2018
          title: riktlinjer för partnerskap
          publisher: Exempelby kommun
          criteria:
            - {id: market, title: Ingen marknad, text: Det finns ingen marknad.}
            - {id: market, title: Ingen konkurrens, text: Ingen konkurrerar.}
    Rätt:
        kind: assessment
        criteria_set:
          id: exempelby-2018
          title: riktlinjer för partnerskap
          publisher: Exempelby kommun
          criteria:
            - {id: market, title: Ingen marknad, text: Det finns ingen marknad.}
            - {id: competition, title: Ingen konkurrens, text: Ingen konkurrerar.}
    """
    seen: set[str] = set()
    for index, one in enumerate(node.criteria):
        if one.id in seen:
            yield Fault(f"id {quoted(one.id)} står på två kriterier", at=("criteria", index, "id"))
        seen.add(one.id)


def _is_before(node: Assessment, chosen: CriteriaSet) -> bool:
    return node.dated is not None and chosen.year is not None and node.dated.year < chosen.year
