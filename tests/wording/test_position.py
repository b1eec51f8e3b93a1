"""Where a tag stands in the XML."""

from __future__ import annotations

import pytest

from iopdocs.wording.position import Position


@pytest.mark.parametrize(
    ("xml", "where"),
    [
        ("", "block"),
        ("<w:document><w:body>", "block"),
        ("<w:p/>", "block"),
        ("<w:p></w:p>", "block"),
        ("<w:hdr>", "block"),
        ("<w:tbl><w:tr><w:tc>", "block"),
        ("<w:tbl><w:tblPr/>", "row"),
        ("<w:tbl><w:tr></w:tr>", "row"),
        ("<w:tbl><w:tr>", "cell"),
        ("<w:p>", ""),
        ("<w:p><w:r>", ""),
        ("<w:p><w:r><w:t>text", "inline"),
        ("<w:p><w:r><w:t>text</w:t></w:r>", ""),
        ("<w:p><w:r><w:instrText>", ""),
        ("<cp:coreProperties><dc:title>", "plain"),
        ('<w:p w:rsid="', ""),
        ("<dc:title", ""),
        ("</w:body>", "block"),
    ],
)
def test_where(xml: str, where: str) -> None:
    """The elements that are open say what kind of place it is; within an element's own brackets it is none."""
    position = Position()
    position.read(xml)
    assert position.where == where


@pytest.mark.parametrize(
    ("xml", "run"),
    [
        ("<w:r><w:t>", ""),
        ("<w:r><w:rPr><w:b/></w:rPr><w:t>", "<w:rPr><w:b/></w:rPr>"),
        ("<w:r><w:rPr><w:b/></w:rPr><w:tab/><w:t>", "<w:rPr><w:b/></w:rPr>"),
        ("<w:r><w:rPr><w:b/></w:rPr><w:t></w:t></w:r><w:r><w:t>", ""),
        ("<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>", ""),
    ],
)
def test_looks_of_the_run(xml: str, run: str) -> None:
    """A run's looks are its own, not those of the run before or of the paragraph's mark."""
    position = Position()
    position.read(xml)
    assert position.run == run


@pytest.mark.parametrize(
    ("before", "within", "whole"),
    [
        ("<w:body>", "<w:p><w:r><w:t>x</w:t></w:r></w:p>", True),
        ("<w:body>", "<w:p>", False),
        ("<w:body><w:p>", "</w:p><w:p>", False),
        ("<w:p><w:r><w:t>", "text", True),
        ("<w:p><w:r><w:t>", "</w:t></w:r><w:r><w:t>", True),
        ("<w:p><w:r><w:t>", "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>", False),
        ("<w:p><w:r><w:t>", "</w:t></w:r></w:p><w:p><w:r><w:t>", False),
        ("<w:p><w:r><w:t>", "</w:t></w:r>", False),
        ("<w:tbl>", "<w:tr></w:tr>", True),
        ("<w:tbl><w:tr>", "</w:tr><w:tr>", False),
        ("<w:tbl>", "</w:tbl><w:tbl>", False),
        ("", "</w:body><w:body>", False),
    ],
)
def test_what_is_whole(before: str, within: str, whole: bool) -> None:
    """What comes and goes closes no more than a run, and leaves the place as it was."""
    position = Position()
    position.read(before)
    mark = position.enter()
    position.read(within)
    assert position.leave(mark) is whole


@pytest.mark.parametrize(
    ("within", "whole"), [("</w:t></w:r><w:r><w:t>", True), ("</w:t></w:r></w:p><w:p><w:r><w:t>", False)]
)
def test_marks_within_marks(within: str, whole: bool) -> None:
    """What is closed inside an inner tag counts for the outer one too."""
    position = Position()
    position.read("<w:p><w:r><w:t>")
    outer, inner = position.enter(), position.enter()
    position.read(within)
    assert position.leave(inner) is whole
    assert position.leave(outer) is whole
