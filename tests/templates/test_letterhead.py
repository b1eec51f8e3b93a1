"""The built-in letterhead: its files beside it, its styles, its one list, and what must never be in it."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from iopdocs.opc import main_document, read_package, related, relations, write_package
from iopdocs.wording.blocks import LEVELS, STYLES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAME = "letterhead.docx"

Parts = dict[str, bytes]


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    """The folder with the letterhead's parts as plain files."""
    return root / "templates" / "sv" / "letterhead"


@pytest.fixture(scope="module")
def parts(folder: Path) -> Parts:
    """The parts of the letterhead."""
    return read_package(folder.with_suffix(".docx").read_bytes(), name=NAME)


@pytest.fixture(scope="module")
def styles(parts: Parts) -> dict[str, etree._Element]:
    """The letterhead's styles by name."""
    root = etree.fromstring(parts["word/styles.xml"])
    return {value(style, "name"): style for style in root.iter(f"{W}style")}


def value(element: etree._Element, path: str, attribute: str = "val") -> str:
    """The value of the element at a path; each step is Word's."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}{attribute}", "")


def test_files_beside_it(folder: Path, parts: Parts) -> None:
    """The files that reviewers read are the letterhead's parts, byte for byte; it is made of them alone."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert files == parts
    assert folder.with_suffix(".docx").read_bytes() == write_package(files)


