"""Rules about sentences that cannot both be true, or not be true at all (motsägelser i texten)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.findings import Path, Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._patterns import pattern
from iopdocs.rules._sentences import sentences
from iopdocs.values.spelling import SPACE

__all__: list[str] = []

_WHOLE: Final = 100
_PERCENT: Final = pattern(
    rf"(?<![\d,–-])(?P<share>\d{{1,3}}(?:,\d+)?){SPACE}?(?:%|procent)(?P<of>{SPACE}av{SPACE}\w+)?"
)
_PAID: Final = pattern(
    r"\b(?:betalar|bekostar|finansierar|svarar för|står för|bidrar med|tillskjuter|delas|fördelas|delar)\b",
    re.IGNORECASE,
)
_BESIDE: Final = pattern(
    r"\s*(?:,|,? och|,? samt|,? medan)\s+(?!av\b|med\b|till\b|högst\b|minst\b)[^\d.;:%()]{3,50}\s", re.IGNORECASE
)
_TIME: Final = pattern(r"\b(?:år|året|månad\w*|halvår\w*|termin\w*|därefter|sedan|därav)\b", re.IGNORECASE)


@rule("TXT020", Severity.WARNING, on=Agreement, hint="rätta andelarna så att de tillsammans är högst hela kostnaden")
def shares_in_a_sentence_exceed_the_whole(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Andelarna i en mening är mer än det hela.

    *Varför:* Vem som betalar hur mycket går då inte att räkna ut.

    Fel:
        clauses:
          - {kind: free, heading: Hyra, points: [Kommunen betalar 60 % och föreningen 50 % av hyran.]}
    Rätt:
        clauses:
          - {kind: free, heading: Hyra, points: [Kommunen betalar 60 % och föreningen 40 % av hyran.]}
    """
    for found in case.saying("%", "procent"):
        for _, sentence in sentences(found.text):
            shares = _beside_each_other(sentence) if _PAID.search(sentence) else []
            if sum(shares) > _WHOLE:
                told = swedish.list_of(map(swedish.percent, shares))
                total = swedish.percent(sum(shares, Decimal(0)))
                yield Fault(f"klausulen {case.heading(found.path)} säger {told}, tillsammans {total}", at=found.path)


def _beside_each_other(sentence: str) -> list[Decimal]:
    """Return the shares of one thing that a sentence gives one after the other; none of what changes with time."""
    found = [*_PERCENT.finditer(sentence)]
    between = [sentence[one.end() : other.start()] for one, other in pairwise(found)]
    wholes = {one["of"].strip().lower() for one in found if one["of"]}
    if len(found) < 2 or len(wholes) > 1 or not all(_BESIDE.fullmatch(one) for one in between):  # noqa: PLR2004 -- a pair
        return []
    return [] if _TIME.search(sentence, found[0].end()) else [Decimal(one["share"].replace(",", ".")) for one in found]


_DENYING: Final = (" ingen ", " inga ", " inte någon ", " inte något ", " utan ", " ingen\u00a0", " inga\u00a0")
_DENIED: Final = pattern(
    r"\b(?:avtalet|partnerskapet|överenskommelsen|samarbetet|samverkan|insatserna)\b[^.;]{0,60}"
    r"(?P<words>\b(?:ingen|inga|inte[ \u00a0]någo[nt]|utan)[ \u00a0]"
    r"(?:ekonomiska?[ \u00a0]|kontanta?[ \u00a0])?(?:ersättning(?:ar)?|betalning(?:ar)?|bidrag|medel|pengar))\b"
    r"(?![ \u00a0](?:för|om|vid|när|utöver|till|därutöver))",
    re.IGNORECASE,
)
_GIVEN: Final = pattern(
    rf"\b(?:ersätter|betalar|bidrar|utbetalar|lämnar|ger)\b[^.;]{{0,60}}?\bmed{SPACE}|\b(?:betalar|utbetalar)\b[^.;]{{0,40}}?"
    rf"(?=\d)",
    re.IGNORECASE,
)
_SUM: Final = pattern(rf"\d[\d \u00a0]*(?:,\d+)?{SPACE}?(?:kr|kronor|tkr|mnkr)\b")


@rule("TXT021", Severity.WARNING, on=Agreement, hint="ta bort den mening eller det belopp som inte stämmer")
def text_denies_money_that_is_given(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten säger att inga pengar betalas, men avtalet har ett belopp som betalas.

    *Varför:* Båda kan åberopas, och den som har räknat med pengarna vet inte om de kommer. Ofta är meningen kvar från
    ett tidigare avtal.

    Fel:
        clauses:
          - {kind: free, heading: Pengar, points: [Avtalet innebär ingen ekonomisk ersättning.]}
    Rätt:
        clauses:
          - {kind: free, heading: Pengar, points: [Bidraget framgår av budgeten.]}
    """
    for found in case.saying(*_DENYING):
        said = _DENIED.search(found.text)
        given = _given(case, found.path) if said is not None else None
        if said is not None and given is not None:
            yield Fault(
                f"klausulen {case.heading(found.path)} säger {quoted(said['words'])} men {given}", at=found.path
            )


def _given(case: Case, denied: Path) -> str | None:
    """Return what tells of money all the same: the budget, or a sentence with an amount that a party pays."""
    if case.cash_lines:
        return f"budgeten har ett bidrag, {quoted(case.cash_lines[0][0].label)}"
    for found in case.saying("kr"):
        for _, sentence in sentences(found.text):
            paid = _GIVEN.search(sentence)
            amount = _SUM.search(sentence, paid.end()) if paid is not None else None
            if amount is not None and _DENIED.search(sentence) is None:
                where = "samma klausul" if found.path[1] == denied[1] else f"klausulen {case.heading(found.path)}"
                return f"{where} nämner {re.sub(' ', swedish.NBSP, amount[0])}"
    return None
