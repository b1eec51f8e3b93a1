"""Reading packages that others made: bounds that hold, and nothing that runs or reaches out."""

import zipfile
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iopdocs.errors import TemplateError
from iopdocs.opc import (
    CONTENT_TYPES,
    Relation,
    main_document,
    parse_xml,
    read_package,
    related,
    relations,
    write_package,
)

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELS = "word/_rels/document.xml.rels"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"

Parts = dict[str, bytes]


def types(main: str = MAIN_TYPE, part: str = "/word/document.xml") -> bytes:
    """The content types of a package with one part."""
    return f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="{part}" ContentType="{main}"/></Types>'.encode()


def rels(*found: str) -> bytes:
    """Relationships, each given by its attributes."""
    inside = "".join(f"<Relationship {attributes}/>" for attributes in found)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'.encode()


def rel(kind: str, target: str, mode: str = "") -> str:
    """The attributes of a relationship."""
    return f'Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"' + (f' TargetMode="{mode}"' if mode else "")


GOOD: Parts = {
    CONTENT_TYPES: types(),
    "_rels/.rels": rels(rel("officeDocument", "word/document.xml")),
    "word/document.xml": b"<w/>",
}


def zipped(parts: Mapping[str, bytes] | list[tuple[str, bytes]]) -> bytes:
    """A zip as others write it, whatever the names."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items() if isinstance(parts, Mapping) else parts:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def refusal(data: bytes) -> TemplateError:
    """How a file is refused; the sentence tells which."""
    with pytest.raises(TemplateError) as caught:
        read_package(data, name="brev.docx")
    assert str(caught.value).startswith("brev.docx: ")
    return caught.value


def test_a_good_file() -> None:
    """All parts come out as they went in; folders are no parts."""
    assert read_package(zipped(GOOD | {"word/": b""}), name="brev.docx") == GOOD
    assert read_package(write_package(GOOD), name="brev.docx") == GOOD


@pytest.mark.parametrize("data", [b"", b"hej", b"PK\x05\x06" + bytes(10), zipped(GOOD)[:-30], zipped(GOOD)[100:]])
def test_no_zip(data: bytes) -> None:
    """What is no zip, or half a zip, is refused with what to do."""
    assert "öppna den i Word och spara den på nytt" in refusal(data).message


def test_an_old_or_encrypted_file() -> None:
    """An old .doc and a file with a password look the same from outside."""
    assert "krypterad eller i ett äldre Word-format" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").message


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../word/a.xml",
        "word/../../a.xml",
        "word\\a.xml",
        "C:a.xml",
        "word//a.xml",
        "./a.xml",
        "word/a\x01.xml",
    ],
)
def test_names_stay_inside(name: str) -> None:
    """No member may have a name that leads out of the file."""
    error = refusal(zipped(GOOD | {name: b""}))
    assert (error.place, error.message) == (name, "delens namn pekar ut ur filen")


def test_a_member_without_a_name() -> None:
    """A member without a name is refused, too."""
    data = zipped(GOOD | {"q": b""})
    at = data.rindex(b"PK\x01\x02")
    nameless = data[: at + 28] + b"\x00\x00" + data[at + 30 : at + 46] + data[at + 47 :]
    assert refusal(nameless).message


@pytest.mark.parametrize("name", ["word/document.xml", "Word/DOCUMENT.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_no_part_twice(name: str) -> None:
    """Two parts of one name, whatever the case: which of them counts is anybody's guess."""
    assert refusal(zipped([*GOOD.items(), (name, b"<x/>")])).message == "delen finns två gånger"


def test_encrypted_members() -> None:
    """A member that is encrypted is refused before it is read."""
    data = bytearray(zipped(GOOD))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data)).message == "delen är krypterad"


