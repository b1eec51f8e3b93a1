"""How running text says that money is paid: how often, in how many parts, before or after (utbetalningssätt)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from iopdocs import swedish
from iopdocs.clauses._phrases import FREQUENCIES, MONTHS_BETWEEN, phrase
from iopdocs.clauses.payment import Payment
from iopdocs.rules._numerals import NUMERAL, counted
from iopdocs.rules._patterns import pattern

__all__ = ["said_otherwise"]

_YEAR: Final = 12
_OFTEN: Final = {
    1: pattern(r"\bmånadsvis\b|\b(?:varje|per) månad\b", re.IGNORECASE),
    3: pattern(r"\bkvartalsvis\b|\b(?:varje|per) kvartal\b", re.IGNORECASE),
    4: pattern(r"\btertialvis\b|\b(?:varje|per) tertial\b", re.IGNORECASE),
    6: pattern(r"\bhalvårsvis\b|\b(?:varje|per) halvår\b", re.IGNORECASE),
}
"""How running text says that something recurs, by the months between."""
_PAID: Final = pattern(r"betal", re.IGNORECASE)
_TIMING: Final = pattern(r"\bi (?P<timing>förskott|efterskott)\b", re.IGNORECASE)
_PARTS: Final = pattern(
    rf"\bi (?P<count>\d{{1,2}}|{NUMERAL})(?: lika)?(?: stora)?"
    r" (?:delar|delbetalningar|utbetalningar|rater|omgångar|poster)\b",
    re.IGNORECASE,
)


def said_otherwise(node: Payment, text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text says of the payments that they are not, and what they are."""
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    if not _PAID.search(text):
        return
    between, parts, timing = _between(node), _PARTS.search(text), _TIMING.search(text)
    found = {months: match for months, often in _OFTEN.items() if (match := often.search(text))}
    if between is not None and found and between not in found:
        often = next((name for name, months in MONTHS_BETWEEN.items() if months == between), None)
        yield (
            next(iter(found.values()))[0],
            f"bidraget betalas {FREQUENCIES[often]}" if often else "dagarna säger annat",
        )
    if parts is not None and node.instalments and counted(parts["count"]) != len(node.instalments):
        yield parts[0], f"delbetalningarna är {swedish.cardinal(len(node.instalments))}"
    if timing is not None and node.timing is not None and phrase(node, "timing") != timing[0].lower():
        yield timing[0], f"bidraget betalas {phrase(node, 'timing')}"


def _between(node: Payment) -> int | None:
    """Return how many months lie between the payments; ``None`` where that is not said or differs."""
    if node.frequency is not None:
        return MONTHS_BETWEEN[node.frequency]
    dues = [one.due.first for one in node.instalments if one.due is not None]
    months = [due.year * _YEAR + due.month for due in dues]
    steps = {later - earlier for earlier, later in pairwise(months)}
    return steps.pop() if len(steps) == 1 and len(dues) == len(node.instalments) else None
