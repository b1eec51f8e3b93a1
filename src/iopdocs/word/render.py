"""Writing the package of one agreement or other paper (framställning av Word-paketet).

This is the hot path: it appends finished pieces of text, joins them, deflates the few parts that differ between
documents and copies the others as they are. It parses nothing. Same input, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iopdocs.errors import TemplateError
from iopdocs.model import HoleReached, is_hole
from iopdocs.opc import Member, compress, pack
from iopdocs.paper import Paper
from iopdocs.word.blanks import or_hole
from iopdocs.word.plan import Plan, Step, plan
from iopdocs.word.settle import Settling
from iopdocs.wording.templates import Templates

__all__ = ["render_package"]

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def render_package(paper: Paper, templates: Templates, *, draft: bool = False) -> bytes:
    """Return the bytes of the Word package for an agreement or other paper.

    Args:
        paper: without ``draft`` it has no holes and names no party that it does not have.
        templates: where the letterhead and the wording lie.
        draft: show holes as highlighted blanks, and let the letterhead say that it is a draft.

    Raises:
        TemplateError: wording that cannot be used, a reference to a clause that is not in the agreement, or, without
            ``draft``, a fact that is missing.
    """
    rendering = _Rendering(paper, templates, draft=draft)
    try:
        changing = [_member(name, pieces) for name, pieces in rendering.parts()]
    except HoleReached as hole:
        raise TemplateError(rendering.state.clause, "", f"uppgiften {hole} saknas i {paper.whole}") from hole
    written = {member.name for member in changing}
    return pack([*changing, *(one for one in templates.letterhead.unchanging if one.name not in written)])


def _member(name: str, pieces: list[str]) -> Member:
    return compress(name, (_DECLARATION + "".join(pieces)).encode())


class _Rendering:
    """One paper on its way into one document."""

    def __init__(self, paper: Paper, templates: Templates, *, draft: bool) -> None:
        no_sections = draft and is_hole(paper.sections)
        self._plan = Plan((), {}) if no_sections else plan(paper)
        self._paper = paper
        kinds = (step.section.kind for step in self._plan.steps)
        self._frame, self._wordings = templates.ready(type(paper), kinds, draft=draft)
        self._draft = draft
        self._roots = {
            "v_agreement": paper,
            "v_parties": paper.parties,
            "v_public": or_hole(lambda: paper.public),
            "v_civil": or_hole(lambda: paper.civil),
            "v_draft": draft,
        }
        self._out: list[str] = []
        head = self._letterhead = templates.letterhead
        first_note, first_list = (one.first if one else 1 for one in (head.notes, head.lists))
        self.state = Settling(paper, self._plan, self._out, first_note=first_note, first_list=first_list)

    def parts(self) -> Iterator[tuple[str, list[str]]]:
        """Write the letterhead's parts with tags, the main part with the sections first."""
        frame = self._frame
        append, state = self._out.append, self.state
        frame.before(append, state, **self._roots)
        if self._draft:
            state.fact(append, lambda: self._paper.sections, "block", "")
        for step in self._plan.steps:
            self._section(step)
        state.table(append)
        frame.after(append, state, **self._roots)
        state.finish()
        yield frame.main, self._out
        for name, write in frame.others:
            pieces: list[str] = []
            write(pieces.append, state, **self._roots)
            yield name, pieces
        head = self._letterhead
        if state.notes and head.notes:
            yield head.notes.part, head.notes.notes(state.notes)
        if state.lists and head.lists:
            yield head.lists.part, head.lists.lists(state.lists)

    def _section(self, step: Step) -> None:
        section = step.section
        wording = self._wordings[section.kind]
        heading = or_hole(lambda: section.shown_heading)
        values = {f"v_{section.kind}": section, "v_clause": section, "v_heading": heading, **self._roots}
        self.state.begin(step)
        if step.heading:
            wording.heading(self._out.append, self.state, **values)
        wording.body(self._out.append, self.state, **values)