def test_bound_on_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may be as large as the bound and not a byte larger, packed or unpacked."""
    packed = zipped(GOOD)
    unpacked = sum(map(len, GOOD.values()))
    monkeypatch.setattr("iopdocs.opc.reading.MAX_BYTES", len(packed))
    assert read_package(packed, name="x") == GOOD
    assert "större än" in refusal(packed + b"\0").message
    larger = zipped(GOOD | {"a.bin": bytes(1_000), "b.bin": bytes(1_000)})
    monkeypatch.setattr("iopdocs.opc.reading.MAX_BYTES", unpacked + 2_000)
    assert read_package(larger, name="x")
    monkeypatch.setattr("iopdocs.opc.reading.MAX_BYTES", unpacked + 1_999)
    assert refusal(larger).place == "b.bin"


def test_bound_on_members(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may not have more members than the bound."""
    monkeypatch.setattr("iopdocs.opc.reading.MAX_MEMBERS", 3)
    assert read_package(zipped(GOOD), name="x")
    assert refusal(zipped(GOOD | {"fjärde": b""})).message == "filen har 4 delar; högst 3 godtas"


def test_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    """A member that grows a thousand times is stopped long before it has been inflated; small ones may grow."""
    bomb = zipped(GOOD | {"bomb.bin": bytes(20_000_000)})
    assert "växer mer än 200 gånger" in refusal(bomb).message
    assert read_package(zipped(GOOD | {"even.xml": b"<a/>" * 200_000}), name="x")
    denser = zipped(GOOD | {"bomb.bin": bytes(2_000_000)})
    monkeypatch.setattr("iopdocs.opc.reading.MAX_RATIO", 1_100)
    assert read_package(denser, name="x")


def test_sizes_in_headers_are_not_trusted() -> None:
    """A member that says it is small and is not is refused; one byte too many or too few is enough."""
    content = bytes(3_000_000)
    data = zipped(GOOD | {"bomb.bin": content})
    said = len(content).to_bytes(4, "little")
    assert data.count(said) == 2
    for lie in (10, len(content) - 1, len(content) + 1):
        assert refusal(data.replace(said, lie.to_bytes(4, "little"))).message


@pytest.mark.parametrize(
    "name",
    [
        "word/vbaProject.bin",
        "word/vbaData.xml",
        "word/embeddings/oleObject1.bin",
        "word/activeX/activeX1.bin",
        "customUI/customUI14.xml",
        "WORD/VBAPROJECT.BIN",
    ],
)
def test_no_macros_or_objects(name: str) -> None:
    """Macros, embedded objects and controls are refused by name."""
    assert refusal(zipped(GOOD | {name: b""})).message == "filen innehåller makron eller inbäddade objekt"


@pytest.mark.parametrize(
    "kind", [MACRO_TYPE, "application/vnd.ms-office.vbaProject", "application/vnd.ms-office.activeX+xml"]
)
def test_no_macros_under_another_name(kind: str) -> None:
    """Macros are refused by content type, whatever the part is called."""
    assert (
        refusal(zipped(GOOD | {CONTENT_TYPES: types(kind)})).message == "filen innehåller makron eller inbäddade objekt"
    )


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def with_field(inside: str) -> Parts:
    """A file whose header holds a paragraph."""
    return GOOD | {"word/header1.xml": f'<w:hdr xmlns:w="{W}"><w:p>{inside}</w:p></w:hdr>'.encode()}


def char(kind: str) -> str:
    """The beginning, middle or end of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def said(text: str) -> str:
    """A piece of a field's instruction."""
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("inside", "field"),
    [
        (f"{char('begin')}{said(' INCLUDETEXT a.docx ')}{char('end')}", "INCLUDETEXT"),
        (f"{char('begin')}{said(' DD')}{said('EAUTO cmd ')}{char('separate')}{char('end')}", "DDEAUTO"),
        ('<w:fldSimple w:instr=" dde x "><w:r/></w:fldSimple>', "DDE"),
        (f"{char('begin')}{said(' IF ')}{char('begin')}{said('LINK x')}{char('end')}{char('end')}", "LINK"),
        (f"{char('begin')}{said('INCLUDEPICTURE')}", "INCLUDEPICTURE"),
    ],
    ids=["complex", "split", "simple", "nested", "unended"],
)
def test_no_fields_that_fetch_or_run(inside: str, field: str) -> None:
    """A field that reaches out of the file when Word updates it is refused, however it is written, in any part."""
    error = refusal(zipped(with_field(inside)))
    assert (error.place, error.message) == (
        "word/header1.xml",
        f"fältet {field} hämtar eller kör något utanför filen; ta bort det i Word",
    )


