"""What the values of a choice are called in Swedish (valens svenska ord).

A class with choices holds ``phrases``: field name → value → Swedish phrase. The same words serve the wording,
the messages and the form that ``iopdocs new`` writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal, Protocol

from iopdocs.model import Hole, HoleReached

__all__ = ["FREQUENCIES", "MONTHS_BETWEEN", "Elsewhere", "Frequency", "HasPhrases", "Phrases", "phrase"]

Phrases = Mapping[str, Mapping[str, str]]

Elsewhere = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Words of other classes' choices for what has other words here: field → their word → the words here."""

Frequency = Literal[
    "weekly", "fortnightly", "monthly", "bimonthly", "quarterly", "four_monthly", "half_yearly", "yearly"
]
"""How often something recurs (hur ofta)."""

FREQUENCIES: Mapping[str, str] = {
    "weekly": "varje vecka",
    "fortnightly": "varannan vecka",
    "monthly": "varje månad",
    "bimonthly": "varannan månad",
    "quarterly": "varje kvartal",
    "four_monthly": "varje tertial",
    "half_yearly": "varje halvår",
    "yearly": "varje år",
}

MONTHS_BETWEEN: Mapping[str, int] = {
    "monthly": 1,
    "bimonthly": 2,
    "quarterly": 3,
    "four_monthly": 4,
    "half_yearly": 6,
    "yearly": 12,
}
"""Whole months between two occasions (månader); what recurs within a month is not here."""


class HasPhrases(Protocol):
    """A class whose choices have Swedish phrases."""

    phrases: ClassVar[Phrases]


def phrase(owner: HasPhrases, field: str) -> str:
    """Return the Swedish phrase of the value in ``field``; raises ``HoleReached`` when there is no value."""
    value = getattr(owner, field)
    if isinstance(value, Hole):
        raise HoleReached(value.title)
    return owner.phrases[field][value]
