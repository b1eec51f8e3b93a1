"""The faults of YAML syntax in Swedish (YAML-fel).

The two parsers of PyYAML word the same fault differently, so a fault is known by a telling part of the
message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from iopdocs.reading.nodes import FileFault, Position

if TYPE_CHECKING:
    from yaml import Mark, YAMLError

__all__ = ["syntax_fault"]

_QUOTE: Final = "skriv hela texten inom citattecken"
_TAB: Final = ("raden är indragen med tabbtecken", "använd blanksteg för indrag")
_INDENT: Final = "fält på samma nivå ska ha lika stort indrag, och inget får stå efter ett avslutande citattecken"
_KEY: Final = "skriv fältets namn, kolon och blanksteg före värdet"
_DASH: Final = "varje punkt i en lista börjar med streck och blanksteg"
_OWN_LINE: Final = "börja varje punkt på en egen rad"
_BACKSLASH: Final = "använd enkla citattecken, eller skriv \\\\"

_BY_PROBLEM: Final = (
    (
        "mapping values are not allowed",
        "ett kolon står mitt i en text, eller raden är fel indragen",
        'skriv en text med kolon inom citattecken, till exempel "Mål: minskad ensamhet"',
    ),
    ("tab character", *_TAB),
    ("cannot start any token", "värdet börjar med ett tecken som har egen betydelse i YAML", _QUOTE),
    ("could not find expected ':'", "raden är varken ett fält med kolon eller en punkt med streck", _KEY),
    ("expected key", "raden hör inte ihop med raderna före", _INDENT),
    ("expected <block end>", "raden hör inte ihop med raderna före", _INDENT),
    ("'-' indicator", "raden hör inte ihop med listan före", _DASH),
    ("sequence entries are not allowed", "en lista kan inte börja på samma rad som fältets namn", _OWN_LINE),
    ("end of stream", "citattecknet som öppnas här stängs aldrig", _QUOTE),
    ("document indicator", "citattecknet som öppnas här stängs aldrig", _QUOTE),
    ("escape", "ett omvänt snedstreck står i en text inom dubbla citattecken", _BACKSLASH),
    ("',' or ']'", "en hakparentes som öppnas här stängs aldrig, eller ett kommatecken saknas", _QUOTE),
    ("',' or '}'", "en klammer som öppnas här stängs aldrig, eller ett kommatecken saknas", _QUOTE),
    ("node content", "värdet börjar med ett tecken som har egen betydelse i YAML", _QUOTE),
    ("tag", "ett märke som börjar med ! används inte i avtal", _QUOTE),
)  # fmt: skip
_OTHERWISE: Final = ("raden går inte att läsa som YAML", _QUOTE)
_BEGAN: Final = ("could not find expected ':'", "end of stream", "document indicator", "',' or '")
"""Faults that are found later than where they are."""


def syntax_fault(error: YAMLError, text: str) -> FileFault:
    """Return what the YAML parser says as a fault with a Swedish sentence, a hint and the place."""
    problem = getattr(error, "problem", None) or ""
    began = any(part in problem for part in _BEGAN)
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    mark = next((one for one in (reversed(marks) if began else marks) if one is not None), None)
    sentence, hint = _sentence(problem, mark, text)
    return FileFault("INP014", sentence, mark and Position(mark.line + 1, mark.column + 1), hint)


def _sentence(problem: str, mark: Mark | None, text: str) -> tuple[str, str]:
    if "cannot start any token" in problem and mark and text[mark.index : mark.index + 1] == "\t":
        return _TAB
    return next(((sentence, hint) for part, sentence, hint in _BY_PROBLEM if part in problem), _OTHERWISE)
