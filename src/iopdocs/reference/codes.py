"""The catalogue of codes (kontroller): what each finding means, why it matters, a wrong and a right example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from iopdocs import accessibility, letterheads, profile, reading, swedish
from iopdocs.batches import codes as batches
from iopdocs.law import Source
from iopdocs.lint import codes as templates
from iopdocs.reading import Fault
from iopdocs.reference.markdown import code, heading, joined, plain
from iopdocs.rules import RULES, Rule
from iopdocs.word import codes as word_files

__all__ = ["code_catalogue", "every_code", "explain"]


class _Concern(NamedTuple):
    """The codes about one thing (område): their heading, its label, what is said of them all."""

    title: str
    label: str
    codes: Mapping[str, Rule | Fault]
    said: str = ""


_CONCERNS: Final = (
    _Concern("Reglerna: vad avtalet säger", "regler", RULES),
    _Concern("Inläsningen: filen och dess fält", "inlasning", reading.CODES),
    _Concern(
        "Word-filer: ändringar för hand",
        "word-filer",
        word_files.CODES,
        "De här koderna ges när avtalet läses in från en Word-fil som iopdocs har skrivit.",
    ),
    _Concern("Profilen: vad kommunen har bestämt", "profilen", profile.CODES),
    _Concern("Många avtal på en gång: raderna", "raderna", batches.CODES),
    _Concern(
        "Mallarna",
        "mallfel",
        templates.CODES,
        "De här koderna ger `iopdocs templates lint`, om mallar och inte om avtal.",
    ),
    _Concern(
        "Brevmallen",
        "brevmallen",
        letterheads.CODES,
        "De här koderna ger `iopdocs templates check`, om brevmallar.",
    ),
    _Concern(
        "Tillgängligheten: vad som gör ett dokument svårt att läsa",
        "tillganglighet",
        accessibility.CODES,
        "De här koderna ger `iopdocs accessibility`, om färdiga dokument, och `iopdocs templates check`.",
    ),
)


def explain(code: str) -> str:
    """Return what a code means, why, and a wrong and a right example; raises ``KeyError`` for an unknown code."""
    return every_code()[code.strip().upper()].explanation


def every_code() -> dict[str, Rule | Fault]:
    """Return what each code tells that the library can give."""
    return {code: one for concern in _CONCERNS for code, one in concern.codes.items()}


def code_catalogue() -> str:
    """Return every code as Markdown, those of one concern together and each in order."""
    return joined(map(_concern, _CONCERNS))


def _concern(concern: _Concern) -> str:
    told = (_rule(one) if isinstance(one, Rule) else _fault(one) for one in concern.codes.values())
    return joined([heading(2, concern.title, concern.label), concern.said, *told])


def _head(told: Rule | Fault) -> str:
    return heading(3, f"{told.code} {plain(told.title)}", told.code.lower())


def _rule(rule: Rule) -> str:
    examples = (("Fel", rule.wrong), ("Rätt", rule.right))
    shown = (joined([f"{word}:", code("yaml", text)]) for word, text in examples)
    return joined([_head(rule), _told(rule), *_advice(rule), *shown])


def _advice(told: Rule | Fault) -> Iterator[str]:
    if told.hint:
        yield f"**Åtgärd:** {plain(told.hint)}."
    if told.source:
        yield f"**Källa:** {_cited(told.source)}."


def _cited(source: Source) -> str:
    return f"[{plain(str(source))}]({source.url})" if source.url else plain(str(source))


def _told(told: Rule | Fault) -> str:
    return f"**{swedish.capitalised(told.severity.word)}.** {plain(told.why)}"


def _fault(fault: Fault) -> str:
    wrong, right = fault.shown
    examples = (("Fel", wrong), ("Rätt", right))
    if fault.as_told:
        shown = (f"{word}: {plain(text)}." for word, text in examples)
        return joined([_head(fault), _told(fault), *_advice(fault), *shown])
    shown = (joined([f"{word}:", code(_language(fault), text)]) for word, text in examples)
    return joined([_head(fault), _told(fault), *shown, *fault.key])


def _language(fault: Fault) -> str:
    """A piece with a fault in its form may be no YAML at all, and is not coloured as if it were."""
    return "json" if fault.right.startswith("{") and fault.wrong.endswith('"}\n') else "text"