@pytest.mark.parametrize("instruction", [" PAGE ", " REF _iop_dde ", " HYPERLINK &quot;https://x.se&quot; ", "LINKED"])
def test_ordinary_fields_are_read(instruction: str) -> None:
    """Page numbers, references and links stay."""
    parts = with_field(f"{char('begin')}{said(instruction)}{char('end')}")
    assert read_package(zipped(parts), name="x") == parts


@pytest.mark.parametrize(
    "kind", ["aFChunk", "attachedTemplate", "control", "oleObject", "package", "subDocument", "vbaProject"]
)
@pytest.mark.parametrize("mode", ["", "External"])
def test_no_relationship_brings_more_in(kind: str, mode: str) -> None:
    """An altChunk, an attached template (which tells the author's name and folder) and the like are refused."""
    error = refusal(zipped(GOOD | {RELS: rels(rel(kind, "x.bin", mode))}))
    assert error.place == RELS
    assert error.message.startswith("filen innehåller ")


@pytest.mark.parametrize("target", ["file:///C:\\mallar\\brev.dotx", "https://example.com/brev.dotm", "brev.dotx"])
def test_a_link_to_a_template_passes_for_those_who_drop_it(target: str) -> None:
    """Who takes the link away himself may read the file; all else is refused as before."""
    parts = GOOD | {RELS: rels(rel("attachedTemplate", target, "External"))}
    assert read_package(zipped(parts), name="x", template_link=True) == parts
    with pytest.raises(TemplateError, match="makron"):
        read_package(zipped(GOOD | {RELS: rels(rel("vbaProject", "x.bin", ""))}), name="x", template_link=True)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "https://example.com/bild.png"),
        ("hyperlink", "file:///C:/Users/anna/hemligt.docx"),
        ("hyperlink", "\\\\server\\mapp"),
        ("hyperlink", "javascript:alert(1)"),
        ("frame", "https://example.com/"),
    ],
)
@pytest.mark.parametrize("mode", ["External", "external"])
def test_links_out(kind: str, target: str, mode: str) -> None:
    """Only links to the web and to e-mail lead out of the file; the refusal holds the target."""
    assert f"”{target}”" in refusal(zipped(GOOD | {RELS: rels(rel(kind, target, mode))})).message


@pytest.mark.parametrize("target", ["https://example.com/", "HTTP://example.com", "mailto:info@example.com"])
def test_links_to_web_and_mail(target: str) -> None:
    """A link to the web or to e-mail is let in."""
    parts = GOOD | {RELS: rels(rel("hyperlink", target, "External"))}
    assert read_package(zipped(parts), name="x") == parts


@pytest.mark.parametrize("target", ["http://example.com/a.xml", "file:///a.xml", "..\\a.xml", "//server/a.xml"])
def test_inner_targets_stay_inside(target: str) -> None:
    """A target that is said to be inside is inside."""
    assert "ligger utanför den" in refusal(zipped(GOOD | {RELS: rels(rel("styles", target))})).message


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>',
        b'<?xml version="1.0"?>\n<!DOCTYPE w SYSTEM "http://example.com/x.dtd"><w/>',
        b"\xef\xbb\xbf<!DOCTYPE w><w/>",
    ],
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/media/image1.svg", "customXml/item1.xml"])
def test_no_doctype(content: bytes, part: str) -> None:
    """No part may define entities: they can explode, and read files."""
    assert refusal(zipped(GOOD | {part: content})).message == "delen har en DOCTYPE, vilket inte godtas"


