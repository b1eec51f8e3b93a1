"""Shares (andelar) in per cent, exact."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Final

from iopdocs.values.checked import Checked
from iopdocs.values.refusal import exact_text, refused, shown
from iopdocs.values.spelling import SPACE, any_case, written

__all__ = ["Share", "parse_share", "share_text"]

_WHOLE: Final = Decimal(100)
_LONGEST_TEXT: Final = 30
_MOST_DECIMALS: Final = 20
_SHARE: Final = re.compile(r"(0|[1-9][0-9]{0,2})(?:,([0-9]{1,20}))?[ \u00a0\u202f]*(?:%|procent)")


def parse_share(value: object) -> Decimal:
    """Return a share as the number of per cent: ``Decimal("12.5")`` for ``12,5 %``.

    Text must say that it is per cent, since 0,1 may mean a tenth or a thousandth. A fraction such as 1/3 is
    refused: it has no exact number of per cent. A ``Decimal`` is taken to be per cent already.

    Raises:
        ValueError: with a Swedish sentence, for anything else and for what is not between 0 and 100 %.
    """
    share = Decimal(value) if issubclass(type(value), Decimal) else _read(value)  # type: ignore[arg-type] # by its type
    if share is None or not share.is_finite() or not 0 <= share <= _WHOLE or _odd_exponent(share):
        hint = "skriv ett tal mellan 0 och 100 med procenttecken, som 12,5\N{NO-BREAK SPACE}%"
        raise refused("share", f"{shown(value)} är inte en andel; {hint}")
    return _without_trailing_zeros(share)


def share_text(share: Decimal) -> str:
    """Return the JSON text of a share, which :func:`parse_share` reads back."""
    return f"{share:f}".replace(".", ",") + "\N{NO-BREAK SPACE}%"


def _read(value: object) -> Decimal | None:
    text = exact_text(value)
    found = _SHARE.fullmatch(text.strip().lower()) if text is not None and len(text) <= _LONGEST_TEXT else None
    return Decimal(f"{found[1]}.{found[2] or 0}") if found else None


def _odd_exponent(share: Decimal) -> bool:
    return abs(int(share.as_tuple().exponent)) > _MOST_DECIMALS


def _without_trailing_zeros(share: Decimal) -> Decimal:
    whole = share.to_integral_value()
    return Decimal(int(share)) if share == whole else share.normalize()


_PATTERN: Final = rf"(?:0|[1-9][0-9]{{0,2}})(?:,[0-9]{{1,20}})?{SPACE}*(?:%|{any_case('procent')})"
_JSON_SCHEMA: Final = written("andel i procent", _PATTERN, ["10 %", "12,5 %"])

Share = Annotated[Decimal, Checked(parse_share, share_text, _JSON_SCHEMA)]
"""A share in per cent (andel): ``"12,5 %"`` is ``Decimal("12.5")``, never the fraction 0.125."""
