"""python-docx writing the agreement from scratch: paragraph by paragraph, in our letterhead's styles."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Final

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from bench.contestant import Contestant, InProcess
from bench.form import BODY, Dialect, Form
from bench.text import W
from iopdocs.opc import write_package

__all__ = ["contestant"]

Line = tuple[str, str]
"""A paragraph: its style and its text."""

Block = Line | tuple[str, list[list[Line]]]
"""A paragraph, or a table: its style and its rows, with one paragraph to a cell."""


def contestant(form: Form) -> Contestant:
    """Return python-docx, given the finished lines of the agreement and their styles."""
    finished = docx.Document(io.BytesIO(write_package(form.parts)))
    base = _emptied(form)
    blocks = [*_blocks(finished)]
    frame = [run.text for run in _frame_runs(finished)]
    given = _frame_runs(docx.Document(io.BytesIO(base)))
    wanted = [at for at, run in enumerate(given) if run.text != frame[at]]

    def package() -> bytes:
        document = docx.Document(io.BytesIO(base))
        _write(document, blocks)
        runs = [*_frame_runs(document)]
        for at in wanted:
            runs[at].text = frame[at]
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return InProcess(
        "python-docx, from scratch", "writes finished paragraphs; chooses nothing, numbers no references", package
    )


def _emptied(form: Form) -> bytes:
    """Return the letterhead alone: no text, and no values in header and footer."""
    trees = form.trees(_NOTHING)
    body = trees[BODY][0]
    for block in [child for child in body if child.tag != f"{W}sectPr"]:
        body.remove(block)
    return form.packed(trees)


def _frame_runs(document: Document) -> Iterator[Run]:
    for section in document.sections:
        for part in (section.header, section.footer):
            for paragraph in part.paragraphs:
                yield from paragraph.runs


def _blocks(document: Document) -> Iterator[Block]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            rows = [[_line(cell.paragraphs[0]) for cell in row.cells] for row in block.rows]
            yield str(block.style and block.style.name), rows
        else:
            yield _line(block)


def _line(paragraph: Paragraph) -> Line:
    return str(paragraph.style and paragraph.style.name), paragraph.text


def _write(document: Document, blocks: Iterable[Block]) -> None:
    for style, content in blocks:
        if isinstance(content, str):
            document.add_paragraph(content, style)
        else:
            table = document.add_table(len(content), len(content[0]), style)
            for at, row in enumerate(content):
                for column, (cell_style, text) in enumerate(row):
                    paragraph = table.cell(at, column).paragraphs[0]
                    paragraph.style = cell_style
                    paragraph.add_run(text)


_NOTHING: Final = Dialect(field=lambda _name: "", cell=lambda _table, _column: "", rows=lambda row, _table: [row])
