"""Organisation numbers (organisationsnummer), as lag (1974:174) has them.

Ten digits: the first tells the kind of legal person, the third is at least 2 (so that no number can be taken
for a personal number), the last is a check digit. A personal number is refused without being repeated.
"""

from __future__ import annotations

import re
from typing import Annotated, Final

from iopdocs.values.checked import Checked
from iopdocs.values.refusal import exact_text, refused, shown
from iopdocs.values.spelling import written

__all__ = ["OrgNr", "group_digit", "parse_orgnr"]

_LONGEST_TEXT: Final = 40
_SHAPE: Final = re.compile(r"(?:16)?([0-9]{6})-?([0-9]{4})")
_DIGITS: Final = 10
_LEAST_THIRD: Final = "2"


def parse_orgnr(value: object) -> str:
    """Return the number as ``212000-2395``, from ten digits with or without hyphen, also after ``16``.

    Raises:
        ValueError: with a Swedish sentence, for any other form, a wrong check digit, and a personal number.
    """
    from stdnum import luhn  # stdnum loads ssl and pydoc, which most of the library's users do not need

    text = exact_text(value)
    found = _SHAPE.fullmatch(text.strip()) if text is not None and len(text) <= _LONGEST_TEXT else None
    if found is None:
        raise refused("orgnr", f"{_named(value)} är inte ett organisationsnummer; skriv som 212000-2395")
    first, last = found.groups()
    if not luhn.is_valid(first + last) or not int(first + last):
        raise refused("orgnr", f"{_named(value)} är inte ett organisationsnummer; kontrollsiffran stämmer inte")
    if first[2] < _LEAST_THIRD:
        raise refused("orgnr", "numret ser ut som ett personnummer; skriv organisationens nummer, som 212000-2395")
    return f"{first}-{last}"


def group_digit(orgnr: str) -> str:
    """Return the first digit, which tells the kind of legal person.

    2 state, region, municipality or parish; 5 limited company; 7 cooperative; 8 non-profit association or
    foundation; 9 partnership.
    """
    return orgnr[0]


def _named(value: object) -> str:
    """Return the value as shown, unless it may be a personal number with a slip in it."""
    text = exact_text(value)
    digits = [char for char in (text or "")[:1000] if char.isdigit()]
    numeric = issubclass(type(value), int | float)
    return "värdet" if numeric or (len(digits) >= _DIGITS and not _safe(digits)) else shown(value)


def _safe(digits: list[str]) -> bool:
    return len(digits) == _DIGITS and digits[2] >= _LEAST_THIRD


_JSON_SCHEMA: Final = written("organisationsnummer", _SHAPE.pattern, ["212000-2395"], number=True)

OrgNr = Annotated[str, Checked(parse_orgnr, str, _JSON_SCHEMA)]
"""An organisation number (organisationsnummer), written ``212000-2395``."""
