"""The form of an assessment (bedömningsformulär): each criterion of a set, and the answer to it left open."""

from __future__ import annotations

from collections.abc import Iterator

from iopdocs.cli.as_yaml import written
from iopdocs.cli.form.layout import field_lines, indented
from iopdocs.cli.form.notes import note, remark
from iopdocs.criteria import SETS, Answer, Assessment, CriteriaSet
from iopdocs.reference.markdown import yaml_text

__all__ = ["assessment_form"]

_HEAD = """\
# Formulär för en bedömning av en ansökan om idéburet offentligt partnerskap (IOP).
#
# Fyll i efter kolonen. En rad som börjar med # och blanksteg är en förklaring. En rad som börjar med #
# utan blanksteg är en uppgift som får saknas: ta bort # för att använda den. Ta bort de parter som inte
# behövs.
#
#     iopdocs check FIL             visar vad som saknas och vad som inte är bedömt
#     iopdocs render --draft FIL    skriver ett utkast i Word med luckor för det som saknas
"""
_ASIDE = ("kind", "criteria_set", "answers")
_LAST = "conclusion"


def assessment_form(chosen: CriteriaSet) -> str:
    """Return the form of an assessment by a set of criteria."""
    names = [name for name in Assessment.model_fields if name not in (*_ASIDE, _LAST)]
    parts = [
        _HEAD.splitlines(),
        [*note(Assessment, "kind"), "kind: assessment"],
        *(field_lines(Assessment, name) for name in names),
        [*_set(chosen)],
        [*_answers(chosen)],
        field_lines(Assessment, _LAST),
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _set(chosen: CriteriaSet) -> Iterator[str]:
    """Yield what names a known set, or holds the municipality's own."""
    if SETS.get(chosen.id) == chosen:
        yield from remark(f"Kriterier – {chosen.shown_title}; de som finns är {', '.join(SETS)}")
        yield f"criteria_set: {chosen.id}"
        return
    yield from remark(f"Kriterier – {chosen.shown_title}")
    yield "criteria_set:"
    yield from indented(yaml_text(written(chosen.model_dump(mode="json", exclude_none=True))).splitlines())


def _answers(chosen: CriteriaSet) -> Iterator[str]:
    yield from note(Assessment, "answers")
    for name in Answer.model_fields:
        if name != "criterion":
            yield from note(Answer, name, lead=f"  {name}: ")
    yield "answers:"
    for number, one in enumerate(chosen.criteria, 1):
        demand = "" if one.required else " (bör)"
        asked = remark(f"---- {number}. {one.title}{demand}: {one.text}")
        yield from ("", *indented([*asked, f"- criterion: {one.id}", "  answer:", "  reason:", "  evidence:"]))
