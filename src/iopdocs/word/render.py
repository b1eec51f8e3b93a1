"""Writing the package of one agreement or other paper (framställning av Word-paketet).

This is the hot path: it appends finished pieces of text, joins them, deflates the few parts that differ between
documents and copies the others as they are. It parses nothing. Same input, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from iopdocs.errors import TemplateError
from iopdocs.model import HoleReached, is_hole
from iopdocs.opc import Member, compress, pack
from iopdocs.opc.names import DECLARATION
from iopdocs.paper import Paper
from iopdocs.word.blanks import or_hole
from iopdocs.word.inside import Written, bound, told
from iopdocs.word.plan import Plan, Step, plan
from iopdocs.word.references import LETTERHEAD
from iopdocs.word.settle import Settling
from iopdocs.wording.functions import RenderFunction
from iopdocs.wording.head import Carrying
from iopdocs.wording.templates import Templates

__all__ = ["render_package"]


def render_package(paper: Paper, templates: Templates, *, draft: bool = False, data: bool = True) -> bytes:
    """Return the bytes of the Word package for an agreement or other paper.

    Args:
        paper: without ``draft`` it has no holes and names no party that it does not have.
        templates: where the letterhead and the wording lie.
        draft: show holes as highlighted blanks, and let the letterhead say that it is a draft.
        data: carry the paper's data inside, so that it can be read back.

    Raises:
        ExportError: the data are more than can be read back.
        TemplateError: wording that cannot be used, a reference to a clause that is not in the agreement, or, without
            ``draft``, a fact that is missing.
    """
    rendering = _Rendering(paper, templates, draft=draft)
    carrying = templates.head.carrying if data else None
    unchanging = carrying.unchanging if carrying else templates.head.unchanging
    try:
        changing = [_member(name, pieces) for name, pieces in rendering.parts(carrying)]
    except HoleReached as hole:
        raise TemplateError(rendering.state.clause, "", f"uppgiften {hole} saknas i {paper.whole}") from hole
    written = {member.name for member in changing}
    return pack([*changing, *(member for member in unchanging if member.name not in written)])


def _member(name: str, pieces: list[str]) -> Member:
    level = 1 if name.startswith("customXml/") else 6
    return compress(name, (DECLARATION + "".join(pieces)).encode(), level=level)


def _of(parts: list[tuple[str, list[str]]], *beginnings: str) -> list[list[str]]:
    return [pieces for name, pieces in parts if name.startswith(beginnings)]


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
        head = self._letterhead = templates.head
        self.state = Settling(paper, self._plan, self._out, draft=draft, head=head)

    def parts(self, carrying: Carrying | None) -> Iterator[tuple[str, list[str]]]:
        """Write the data that are carried, the main part with the sections, and the letterhead's other parts."""
        frame = self._frame
        append, state = self._out.append, self.state
        frame.before(append, state, **self._roots)
        if self._draft:
            state.fact(append, lambda: self._paper.sections, "block", "")
        starts = [self._section(step) for step in self._plan.steps] + [len(self._out)]
        state.clause = LETTERHEAD
        frame.after(append, state, **self._roots)
        state.finish()
        if self._paper.contents is True:
            state.want_contents(self._letterhead.name)
        others = [(name, self._other(write)) for name, write in frame.others]
        if carrying is not None:
            margins = _of(others, "word/header", "word/footer")
            written = Written(self._out, starts, margins, self._notes(others))
            wordings = (self._wordings[step.section.kind] for step in self._plan.steps)
            yield carrying.part, [told(self._paper, written, wordings, carrying.texts, draft=self._draft)]
            bound(written)
        yield frame.main, self._out
        yield from others
        head = self._letterhead
        if state.notes and head.notes:
            yield head.notes.part, head.notes.notes(state.notes)
        if state.lists and head.lists:
            yield head.lists.part, head.lists.lists(state.lists)

    def _other(self, write: RenderFunction) -> list[str]:
        """Write a part besides the main one: a header, the properties."""
        pieces = self.state.into = list[str]()
        write(pieces.append, self.state, **self._roots)
        return pieces

    def _notes(self, others: list[tuple[str, list[str]]]) -> list[str]:
        """The footnotes, those of the letterhead's own too."""
        own = self._letterhead.notes
        texts = [own.before] if own else []
        texts += map("".join, [self.state.notes, *_of(others, "word/footnotes")])
        return [note for text in texts for note in text.split("</w:footnote>")]

    def _section(self, step: Step) -> int:
        """Write a section, and return where it begins."""
        start = len(self._out)
        section = step.section
        wording = self._wordings[section.kind]
        heading = or_hole(lambda: self._paper.heading_of(section))
        values = {f"v_{section.kind}": section, "v_clause": section, "v_heading": heading, **self._roots}
        self.state.begin(step)
        if step.heading:
            wording.heading(self._out.append, self.state, **values)
        wording.body(self._out.append, self.state, **values)
        return start