@pytest.mark.parametrize(
    "content",
    [
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w><w/>'.encode("utf-16"),
        "<!DOCTYPE w><w/>".encode("utf-16-le"),
        b"<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE w><w/>",
    ],
)
def test_no_other_encoding(content: bytes) -> None:
    """In another encoding a DOCTYPE would pass unseen."""
    assert refusal(zipped(GOOD | {"word/document.xml": content})).message == "delen är inte skriven i UTF-8"


def test_relationships_are_well_formed() -> None:
    """Relationships that cannot be read are not passed over."""
    assert refusal(zipped(GOOD | {RELS: b"<Relationships>"})).message == "delen är inte välformad XML"


@pytest.mark.parametrize(
    "parts",
    [
        {"_rels/.rels": GOOD["_rels/.rels"]},
        {CONTENT_TYPES: types()},
        GOOD | {CONTENT_TYPES: types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")},
        GOOD | {CONTENT_TYPES: types(part="/word/other.xml")},
        GOOD | {"_rels/.rels": rels(rel("officeDocument", "word/other.xml"))},
    ],
)
def test_no_word_document(parts: Parts) -> None:
    """A package without a Word document in it is refused."""
    assert "Word-dokument" in refusal(zipped(parts)).message


@given(st.data())
@example(None)
def test_any_damage_is_refused(data: st.DataObject | None) -> None:
    """Whatever has happened to a file on its way, it is read or refused; there is never another exception."""
    whole = bytearray(zipped(GOOD | {RELS: rels(rel("styles", "styles.xml"))}))
    for _ in range(data.draw(st.integers(1, 8)) if data else 0):
        assert data is not None
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    parts = {CONTENT_TYPES: b""}
    with suppress(TemplateError):
        parts = read_package(bytes(whole), name="x")
    assert CONTENT_TYPES in parts


def test_the_main_document_may_have_any_name() -> None:
    """Word on the web calls the main part document2.xml."""
    parts = {
        CONTENT_TYPES: types(part="/word/document2.xml"),
        "_rels/.rels": rels(rel("officeDocument", "/word/document2.xml")),
        "word/document2.xml": b"<w/>",
    }
    assert main_document(parts, name="x") == "word/document2.xml"


def test_relations_of_a_part() -> None:
    """Targets are resolved from the part's folder; what lies outside is left as it stands."""
    parts = GOOD | {
        RELS: rels(
            rel("image", "../media/a.png"), rel("styles", "styles.xml"), rel("hyperlink", "https://x.se", "External")
        ),
        "word/styles.xml": b"<w/>",
    }
    assert relations(parts, "word/document.xml", name="x") == (
        Relation("rId1", "image", "media/a.png", external=False),
        Relation("rId1", "styles", "word/styles.xml", external=False),
        Relation("rId1", "hyperlink", "https://x.se", external=True),
    )
    assert relations(parts, "word/styles.xml", name="x") == ()
    assert related(parts, "word/document.xml", "styles", name="x") == "word/styles.xml"
    assert related(parts, "word/document.xml", "image", name="x") is None


def test_parsing_a_part() -> None:
    """A part is parsed without comments and instructions; what is not well-formed names the part."""
    root = parse_xml(b"<?xml version='1.0'?><a><!-- k --><?p i?><b/></a>", name="x.docx", part="word/a.xml")
    assert [child.tag for child in root] == ["b"]
    for content in (b"", b"<a>", b"<a>\x01</a>", b"<!DOCTYPE a><a/>"):
        with pytest.raises(TemplateError, match=r"x\.docx: word/a\.xml"):
            parse_xml(content, name="x.docx", part="word/a.xml")


def test_a_part_too_deep() -> None:
    """Elements nested without end are refused."""
    with pytest.raises(TemplateError, match="välformad"):
        parse_xml(b"<a>" * 20_000 + b"</a>" * 20_000, name="x.docx", part="word/a.xml")
