"""Text in fields (text): one line, several paragraphs, or a short name to refer by.

What comes in comes out: text is only normalised to NFC, and line breaks and tabs become spaces. Characters
that do not show, turn the reading direction or cannot be stored in a Word file are refused rather than
dropped.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from iopdocs.values.checked import Checked
from iopdocs.values.refusal import exact_items, exact_text, refused, shown
from iopdocs.values.spelling import JsonSchema

__all__ = ["FORBIDDEN", "Line", "Paragraphs", "Slug", "parse_line", "parse_slug"]

_LONGEST_LINE: Final = 4_000
_LONGEST_RAW: Final = 20_000
_LONGEST_TEXT: Final = 200_000
_MOST_PARAGRAPHS: Final = 200

FORBIDDEN: Final = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters other than tab and line break
    "\u200b\ufeff"  # zero width: two names that look the same would differ
    "\u202a-\u202e\u2066-\u206f"  # reading direction turned, deprecated format characters
    "\ud800-\udfff"  # half a character
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use: another sign on every computer
    "\ufdd0-\ufdef\ufff9-\uffff"  # noncharacters, and signs that something was lost
    "\U000e0000-\U000e007f"  # tags: text that nobody sees
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000))
    + "]"
)
"""Matches a character that no text may hold."""

_PLAIN: Final = re.compile("[ -~\u00a0-\u00ac\u00ae-\u017f\u2010-\u2027\u20ac]+")
"""Matches text of which no letter can be written in another way, and no character has to go, as most text is."""

_BLANK_LINES: Final = re.compile(r"\n[ \t\u00a0]*\n[ \t\u00a0\n]*")
_SLUG: Final = re.compile(r"[a-z][a-z0-9_-]{0,39}")


def parse_line(value: object) -> str:
    """Return one line or paragraph of text: NFC, no blanks around, line breaks folded to one space.

    Raises:
        ValueError: with a Swedish sentence, for what is not text, is empty, is longer than 4 000 characters
        or holds a
            character that :data:`FORBIDDEN` matches.
    """
    if type(value) is str and len(value) <= _LONGEST_LINE and _PLAIN.fullmatch(value) and (plain := value.strip()):
        return plain
    text = exact_text(value)
    if text is None:
        raise refused("text", f"{shown(value)} är inte text; sätt citattecken om det ska läsas som text")
    if len(text) > _LONGEST_RAW:
        raise _too_long(text, _LONGEST_LINE)
    line = _folded(text)
    if not line:
        raise refused("text", f"{shown(text)} är tom text; skriv något eller ta bort fältet")
    if len(line) > _LONGEST_LINE:
        raise _too_long(line, _LONGEST_LINE)
    return line


def parse_slug(value: object) -> str:
    """Return a short name in ASCII (id): a letter, then letters, digits, ``_`` and ``-``, lower-case."""
    text = exact_text(value)
    if text is None or _SLUG.fullmatch(text) is None:
        rule = "små bokstäver a–z, siffror, - och _, en bokstav först och högst 40 tecken"
        raise refused("slug", f"{shown(value)} går inte att hänvisa med; skriv {rule}")
    return text


def _folded(text: str) -> str:
    found = FORBIDDEN.search(text)
    if found is not None:
        raise _forbidden(text, found.start())
    parts = (part.strip() for part in unicodedata.normalize("NFC", text).replace("\t", " ").splitlines())
    return " ".join(part for part in parts if part)


def _forbidden(text: str, place: int) -> ValueError:
    sign = f"tecknet U+{ord(text[place]):04X} (nummer {place + 1})"
    return refused("text", f"{shown(text)} innehåller {sign}, som inte syns eller inte kan skrivas; ta bort det")


def _too_long(text: str, limit: int) -> ValueError:
    most = f"{limit:,}".replace(",", "\N{NO-BREAK SPACE}")
    return refused("text", f"{shown(text)} är för lång text; högst {most} tecken får plats")


def _pieces(value: object) -> tuple[object, ...]:
    """Return the paragraphs to be, still unchecked."""
    text = exact_text(value)
    pieces = _split(text) if text is not None else exact_items(value)
    if pieces is None:
        raise refused("text", f"{shown(value)} är inte text; skriv ett stycke eller en lista med stycken")
    if not pieces:
        raise refused("text", f"{shown(value)} är tom text; skriv minst ett stycke")
    if len(pieces) > _MOST_PARAGRAPHS:
        raise refused("text", f"texten har {len(pieces)} stycken; högst {_MOST_PARAGRAPHS} får plats")
    return pieces


def _split(text: str) -> tuple[str, ...]:
    if len(text) > _LONGEST_TEXT:
        raise _too_long(text, _LONGEST_TEXT)
    pieces = _BLANK_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(piece for piece in pieces if piece.strip(" \t\u00a0\n"))


class _Paragraphs:
    """Reads paragraphs so that a fault is told with the number of its paragraph."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        lines = core_schema.tuple_schema([handler.generate_schema(Line)], variadic_item_index=0)
        return core_schema.no_info_before_validator_function(_pieces, lines)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        many = {"type": "array", "items": _LINE, "minItems": 1, "maxItems": _MOST_PARAGRAPHS}
        return {"title": "ett eller flera stycken", "anyOf": [_LINE, many]}


# In YAML a text that looks like a number, or like yes or no, is one to other readers.
_LINE: Final[JsonSchema] = {
    "title": "text",
    "type": ["string", "number", "boolean"],
    "pattern": r"\S",
    "errorMessage": "skriv text",
}
_NAME: Final[JsonSchema] = {
    "title": "id",
    "type": "string",
    "pattern": f"^{_SLUG.pattern}$",
    "errorMessage": "skriv små bokstäver a–z, siffror, - och _, en bokstav först och högst 40\N{NO-BREAK SPACE}tecken",
}

Line = Annotated[str, Checked(parse_line, str, _LINE)]
"""One line or paragraph of text (rad, stycke)."""

Paragraphs = Annotated[tuple[str, ...], _Paragraphs]
"""One or more paragraphs (stycken): a text parted by blank lines, or a list."""

Slug = Annotated[str, Checked(parse_slug, str, _NAME)]
"""A short ASCII name to refer by (id)."""
