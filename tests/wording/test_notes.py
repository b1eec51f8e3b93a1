"""Footnotes of clause templates: in Word, in the text form, and in the documents."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from iopdocs.errors import TemplateError
from iopdocs.opc import read_package, write_package
from iopdocs.wording.fromtext import normalise, to_docx
from iopdocs.wording.textform import canonical
from iopdocs.wording.totext import to_text

NOTED = """# Rubrik
§ **Fetstil[^1]** och mer.[^2]
|= Avtalstabell | 100
|! Huvud
| Cell[^3]
[^1] Den **första** med {{ tagg }}.
[^2] Den andra.
[^3] Den tredje.
"""


def parts_of(data: bytes) -> dict[str, str]:
    """The parts of a package as text."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))}


def test_footnotes_go_to_word_and_back(letterhead: dict[str, bytes]) -> None:
    """A footnote in the text form is one of Word's own in the file, and comes back as it was."""
    data = to_docx(NOTED, letterhead)
    assert to_text(data) == NOTED.replace("**Fetstil[^1]**", "**Fetstil**[^1]")
    assert normalise(data, letterhead) == data


def test_the_file_has_what_word_wants(letterhead: dict[str, bytes]) -> None:
    """The part for footnotes has its two lines, a content type and a relationship; files without notes have none."""
    parts = parts_of(to_docx(NOTED, letterhead))
    notes = parts["word/footnotes.xml"]
    assert '<w:footnote w:type="separator" w:id="-1">' in notes
    assert '<w:footnote w:type="continuationSeparator" w:id="0">' in notes
    assert "footnotes+xml" in parts["[Content_Types].xml"]
    assert "/footnotes" in parts["word/_rels/document.xml.rels"]
    assert '<w:footnote w:id="-1"/>' in parts["word/settings.xml"]
    assert "word/footnotes.xml" not in parts_of(to_docx("§ A\n", letterhead))


def test_footnotes_are_numbered_as_they_are_used() -> None:
    """The one spelling numbers footnotes in order of use, with their texts last in that order."""
    assert canonical("[^7] sjua\n§ A[^9]\n[^9] nia\n§ B[^7]") == "§ A[^1]\n§ B[^2]\n[^1] nia\n[^2] sjua\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("§ A[^1]", r"rad 1: fotnoten \[\^1\] har ingen text"),
        ("§ A[^1]\n§ B[^1]\n[^1] text", r"rad 2: fotnoten \[\^1\] används två gånger"),
        ("§ A\n[^1] text", r"rad 2: fotnoten \[\^1\] används inte"),
        ("§ A[^1]\n[^1] text\n[^1] igen", r"fotnoten \[\^1\] används inte, eller har två texter"),
        ("§ A[^1]\n[^1] {%p if x %}", r"rad 2: fotnoten \[\^1\] har ingen text"),
    ],
)
def test_footnotes_that_do_not_match(text: str, why: str) -> None:
    """A footnote has one place and one text; otherwise the line is told."""
    with pytest.raises(TemplateError, match=why):
        canonical(text)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("</w:p></w:footnote></w:footnotes>", "</w:p><w:p/></w:footnote></w:footnotes>", "fotnoten har flera stycken"),
        ("Den tredje.", "", r"fotnoten \[\^3\] har ingen text"),
    ],
)
def test_footnotes_in_word_that_cannot_be_kept(letterhead: dict[str, bytes], old: str, new: str, why: str) -> None:
    """A footnote of several paragraphs, or none, is refused with its place."""
    data = to_docx(NOTED, letterhead)
    notes = parts_of(data)["word/footnotes.xml"]
    assert old in notes
    parts = read_package(data, name="x") | {"word/footnotes.xml": notes.replace(old, new).encode()}
    with pytest.raises(TemplateError, match=f"fotnot 3.*{why}"):
        to_text(write_package(parts))


def test_text_that_looks_like_a_footnote(letterhead: dict[str, bytes]) -> None:
    """Brackets in Word that the text form would take for a footnote are refused, not made into one."""
    data = to_docx("§ Text\n", letterhead)
    xml = parts_of(data)["word/document.xml"].replace("Text", "Text[^1]")
    with pytest.raises(TemplateError, match="går inte att skilja från en fotnot"):
        to_text(write_package(read_package(data, name="x") | {"word/document.xml": xml.encode()}))
