"""What may be compared with what in a template (jämförelser).

A comparison that can never hold, as with a choice that is misspelt, would silently drop words from an
agreement.
"""

from __future__ import annotations

import difflib
from datetime import date
from decimal import Decimal

from iopdocs.wording.scope import Type

__all__ = ["comparison_fault"]

_NONE = type(None)
_ORDERED = ((int, Decimal), (date,))


def comparison_fault(operator: str, left: Type, right: Type) -> str:
    """Return what is wrong with comparing values of two types, in Swedish, or nothing."""
    if operator in {"in", "notin"}:
        return _equality(left, right.item) if right.item else f"in kräver en lista, inte {right}"
    if operator in {"eq", "ne"}:
        return _equality(left, right)
    if left.optional or right.optional:
        return "ett värde som kan saknas går inte att jämföra i storlek; sätt {% if %} runt"
    if any(left.of(*kinds) and right.of(*kinds) for kinds in _ORDERED):
        return ""
    return f"{left} och {right} går inte att jämföra i storlek"


def _equality(left: Type, right: Type) -> str:
    if left.classes and right.classes and not _overlap(left, right):
        return f"{left} kan aldrig vara lika med {right}"
    if left.choices and right.choices and {*left.choices}.isdisjoint(right.choices):
        return _misspelt(left.choices, right.choices)
    return ""


def _overlap(left: Type, right: Type) -> bool:
    if (_NONE in left.classes and right.optional) or (_NONE in right.classes and left.optional):
        return True
    numbers = all(any(issubclass(cls, (int, Decimal)) for cls in kind.classes) for kind in (left, right))
    pairs = ((one, other) for one in left.classes for other in right.classes)
    return numbers or any(issubclass(one, other) or issubclass(other, one) for one, other in pairs)


def _misspelt(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    said, choices = (right, left) if len(right) <= len(left) else (left, right)
    near = difflib.get_close_matches(said[0], choices, n=1)
    meant = f"; menas {near[0]}?" if near else ""
    return f"”{said[0]}” finns inte att välja på; välj bland {', '.join(choices)}{meant}"
