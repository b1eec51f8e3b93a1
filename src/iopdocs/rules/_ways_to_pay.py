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
from iopdocs.values.date_words import MONTHS

__all__ = ["days_of_the_year", "months_named", "recurrences_said", "said_otherwise"]

_YEAR: Final = 12
_OFTEN: Final = {
    1: pattern(r"\bmånadsvis\b|\b(?:varje|per) månad\b", re.IGNORECASE),
    3: pattern(r"\bkvartalsvis\b|\b(?:varje|per) kvartal\b", re.IGNORECASE),
    4: pattern(r"\btertialvis\b|\b(?:varje|per) tertial\b", re.IGNORECASE),
    6: pattern(r"\bhalvårsvis\b|\b(?:varje|per) halvår\b", re.IGNORECASE),
}
"""How running text says that something recurs, by the months between."""
_MONTH: Final = pattern(rf"\b(?:(?P<day>[1-9]|[12]\d|3[01]) )?(?P<month>{'|'.join(MONTHS)})\b", re.IGNORECASE)
_MORE_THAN_A_LIST: Final = pattern(
    r"\d{4}|[–-]|\b(?:utom|undantag\w*|första gången|sista gången|därefter|för|till och med|eller)\b", re.IGNORECASE
)
"""What makes months something else than a list of when it is paid: a year, a range, an exception."""
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
    found = recurrences_said(text)
    if between is not None and found and between not in found:
        often = next((name for name, months in MONTHS_BETWEEN.items() if months == between), None)
        yield (
            next(iter(found.values())),
            f"bidraget betalas {FREQUENCIES[often]}" if often else "dagarna säger annat",
        )
    if parts is not None and node.instalments and counted(parts["count"]) != len(node.instalments):
        yield parts[0], f"delbetalningarna är {swedish.cardinal(len(node.instalments))}"
    if timing is not None and node.timing is not None and phrase(node, "timing") != timing[0].lower():
        yield timing[0], f"bidraget betalas {phrase(node, 'timing')}"


def recurrences_said(text: str) -> dict[int, str]:
    """Return the words that say how often something recurs, by the months between."""
    return {months: match[0] for months, often in _OFTEN.items() if (match := often.search(text))}


def months_named(text: str) -> frozenset[int]:
    """Return the months of the year that a text lists, 1 to 12; none where it tells of more than a list."""
    return frozenset(month for month, _ in days_of_the_year(text))


def days_of_the_year(text: str) -> list[tuple[int, int | None]]:
    """Return the month, and the day where it is told, of each time of the year that a text lists."""
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    found = [] if _MORE_THAN_A_LIST.search(text) else _MONTH.finditer(text)
    return [(MONTHS.index(one["month"].lower()) + 1, int(one["day"]) if one["day"] else None) for one in found]


def _between(node: Payment) -> int | None:
    """Return how many months lie between the payments; ``None`` where that is not said or differs."""
    if node.frequency is not None:
        return MONTHS_BETWEEN[node.frequency]
    dues = [one.due.first for one in node.instalments if one.due is not None]
    months = [due.year * _YEAR + due.month for due in dues]
    steps = {later - earlier for earlier, later in pairwise(months)}
    return steps.pop() if len(steps) == 1 and len(dues) == len(node.instalments) else None
