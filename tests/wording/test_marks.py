"""Marks of paragraphs: bookmarks to refer to, and lists that begin anew or go on, in the text form and in Word."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from iopdocs.errors import TemplateError
from iopdocs.opc import read_package, write_package
from iopdocs.wording.fromtext import normalise, to_docx
from iopdocs.wording.textform import canonical
from iopdocs.wording.totext import to_text

MARKED = """# [#rubrik] Rubrik
§ [#insatser] Parterna bidrar med
a) lokaler
a) [#led] [börja om] personal
i) [#under] på halvtid
Ett stycke emellan
a) [fortsätt] material
[caption] [#tabell] Tabell {{ number("Tabell") }}. Insatser
- [#bilaga] Bilaga {{ number("Bilaga") }}
[#brod] Figur {{ number("Figur") }}
"""


def main_part(data: bytes) -> str:
    """The main part of a package."""
    with ZipFile(BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def test_marks_go_to_word_and_back(letterhead: dict[str, bytes]) -> None:
    """What the text form says of marks the Word file says as well, and once more after it is made anew."""
    data = to_docx(MARKED, letterhead)
    assert to_text(data) == canonical(MARKED) == MARKED
    assert normalise(data, letterhead) == data


def test_bookmarks_are_words_own(letterhead: dict[str, bytes]) -> None:
    """A name is a bookmark around the paragraph's text; each has an id of its own."""
    xml = main_part(to_docx("§ [#ett] Ett\n§ [#tva] Två\n", letterhead))
    found = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"/>.*?<w:bookmarkEnd w:id="(\d+)"/>', xml)
    assert [name for _, name, _ in found] == ["ett", "tva"]
    assert len({start for start, _, _ in found}) == 2
    assert all(start == end for start, _, end in found)


def test_lists_begin_anew_as_word_has_it(letterhead: dict[str, bytes]) -> None:
    """An item that begins a list anew has a number of its own that starts at 1; one that goes on starts above it."""
    with ZipFile(BytesIO(to_docx(MARKED, letterhead))) as package:
        numbering = package.read("word/numbering.xml").decode()
    starts = re.findall(r'<w:lvlOverride w:ilvl="2"><w:startOverride w:val="(\d)"/>', numbering)
    assert starts == ["1", "2"]


@pytest.mark.parametrize(
    ("marks", "text"),
    [
        ('<w:bookmarkStart w:id="5" w:name="Insatser"/>{}<w:bookmarkEnd w:id="5"/>', "§ [#insatser] Text\n"),
        ('{}<w:bookmarkStart w:id="5" w:name="sist"/><w:bookmarkEnd w:id="5"/>', "§ [#sist] Text\n"),
        ('<w:bookmarkStart w:id="5" w:name="_Ref123"/>{}<w:bookmarkEnd w:id="5"/>', "§ Text\n"),
    ],
)
def test_where_word_puts_bookmarks(letterhead: dict[str, bytes], marks: str, text: str) -> None:
    """A bookmark anywhere in the paragraph names it, in small letters; those that Word hides are its own."""
    data = to_docx("§ Text\n", letterhead)
    parts = read_package(data, name="x")
    run = re.search(r"<w:r>.*?</w:r>", main_part(data))
    assert run is not None
    xml = main_part(data).replace(run[0], marks.format(run[0]))
    assert to_text(write_package(parts | {"word/document.xml": xml.encode()})) == text


def test_bookmark_before_the_paragraph(letterhead: dict[str, bytes]) -> None:
    """Word puts a bookmark that begins with a whole paragraph before it at times."""
    data = to_docx("§ Ett\n§ Två\n", letterhead)
    mark = '<w:bookmarkStart w:id="5" w:name="tva"/><w:bookmarkEnd w:id="5"/>'
    xml = main_part(data).replace("</w:p><w:p>", f"</w:p>{mark}<w:p>")
    assert to_text(write_package(read_package(data, name="x") | {"word/document.xml": xml.encode()})) == (
        "§ Ett\n§ [#tva] Två\n"
    )


def test_number_that_word_gives_to_a_whole_list(letterhead: dict[str, bytes]) -> None:
    """Word gives the items after a restarted one the same number; only the first begins the list anew."""
    data = to_docx("§ A\na) ett\na) [börja om] två\na) tre\n", letterhead)
    xml = main_part(data)
    number = re.search(r"<w:numPr>.*?</w:numPr>", xml)
    assert number is not None
    last = xml.rindex("</w:pPr>")
    xml = f"{xml[:last]}{number[0]}{xml[last:]}"
    assert xml.count("<w:numPr>") == 2
    assert to_text(write_package(read_package(data, name="x") | {"word/document.xml": xml.encode()})) == (
        "§ A\na) ett\na) [börja om] två\na) tre\n"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("§ [#Stor] A", "rad 1: bokmärket ”Stor” kan inte användas"),
        ("§ [#två ord] A", "rad 1: bokmärket ”två ord” kan inte användas"),
        ("§ A\n\nBrödtext\n[#a] Brödtext", "rad 4: bokmärket ”a” står i ett stycke utan nummer"),
        ("[caption] [#a] Utan nummer", "rad 1: bokmärket ”a” står i ett stycke utan nummer"),
        ("§ [#a] [#b] A", "rad 1: stycket har två märken av samma slag"),
        ("a) [börja om] [fortsätt] A", "rad 1: stycket har två märken av samma slag"),
        ("§ [börja om] A", r"rad 1: bara led som a\) kan märkas med \[börja om\]"),
        ("i) [fortsätt] A", r"rad 1: bara led som a\) kan märkas med \[fortsätt\]"),
        ("§ [#a] A\n§ [#a] B", r"rad 2: bokmärket a finns två gånger \(första gången på rad 1\)"),
    ],
)
def test_marks_that_say_nothing(text: str, why: str) -> None:
    """A mark that cannot be kept, or that nothing could refer to, is refused with its line."""
    with pytest.raises(TemplateError, match=why):
        canonical(text)


@pytest.mark.parametrize("text", ["[#a] A", "[börja om] A"])
def test_text_that_looks_like_a_mark(letterhead: dict[str, bytes], text: str) -> None:
    """A text in Word that the text form would take for a mark is refused, not changed."""
    data = to_docx("a) Text\n", letterhead)
    xml = main_part(data).replace("Text", text)
    with pytest.raises(TemplateError, match="är ett märke i textformen"):
        to_text(write_package(read_package(data, name="x") | {"word/document.xml": xml.encode()}))


@pytest.mark.parametrize(
    ("text", "marks", "why"),
    [
        ("|= Avtalstabell | 100\n|! Text\n", 1, "cellen har ett bokmärke; sätt det på tabellens rubrik"),
        ("§ Text\n", 2, r"stycket har flera bokmärken \(b0, b1\)"),
    ],
)
def test_bookmarks_that_cannot_be_kept(letterhead: dict[str, bytes], text: str, marks: int, why: str) -> None:
    """Two bookmarks in a paragraph, or one in a table, are refused with what to do."""
    data = to_docx(text, letterhead)
    set_ = "".join(f'<w:bookmarkStart w:id="{at}" w:name="b{at}"/><w:bookmarkEnd w:id="{at}"/>' for at in range(marks))
    xml = main_part(data).replace("</w:pPr><w:r>", f"</w:pPr>{set_}<w:r>", 1)
    with pytest.raises(TemplateError, match=why):
        to_text(write_package(read_package(data, name="x") | {"word/document.xml": xml.encode()}))
