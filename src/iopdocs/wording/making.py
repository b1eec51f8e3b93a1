"""From Word files to the sources of render functions (mallarnas tillverkning).

This is what a cupboard saves: Word files are parsed, their text form is read, and Jinja and our compiler do their work.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from iopdocs.errors import TemplateError, all_or_faults
from iopdocs.paper import Paper
from iopdocs.papers import PAPERS
from iopdocs.wording import compile as compiler
from iopdocs.wording.additions import refuse_without_place
from iopdocs.wording.blocks import Block, Paragraph
from iopdocs.wording.cupboard import Entry
from iopdocs.wording.letterhead import Letterhead
from iopdocs.wording.roots import letterhead_roots, section_roots
from iopdocs.wording.source import jinja_source
from iopdocs.wording.tags import around_clauses
from iopdocs.wording.textform import parse_blocks
from iopdocs.wording.totext import to_text

__all__ = ["frame_entry", "template_parts", "wording_entry"]

_HEADING: Final = "heading 1"
_OWN_PARAGRAPHS: Final = """
{%p for point in clause.more %}
{%p if point.heading %}
## {{ point.heading }}
{%p endif %}
§ {{ point.text }}
{%p for item in point.items %}
a) {{ item.text }}
{%p for sub in item.items %}
i) {{ sub }}
{%p endfor %}
{%p endfor %}
{%p endfor %}
"""


def wording_entry(kind: str, name: str, data: bytes, letterhead: Callable[[], Letterhead], *, draft: bool) -> Entry:
    """Return the text form of a wording, and the sources of its heading and its body.

    Args:
        kind: the clause type, or the sort of paper.
        name: the file's name, for refusals.
        data: the Word file.
        letterhead: gives the letterhead that it is written under.
        draft: whether facts may be missing.

    Raises:
        TemplateError: telling every fault at once.
    """
    text = to_text(data, name=name)
    roots = section_roots(kind)

    def compiled(blocks: tuple[Block, ...]) -> str:
        head = letterhead()
        source = jinja_source(blocks, head, name=name)
        refuse_without_place(blocks, head.notes, head.lists, name)
        return compiler.python_source(source, roots, name=name, draft=draft)

    return Entry(text, tuple(all_or_faults(compiled, template_parts(text, name, kind=kind))))


def frame_entry(letterhead: Letterhead, paper: type[Paper], *, draft: bool) -> Entry:
    """Return the names of a letterhead's parts with tags, one a line, and their sources for a sort of paper.

    The main part comes twice, for what stands before the clauses and after them. Raises as :func:`wording_entry`.
    """
    first, last = around_clauses(letterhead.sources[letterhead.main])
    others = [(part, source) for part, source in letterhead.sources.items() if part != letterhead.main]
    pieces = [(letterhead.main, first), (letterhead.main, last), *others]
    compiled = partial(_framed, letterhead.name, paper, draft=draft)
    return Entry("\n".join(part for part, _ in pieces), tuple(all_or_faults(compiled, pieces)))


def _framed(name: str, paper: type[Paper], piece: tuple[str, str], *, draft: bool) -> str:
    part, source = piece
    return compiler.python_source(source, letterhead_roots(paper), name=name, draft=draft, place=part)


def template_parts(
    text: str, name: str, *, kind: str = "", own: bool = True
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the blocks of the heading, and of the rest; ``own`` puts the agreement's own paragraphs last.

    The text of a whole paper is all rest: it has as many headings as it likes.

    Raises:
        TemplateError: with the line, for what cannot be parsed and for a template that does not begin with its heading.
    """
    if kind in PAPERS:
        return (), parse_blocks(text, name=name)
    return _parted(parse_blocks(text + (_own_paragraphs(text) if own else ""), name=name), name)


def _own_paragraphs(text: str) -> str:
    """Return what prints an agreement's own paragraphs last in a clause, unless the wording gives them a place."""
    return "" if "clause.more" in text else _OWN_PARAGRAPHS


def _parted(blocks: tuple[Block, ...], name: str) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Part the heading, which a clause that continues the one before it does without, from the rest."""
    headings = [block for block in blocks if isinstance(block, Paragraph) and block.style == _HEADING]
    if len(headings) != 1 or headings[0] is not blocks[0]:
        line = headings[-1].line if headings else 1
        raise TemplateError(name, f"rad {line}", "en mall börjar med klausulens enda rubrik: # {{ heading }}")
    return blocks[:1], blocks[1:]
