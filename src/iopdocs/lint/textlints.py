"""The lints of the words of a template (granskning av texten): what should have come out of the agreement."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from iopdocs import swedish
from iopdocs.lint._base import Remark
from iopdocs.lint.tags import Lines
from iopdocs.rules._procurement import procurement_words
from iopdocs.values import parse_orgnr
from iopdocs.values.date_words import MONTHS
from iopdocs.values.unit import UNIT_WORDS
from iopdocs.wording.blocks import MARKERS
from iopdocs.wording.inline import TAG

__all__ = ["text_remarks", "visible"]

_TAG: Final = "\ufffc"
"""Stands in the visible text where a tag writes something."""
_SPACE: Final = "[ \u00a0\u202f]"
_MARKER: Final = re.compile(rf"(?:{'|'.join(map(re.escape, MARKERS))}|\|[=!+]? ?|\[(?!\^)[^\[\]]+\] ?)")
_CONTROL: Final = re.compile(r"\{%.*?%\}")
_UNITS: Final = "|".join(sorted((re.escape(word).replace(r"\ ", _SPACE) for word in UNIT_WORDS), key=len, reverse=True))
_AMOUNT: Final = re.compile(
    rf"(?<![\w,.{_TAG}])\d[\d \u00a0\u202f]*(?:,\d+)?{_SPACE}?(?:{_UNITS})(?!\w)", re.IGNORECASE
)
_MONTH: Final = "|".join(MONTHS)
_DATE: Final = re.compile(
    rf"\b(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}{_SPACE}(?:{_MONTH})(?:{_SPACE}\d{{4}})?|(?:{_MONTH}){_SPACE}\d{{4}}"
    rf"|\d{{1,2}}/\d{{1,2}}[ -](?:19|20)\d\d|(?:under|år|året|från|till|före|efter|sedan){_SPACE}(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_OTHER_START: Final = frozenset(
    {"Annan", "Berörd", "Den", "Denna", "Detta", "En", "Ett", "Ingen", "Kommunal", "Respektive", "Samma", "Varje"}
)
_PLACE_NAME: Final = re.compile(r"\b([A-ZÅÄÖ][\w-]+(?:[ -][A-ZÅÄÖ][\w-]+)?) (?:kommuns?|stads?|landstings?)\b")
_NAMED: Final = re.compile(
    r"\b(?:Region|Regionen|Föreningen|föreningen|Stiftelsen|stiftelsen|Förbundet|förbundet) [A-ZÅÄÖ][\w-]+"
)
_TEN_DIGITS: Final = re.compile(r"(?<![\w-])\d{6}-\d{4}(?![\w-])")
_NUMBER: Final = rf"(?:\d(?:{_SPACE}?\d)*|{_TAG})"
_BREAKING: Final = re.compile(
    rf"{_NUMBER} (?:kr|tkr|mnkr|mdkr|kronor|%|procent|§§?|kap\.)(?!\w)|§ {_NUMBER}|(?<!\d)\d{{1,3}}(?: \d{{3}})+(?!\d)"
)
_LABEL: Final = re.compile(r"(?:\d+\.\d+(?:\.\d+)*\.?|\d+[.)]|\(?[a-z]{1,3}\)|[–•·*-])[ \u00a0\t]\S")
_BY_NUMBER: Final = re.compile(
    rf"\b(?:punkt|punkten|punkterna|klausul|klausulen|avsnitt|avsnittet|bilaga|stycke){_SPACE}\d+(?:\.\d+)*\b",
    re.IGNORECASE,
)

TextLint = Callable[[str], Iterator[str]]
"""Given the visible text of one line it yields what is wrong with it."""


def text_remarks(lines: Lines) -> Iterator[Remark]:
    """Yield what is wrong with the words of a template."""
    for number, line in lines:
        text = visible(line)
        for code, look in _LINTS:
            yield from (Remark(code, message, line=number) for message in look(text))


def visible(line: str) -> str:
    """Return the text of a line without its marker; a value is one sign, and what only steers is nothing."""
    return TAG.sub(_TAG, _CONTROL.sub("", _MARKER.sub("", line, count=1))).replace("**", "")


def _amounts(text: str) -> Iterator[str]:
    for found in _AMOUNT.finditer(text):
        yield f"beloppet {found[0].strip()} är skrivet i texten"


def _dates(text: str) -> Iterator[str]:
    for found in _DATE.finditer(text):
        yield f"datumet {found[0].strip()} är skrivet i texten"


def _party_names(text: str) -> Iterator[str]:
    places = (found for found in _PLACE_NAME.finditer(text) if found[1] not in _OTHER_START)
    for found in (*places, *_NAMED.finditer(text)):
        yield f"namnet {found[0]} är skrivet i texten"
    for found in _TEN_DIGITS.finditer(text):
        if _is_orgnr(found[0]):
            yield f"organisationsnumret {found[0]} är skrivet i texten"
        else:
            yield "texten har ett nummer som ser ut som ett personnummer"


def _is_orgnr(text: str) -> bool:
    try:
        parse_orgnr(text)
    except ValueError:
        return False
    return True


def _breaking_spaces(text: str) -> Iterator[str]:
    found = dict.fromkeys(one[0].replace(_TAG, "…") for one in _BREAKING.finditer(text))
    if found:
        yield f"mellanslaget i {swedish.list_of([f'”{one}”' for one in found])} kan brytas vid radens slut"


def _typed_numbers(text: str) -> Iterator[str]:
    label = _LABEL.match(text)
    if label is not None:
        yield f"stycket börjar med ”{label[0][:-1].strip()}”, som är skrivet för hand"
    for found in _BY_NUMBER.finditer(text):
        yield f"hänvisningen ”{found[0]}” är skriven med siffror"


def _procurement(text: str) -> Iterator[str]:
    words = dict.fromkeys(procurement_words(text))
    if words:
        yield f"texten talar om {swedish.list_of([f'”{word}”' for word in words])}"


_LINTS: Final[tuple[tuple[str, TextLint], ...]] = (
    ("TPL021", _amounts),
    ("TPL022", _dates),
    ("TPL023", _party_names),
    ("TPL024", _breaking_spaces),
    ("TPL025", _typed_numbers),
    ("TPL026", _procurement),
)
