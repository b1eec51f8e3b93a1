"""The catalogue of codes (kontroller): what each finding means, why it matters, a wrong and a right example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iopdocs import accessibility, letterheads, profile, reading, swedish
from iopdocs.batches import codes as batches
from iopdocs.law import Source
from iopdocs.lint import codes as templates
from iopdocs.reading import Fault
from iopdocs.reference.markdown import code, heading, joined, plain
from iopdocs.rules import RULES, Rule
from iopdocs.word import codes as word_files

__all__ = ["code_catalogue", "every_code", "explain"]

_WORD_FILES: Final = "Word-filer: ändringar för hand"
_READING: Final = "Inläsningen: filen och dess fält"
_PROFILE: Final = "Profilen: vad kommunen har bestämt"
_BATCHES: Final = "Många avtal på en gång: raderna"
_TEMPLATES: Final = "Mallarna"
_LETTERHEADS: Final = "Brevmallen"
_ACCESSIBILITY: Final = "Tillgängligheten: vad som gör ett dokument svårt att läsa"
_RULES: Final = "Reglerna: vad avtalet säger"


def explain(code: str) -> str:
    """Return what a code means, why, and a wrong and a right example; raises ``KeyError`` for an unknown code."""
    return every_code()[code.strip().upper()].explanation


def every_code() -> dict[str, Rule | Fault]:
    """Return what each code tells that the library can give."""
    told = (
        reading.CODES,
        RULES,
        word_files.CODES,
        profile.CODES,
        batches.CODES,
        templates.CODES,
        letterheads.CODES,
        accessibility.CODES,
    )
    return {code: one for table in told for code, one in table.items()}


def code_catalogue() -> str:
    """Return every code as Markdown, those of one concern together and each in order."""
    return joined(
        [
            heading(2, _RULES, "regler"),
            *(_rule(rule) for rule in RULES.values()),
            heading(2, _READING, "inlasning"),
            *(_fault(fault) for fault in reading.CODES.values()),
            heading(2, _WORD_FILES, "word-filer"),
            "De här koderna ges när avtalet läses in från en Word-fil som iopdocs har skrivit.",
            *(_fault(fault) for fault in word_files.CODES.values()),
            heading(2, _PROFILE, "profilen"),
            *(_fault(fault) for fault in profile.CODES.values()),
            heading(2, _BATCHES, "raderna"),
            *(_fault(fault) for fault in batches.CODES.values()),
            heading(2, _TEMPLATES, "mallfel"),
            "De här koderna ger `iopdocs templates lint`, om mallar och inte om avtal.",
            *(_fault(fault) for fault in templates.CODES.values()),
            heading(2, _LETTERHEADS, "brevmallen"),
            "De här koderna ger `iopdocs templates check`, om brevmallar.",
            *(_fault(fault) for fault in letterheads.CODES.values()),
            heading(2, _ACCESSIBILITY, "tillganglighet"),
            "De här koderna ger `iopdocs accessibility`, om färdiga dokument, och `iopdocs templates check`.",
            *(_fault(fault) for fault in accessibility.CODES.values()),
        ]
    )


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
