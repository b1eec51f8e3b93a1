"""What a wording says, in all the ways that its clause can be filled (provtexter).

The clause is rendered beside those that it refers to, and without them, between two parties and between several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class
from iopdocs.document import Document
from iopdocs.errors import TemplateError
from iopdocs.lint.trial import mentioned, with_file
from iopdocs.samples import Sample, example_agreement, samples
from iopdocs.word.reader import Item, Line, as_text, read_items
from iopdocs.word.render import render_package
from iopdocs.wording.templates import Templates

__all__ = ["Trial", "Trials", "try_wording"]

_PARTS: Final = re.compile(r"[.,;:()]+(?:\s|$)|\t")
_WHOLE: Final = 3
"""The first samples are shown whole, the others by what is new in them."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One way to fill the clause (prov): what sets it apart, and the lines of its text that were not seen before."""

    label: str
    text: str


@dataclass(frozen=True)
class Trials:
    """What came of trying a wording: each text that it can say, and a document that holds them one after the other."""

    trials: tuple[Trial, ...]
    document: Document


def try_wording(path: Path, kind: str, templates: Templates) -> Trials:
    """Render a clause template with clauses drawn from the class of its kind.

    Args:
        path: the Word file.
        kind: the clause type.
        templates: the letterhead, and the wordings of the other clauses.

    Raises:
        TemplateError: the template cannot be used, and why; all its faults at once.
        OSError: the file cannot be read.
    """
    own = with_file(templates, path, kind)
    wording = own.wording(kind)
    cls = clause_class(kind)
    beside = [clause_class(other).example for other in mentioned(wording.text, kind)]
    made = [*_tried(samples(cls), beside, own)]
    shown = [sample for sample, _, among in made if among]
    clauses = [_told_apart(sample, cls.title, at) for at, sample in enumerate(shown)]
    title = f"Prov av {path.name}"
    agreement = Agreement.model_validate(example_agreement(*clauses, *beside) | {"title": title})
    document = Document(render_package(agreement, own), agreement.shown_title)
    return Trials(tuple(trial for _, trial, _ in made), document)


def _tried(
    ways: tuple[Sample, ...], beside: list[dict[str, Any]], templates: Templates
) -> Iterator[tuple[Sample, Trial, bool]]:
    """Yield each sample that says something new, what it says, and whether it was tried among the usual two parties."""
    seen: set[str] = set()
    settings = [("", beside, False, ways), ("fyra parter; ", beside, True, ways)]
    if beside:
        settings.insert(1, ("utan de klausuler som texten hänvisar till; ", [], False, ways[:_WHOLE]))
    for said, others, many, tried in settings:
        for at, sample in enumerate(tried):
            try:
                lines = _lines(sample.data, others, templates, many=many)
            except TemplateError as error:
                if others or not beside:
                    raise
                yield sample, Trial(said + sample.label, f"går inte att skriva: {error.message}"), False
                break
            new = [line for line in lines if not seen.issuperset(_words(line))]
            whole = at < _WHOLE and not said
            seen.update(word for line in lines for word in _words(line))
            if new:
                yield sample, Trial(said + sample.label, "\n".join(lines if whole else new)), not said


def _lines(data: Mapping[str, Any], beside: list[dict[str, Any]], templates: Templates, *, many: bool) -> list[str]:
    """Return the text of the clause, a line for each paragraph and row."""
    agreement = Agreement.model_validate(example_agreement(data, *beside, many=many))
    items = read_items(render_package(agreement, templates))
    return as_text(tuple(_first_clause(items))).splitlines()


def _first_clause(items: tuple[Item, ...]) -> Iterator[Item]:
    inside = False
    for item in items:
        if isinstance(item, Line) and item.style == "heading 1" and item.label:
            inside = item.label == "1"
        if inside:
            yield item


def _words(line: str) -> list[str]:
    """Return the parts of a line, without its number: the same parts in another order say nothing new."""
    return [part.strip() for part in _PARTS.split(line.lstrip("0123456789. \t")) if part.strip()]


def _told_apart(sample: Sample, title: str, at: int) -> dict[str, Any]:
    """Return the data of a sample with a heading that says what it is, and a name of its own but for the first."""
    named = {"id": f"prov-{at + 1}"} if at else {}
    return {**sample.data, "heading": f"{title} – {sample.label}", **named}