def test_every_part_is_reachable(parts: Parts) -> None:
    """Every part is well-formed, has a content type, and is pointed to by another."""
    types = etree.fromstring(parts["[Content_Types].xml"])
    named = {one.get("PartName") for one in types if one.get("PartName")}
    content = {f"/{name}" for name in parts if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert named == content
    assert all(etree.fromstring(data) is not None for data in parts.values())
    sources = ("", main_document(parts, name=NAME))
    targets = {f"/{one.target}" for source in sources for one in relations(parts, source, name=NAME)}
    assert targets == content


def test_every_style_is_there(styles: dict[str, etree._Element]) -> None:
    """Every style that templates may name is there, spelled as Word spells it in every language."""
    assert set(STYLES) <= set(styles)


def test_styles_lead_to_styles(styles: dict[str, etree._Element]) -> None:
    """What a style is based on or followed by is a style of the letterhead, and ids are unique."""
    ids = [style.get(f"{W}styleId", "") for style in styles.values()]
    assert len(set(ids)) == len(ids)
    led = {value(style, step) for style in styles.values() for step in ("basedOn", "next", "link")} - {""}
    assert led <= set(ids)


def test_built_in_styles_have_word_s_own_ids(styles: dict[str, etree._Element]) -> None:
    """Built-in styles have an English Word's ids and are not custom; our own are."""
    assert styles["heading 1"].get(f"{W}styleId") == "Heading1"
    assert styles["List Bullet"].get(f"{W}styleId") == "ListBullet"
    custom = {name for name, style in styles.items() if style.get(f"{W}customStyle") == "1"}
    assert custom == {name for name in STYLES if re.match("Avtal|Tabell|Signatur|Underskrift|Utkast", name)}


def test_one_list_for_the_agreement(parts: Parts, styles: dict[str, etree._Element]) -> None:
    """Heading, paragraph, item and sub-item are levels of one list; style and level point at each other."""
    numbering = etree.fromstring(parts["word/numbering.xml"])
    lists = {one.get(f"{W}numId"): value(one, "abstractNumId") for one in numbering.iter(f"{W}num")}
    levels = {
        (one.get(f"{W}abstractNumId"), level.get(f"{W}ilvl")): level
        for one in numbering.iter(f"{W}abstractNum")
        for level in one.iter(f"{W}lvl")
    }
    used = set()
    for name, at in LEVELS.items():
        number = value(styles[name], "pPr/numPr/numId")
        assert (value(styles[name], "pPr/numPr/ilvl") or "0") == str(at)
        assert value(levels[lists[number], str(at)], "pStyle") == styles[name].get(f"{W}styleId")
        used.add((name == "List Bullet", number))
    assert len(used) == 2


def test_labels_of_the_list(parts: Parts) -> None:
    """Clauses are numbered 1, paragraphs 1.1, items a), sub-items i); the list's id never changes."""
    agreement = next(etree.fromstring(parts["word/numbering.xml"]).iter(f"{W}abstractNum"))
    found = [(value(one, "numFmt"), value(one, "lvlText")) for one in agreement.iter(f"{W}lvl")]
    assert found == [("decimal", "%1"), ("decimal", "%1.%2"), ("lowerLetter", "%3)"), ("lowerRoman", "%4)")]
    assert value(agreement, "multiLevelType") == "multilevel"
    assert value(agreement, "nsid") == "10A0B0C1"


def test_swedish(parts: Parts) -> None:
    """The language is Swedish in the defaults, the settings and the properties, and nowhere another."""
    assert value(etree.fromstring(parts["word/styles.xml"]), "docDefaults/rPrDefault/rPr/lang") == "sv-SE"
    assert value(etree.fromstring(parts["word/settings.xml"]), "themeFontLang") == "sv-SE"
    assert b"<dc:language>sv-SE</dc:language>" in parts["docProps/core.xml"]
    assert b"en-US" not in b"".join(parts.values())


def test_laid_out_as_word_of_today(parts: Parts) -> None:
    """Without the compatibility mode Word would lay the document out as Word 2007 did."""
    settings = etree.fromstring(parts["word/settings.xml"]).iter(f"{W}compatSetting")
    assert {one.get(f"{W}name"): one.get(f"{W}val") for one in settings}["compatibilityMode"] == "15"


def test_fields_are_not_updated_on_opening(parts: Parts) -> None:
    """Word would ask the reader whether to update; numbers of pages are there already."""
    assert b"updateFields" not in parts["word/settings.xml"]
    footer = etree.fromstring(parts["word/footer1.xml"])
    text = "".join(one.text or "" for one in footer.iter(f"{W}t", f"{W}instrText"))
    assert text == "{{ agreement.title }}Sida  PAGE 1 av  NUMPAGES 4"
    assert [one.get(f"{W}fldCharType") for one in footer.iter(f"{W}fldChar")] == ["begin", "separate", "end"] * 2


def test_page(parts: Parts) -> None:
    """A4, with a header and a footer on every page; the right tab stands at the edge of the text."""
    document = docx.Document(BytesIO(write_package(parts)))
    (section,) = document.sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.left_margin is not None
    assert section.right_margin is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert not section.different_first_page_header_footer
    width = section.page_width - section.left_margin - section.right_margin
    for style in ("Header", "Footer"):
        (tab,) = document.styles[style].paragraph_format.tab_stops
        assert tab.position == width


@pytest.mark.parametrize("name", ["heading 1", "heading 2", "Title", "caption", "Tabellhuvud", "Underskrift"])
def test_kept_with_the_next(styles: dict[str, etree._Element], name: str) -> None:
    """No heading, caption or head of a table is left alone at the foot of a page, nor a line to sign on."""
    assert styles[name].find(f"{W}pPr/{W}keepNext") is not None


@pytest.mark.parametrize("name", ["Tabellsiffra", "Tabellhuvud siffra", "Tabellsumma siffra"])
def test_figures_to_the_right(styles: dict[str, etree._Element], name: str) -> None:
    """Figures stand to the right, so that they can be compared."""
    assert value(styles[name], "pPr/jc") == "right"


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2 reckons it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_contrast_and_size(styles: dict[str, etree._Element]) -> None:
    """Every text can be read: at least 4.5:1 against the shading of a table's head, and at least 9 points."""
    shading = luminance("EDF1F6")
    for name, style in styles.items():
        colour = value(style, "rPr/color")
        if colour:
            assert (shading + 0.05) / (luminance(colour) + 0.05) >= 4.5, name
        assert int(value(style, "rPr/sz") or "22") >= 18, name


def test_no_person_no_program(parts: Parts) -> None:
    """No author, company, template, revision id or thumbnail: nothing that somebody's Word has left."""
    everything = b"".join(parts.values())
    for trace in (b"rsid", b"lastModifiedBy", b"Company", b"attachedTemplate", b"python-docx", b"Theme=", b"docVar"):
        assert trace not in everything
    assert {name.rpartition(".")[2] for name in parts} == {"xml", "rels"}


def test_fonts_are_named(parts: Parts) -> None:
    """The one font has a stand-in of the same widths where it is missing, so that pages break alike."""
    used = set(re.findall(rb'w:(?:ascii|hAnsi|cs|eastAsia)="([A-Z][^"]*)"', parts["word/styles.xml"]))
    assert used == {b"Calibri"}
    fonts = etree.fromstring(parts["word/fontTable.xml"])
    assert [value(one, "altName") for one in fonts] == ["Carlito"]
    assert related(parts, "word/document.xml", "fontTable", name=NAME) == "word/fontTable.xml"
