"""Whatever somebody has written, lint tells of it and never gives up, and what it lets pass can be used."""

from __future__ import annotations

import io
import tempfile
from functools import cache
from pathlib import Path

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from iopdocs.errors import TemplateError
from iopdocs.lint import lint
from iopdocs.lint.trial import with_file
from iopdocs.wording.templates import builtin

PIECES = st.sampled_from(
    [
        "Text. ", "500 kr ", "1.1 ", "a) ", "Kommunen ", "*", "**fet** ", "| a ", "§ ", "[#namn] ", "[^1]",
        "\u00a0",
        "{{ term.period|period }}", "{{ term.", "period }}", "{{ x.name }}", "{{ heading }}", "{{ }}", "{{ a b }}",
        "{{%", "%}",
        "{% if draft %}", "{% if term.period.last %}", "{% if %}", "{% elif draft %}", "{% else %}", "{% endif %}",
        "{%p if term.period.last %}", "{%p else %}", "{%p endif %}", "{%p for x in parties %}", "{%p endfor %}",
        "{% for x in parties %}", "{% for a, b in parties %}", "{% for term in parties %}", "{% endfor %}",
        "{%tr for x in parties %}", "{%tr endfor %}", "{%tr if draft %}", "{%tr endif %}", "{%- if draft -%}",
        "{%tc for x in parties %}", "{%tc endfor %}",
        '{{ ref("term") }}', '{{ ref("nej") }}', '{{ ref("term.nej") }}', "{{ ref() }}",
        '{{ refs("a", 1) }}', "{{ ref(*parties) }}",
        '{% if has("nej") %}', "{% if has(1) %}", '{% if term.nej == "a" %}', "{% if 1 < 2 < 3 %}",
        "{% if term is defined %}",
        '{% if parties|length > "a" %}', '{{ "a" ~ heading }}', "{{ 1 if draft }}", '{{ "a" if draft else "b" }}',
        "{% raw %}", "{% endraw %}", "{% set a = 1 %}", "{# en tanke #}", "{{ term.period() }}", '{{ term["period"] }}',
    ]
)  # fmt: skip
STYLES = st.sampled_from(["Avtalspunkt", "Avtalsled", "Body Text", "heading 1", "Normal", "Tabelltext"])
PARAGRAPHS = st.lists(st.tuples(STYLES, st.lists(PIECES, min_size=1, max_size=5)), max_size=6)
CELLS = st.lists(st.lists(PIECES, max_size=2), max_size=4)


@cache
def start() -> bytes:
    """A sound template to write more in."""
    return builtin().path("term.docx").read_bytes()


def written(paragraphs: list[tuple[str, list[str]]], cells: list[list[str]]) -> bytes:
    """A Word file as somebody may have left it."""
    document = docx.Document(io.BytesIO(start()))
    for style, pieces in paragraphs:
        paragraph = document.add_paragraph("", style)
        for piece in pieces:
            paragraph.add_run(piece)
    if cells:
        table = document.add_table(1, len(cells), "Avtalstabell")
        for cell, pieces in zip(table.rows[0].cells, cells, strict=True):
            cell.text = "".join(pieces)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, CELLS)
def test_lint_tells_of_anything_and_lets_pass_what_can_be_used(
    paragraphs: list[tuple[str, list[str]]], cells: list[list[str]]
) -> None:
    """*What the compiler of wordings refuses is told here too*: a template without errors compiles."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "term.docx"
        path.write_bytes(written(paragraphs, cells))
        found = lint(path, builtin())
        assert all(remark.message and remark.advice for remark in found.remarks)
        assert len(docx.Document(io.BytesIO(found.commented())).comments) == len(found.remarks)
        assert found.findings.errors or compiles(path)


def compiles(path: Path) -> bool:
    """Whether a template can be used."""
    try:
        with_file(builtin(), path, "term").wording("term")
    except TemplateError:
        return False
    return True
