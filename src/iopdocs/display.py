"""How values show themselves in a notebook (visning): HTML in Swedish, escaped, with tables that can be read aloud."""

from __future__ import annotations

import html
from collections.abc import Callable, Collection, Iterable, Sequence

from iopdocs.model import HoleReached

__all__ = ["paragraph", "section", "shown", "table", "whole"]


def section(heading: str, *parts: str) -> str:
    """Return a part of a page with its heading; ``parts`` are HTML."""
    title = html.escape(heading)
    return f'<section lang="sv" aria-label="{title}"><h3>{title}</h3>{"".join(parts)}</section>'


def paragraph(text: str) -> str:
    """Return a paragraph of text."""
    return f"<p>{html.escape(text)}</p>"


def table(
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    total: Sequence[str] = (),
    figures: Collection[int] = (),
) -> str:
    """Return a table of text; ``total`` is the last row, if there is one, and ``figures`` are the columns of figures.

    The first cell of each row says what the row is about.
    """
    titles = "".join(
        f'<th scope="col"{_aligned(place in figures)}>{html.escape(one)}</th>' for place, one in enumerate(head)
    )
    body = "".join(_row(row, figures) for row in rows)
    foot = f"<tfoot>{_row(total, figures)}</tfoot>" if total else ""
    said = f"<caption>{html.escape(caption)}</caption>"
    return f'<table lang="sv">{said}<thead><tr>{titles}</tr></thead><tbody>{body}</tbody>{foot}</table>'


def shown(read: Callable[[], object]) -> str:
    """Return what ``read`` gives as text, or the title of the fact that is missing (lucka): ``[Avtalets rubrik]``."""
    try:
        value = read()
        return "" if value is None else str(value)
    except HoleReached as hole:
        return f"[{hole}]"


def whole(make: Callable[[], str]) -> str:
    """Return the HTML that ``make`` gives, or the title of the fact that is missing to make it."""
    try:
        return make()
    except HoleReached as hole:
        return paragraph(f"[{hole}]")


def _row(cells: Sequence[str], figures: Collection[int]) -> str:
    first = f'<th scope="row">{html.escape(cells[0])}</th>'
    others = (f"<td{_aligned(place in figures)}>{html.escape(one)}</td>" for place, one in enumerate(cells[1:], 1))
    return f"<tr>{first}{''.join(others)}</tr>"


def _aligned(is_figure: bool) -> str:  # noqa: FBT001 -- what it is called with says what it is
    return ' style="text-align: right"' if is_figure else ""
