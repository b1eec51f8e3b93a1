"""Writing the package of one agreement (framställning av Word-paketet).

This is the hot path: it appends finished pieces of text, joins them, deflates the few parts that differ between documents
and copies the others as they are. It parses nothing. Same input, same bytes.
"""

from __future__ import annotations

from iopdocs.agreement import Agreement
from iopdocs.opc import Member, compress, pack
from iopdocs.word.plan import plan
from iopdocs.word.settle import Settling
from iopdocs.wording.templates import Templates

__all__ = ["render_package"]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "word/document.xml"


def render_package(agreement: Agreement, templates: Templates, *, draft: bool = False) -> bytes:
    """Return the bytes of the Word package for an agreement.

    Raises :class:`iopdocs.errors.TemplateError` for wording that cannot be used and for a reference to a clause that is
    not in the agreement.
    """
    out: list[str] = []
    laid = plan(agreement)
    state = Settling(agreement, laid, out)
    roots = {"v_agreement": agreement, "v_parties": agreement.parties, "v_public": agreement.public, "v_civil": agreement.civil, "v_draft": draft}
    frame = templates.frame(draft=draft)
    before, after = frame[_MAIN]
    before(out.append, state, **roots)
    for step in laid.steps:
        wording = templates.wording(step.clause.kind, draft=draft)
        values = {f"v_{step.clause.kind}": step.clause, "v_heading": step.clause.shown_heading, **roots}
        state.begin(step)
        if step.heading:
            wording.heading(out.append, state, **values)
        wording.body(out.append, state, **values)
    after(out.append, state, **roots)
    state.finish()
    members = [_member(_MAIN, out)]
    for name, (write, *_) in frame.items():
        if name != _MAIN:
            part: list[str] = []
            write(part.append, state, **roots)
            members.append(_member(name, part))
    return pack([*members, *templates.unchanging])


def _member(name: str, pieces: list[str]) -> Member:
    return compress(name, (_DECLARATION + "".join(pieces)).encode())
