"""The hard cases of a redline: what points out of the text, other letterheads, what Word and LibreOffice add."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import iopdocs as iop
from iopdocs.document import Document
from iopdocs.errors import ExportError, TemplateError
from iopdocs.opc import CONTENT_TYPES, read_package, write_package
from iopdocs.word.reader import read_items
from tests.changes.settled import settled, shown, without_automatic
from tests.changes.written import MAIN, W, compared, document, heading, marked, p, package, part, run, table

END = p("Slut.")
RELATIONS = "word/_rels/document.xml.rels"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def settles(old: Document, new: Document) -> bool:
    """Whether accepting all gives the new text, and rejecting all the old."""
    made = compared(old, new)
    accepted, rejected = settled(made.data, "accept"), settled(made.data, "reject")
    kept = shown(without_automatic(rejected)) == shown(without_automatic(old.data))
    return kept and shown(accepted) == shown(new.data)


def changed(made: Document, **parts: Callable[[bytes], bytes]) -> Document:
    """A document with some parts changed; their names with __ for the slash."""
    there = read_package(made.data, name="avtal.docx")
    named = {name.replace("__", "/").replace("DOT", "."): change for name, change in parts.items()}
    return Document(write_package(there | {name: change(there[name]) for name, change in named.items()}), made.title)


def pointing(made: Document, relation: str, **more: bytes) -> Document:
    """A document whose text points to something more."""
    there = read_package(made.data, name="avtal.docx") | {name.replace("__", "/"): one for name, one in more.items()}
    there[RELATIONS] = there[RELATIONS].replace(b"</Relationships>", f"{relation}</Relationships>".encode())
    return Document(write_package(there), made.title)


def noted(*texts: str) -> bytes:
    """Footnotes."""
    notes = "".join(
        f'<w:footnote w:id="{at}">{p(run("") + run(text), "FootnoteText")}</w:footnote>'
        for at, text in enumerate(texts, 1)
    )
    return package()["word/footnotes.xml"].replace(b"</w:footnotes>", f"{notes}</w:footnotes>".encode())


def note(number: int) -> str:
    """A reference to a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def test_footnotes() -> None:
    """A note that has changed is marked word by word; one that is gone comes along, marked as deleted."""
    old = document(
        p(run("Ett") + note(1)), p(run("Två är borta") + note(2)), END, footnotes=noted("Lag 2018.", "Bort.")
    )
    new = document(p(run("Ett") + note(1)), END, p(run("Ny text") + note(2)), END, footnotes=noted("Lag 2019.", "Ny."))
    assert marked(old, new, "word/footnotes.xml") == [
        "Lag [-2018-]{+2019+}.",
        "{+Ny.+}",
        "[-Bort.-]",
    ]
    assert settles(old, new)


def test_footnotes_come_along_to_a_document_without() -> None:
    """A new document that has no part for notes gets one for those that are struck out."""
    old, new = document(p(run("Ett") + note(1)), p("Två."), END, footnotes=noted("Not.")), document(p("Två."), END)
    bare = read_package(new.data, name="avtal.docx")
    del bare["word/footnotes.xml"]
    for name in (CONTENT_TYPES, RELATIONS):
        start = bare[name].rindex(b"<", 0, bare[name].index(b"footnotes.xml"))
        bare[name] = bare[name][:start] + bare[name][bare[name].index(b"/>", start) + 2 :]
    lacking = Document(write_package(bare), "Avtal")
    assert marked(old, lacking, "word/footnotes.xml") == ["[-Not.-]"]
    assert settles(old, lacking)


def link(url: str, text: str, made: Callable[[str], Document]) -> Document:
    """A document with a link to the web."""
    inner = f'<w:hyperlink {R} r:id="rId77"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>'
    relation = f'<Relationship Id="rId77" Type="{KIND}/hyperlink" Target="{url}" TargetMode="External"/>'
    return pointing(made(p(run("Se ") + inner)), relation)


def test_a_link_that_leads_elsewhere_is_a_change() -> None:
    """The same words that lead to another place are marked, and what is struck out leads where it did."""
    old, new = (
        link(url, "webben", lambda one: document(one, END)) for url in ("https://a.example", "https://b.example")
    )
    made = compared(old, new)
    assert marked(old, new) == ["Se [-webben-]{+webben+}"]
    relations = read_package(made.data, name="x")[RELATIONS]
    assert all(f'Target="https://{one}.example"'.encode() in relations for one in "ab")


def test_a_link_that_leads_to_the_same_is_none() -> None:
    """The numbers that two files have for a link do not matter."""
    old = link("https://a.example", "webben", lambda one: document(one, END))
    same = changed(
        old,
        **{
            "word/_rels/document.xml.rels": lambda one: one.replace(b"rId77", b"rId99"),
            MAIN: lambda one: one.replace(b"rId77", b"rId99"),
        },
    )
    assert marked(old, same) == []


def picture(name: str, content: bytes, kind: str = "image") -> Document:
    """A document with a picture."""
    drawing = f'<w:r><w:drawing><a:blip xmlns:a="urn:a" {R} r:embed="rId77"/></w:drawing></w:r>'
    relation = f'<Relationship Id="rId77" Type="{KIND}/{kind}" Target="media/{name}"/>'
    made = document(p(run("Bild: ") + drawing), END)
    typed = changed(
        made,
        **{
            CONTENT_TYPES: lambda one: one.replace(
                b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1
            )
        },
    )
    return pointing(typed, relation, **{f"word__media__{name}": content})


def test_pictures() -> None:
    """A picture that is struck out comes along under a name of its own; the same picture is no change."""
    old, new = picture("a.png", b"old"), picture("a.png", b"new")
    parts = read_package(compared(old, new).data, name="x")
    assert {parts[name] for name in parts if name.startswith("word/media/")} == {b"old", b"new"}
    assert len([*part(compared(old, new)).iter(f"{W}drawing")]) == 2
    assert marked(old, picture("b.png", b"old")) == []


def test_what_cannot_come_along() -> None:
    """What cannot be shown as struck out is told of, with what to do."""
    with pytest.raises(ExportError, match=r"det gamla dokumentet har något .* \(chart\); ta bort det där i Word"):
        compared(picture("a.png", b"old", "chart"), document(END))


def test_simple_fields_are_struck_out_in_runs() -> None:
    """A field in one element becomes one in runs when it is struck out: nothing else can be."""
    field = '<w:fldSimple w:instr=" SEQ Bilaga "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    old, new = document(p(run("Bilaga ") + field), p("Två."), END), document(p("Två."), END)
    root = part(compared(old, new))
    assert [one.text for one in root.iter(f"{W}delInstrText")] == [" SEQ Bilaga "]
    assert settles(old, new)


def test_content_controls_and_remarks_are_left_out() -> None:
    """The redline has what content controls hold, not the controls; remarks stay where they were made."""
    control = f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{p("Inne.")}</w:sdtContent></w:sdt>'
    remark = '<w:commentRangeStart w:id="1"/><w:r><w:t>Ett.</w:t></w:r><w:commentRangeEnd w:id="1"/>'
    mark = '<w:r><w:commentReference w:id="1"/></w:r>'
    root = part(compared(document(p("Ett."), p("Inne."), END), document(p(remark + mark), control, END)))
    assert [*root.iter(f"{W}sdt", f"{W}commentReference", f"{W}ins", f"{W}del")] == []


def test_bookmarks_between_paragraphs() -> None:
    """A bookmark that begins and ends between paragraphs goes into them, and ends after it has begun."""
    start, end = '<w:bookmarkStart w:id="5" w:name="x"/>', '<w:bookmarkEnd w:id="5"/>'
    old = document(start, p("Ett."), end, p("Två."), END)
    root = part(compared(old, document(p("Två."), END)))
    marks = [one.tag for one in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]
    assert marks == [f"{W}bookmarkStart", f"{W}bookmarkEnd"]
    alone = part(compared(document(start, end, END), document(start, END)))
    assert [*alone.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")] == []
    twice = p(f'{start}{run("Ett.")}{end}<w:bookmarkStart w:id="6" w:name="X"/><w:bookmarkEnd w:id="6"/>')
    named = part(compared(document(END), document(twice, END)))
    assert [one.get(f"{W}name") for one in named.iter(f"{W}bookmarkStart")] == ["x"]


def test_an_end_of_a_section() -> None:
    """A cover of its own stays with the new document, changed or not, and is no part of what is struck out."""
    cover = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    old = document(p("Omslag 2018.", looks=cover), p("Text."), END)
    new = document(p("Omslag 2019.", looks=cover), p("Text."), END)
    assert marked(old, new) == ["Omslag [-2018-]{+2019+}."]
    without = document(p("Text."), END)
    assert len([*part(compared(old, without)).iter(f"{W}sectPr")]) == 1
    assert len([*part(compared(without, new)).iter(f"{W}sectPr")]) == 2
    assert settles(old, new)
    assert settles(old, without)


def numbered(numbers: str) -> bytes:
    """The numbering, with more lists."""
    return package()["word/numbering.xml"].replace(b"</w:numbering>", f"{numbers}</w:numbering>".encode())


def test_lists_that_begin_anew() -> None:
    """What is struck out keeps the letters that it had, though its list is not in the new document."""
    anew = (
        '<w:num w:numId="{}"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    looks = '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="{}"/></w:numPr>'
    first = [p("Ja.", "Avtalsled"), p("Nej.", "Avtalsled")]
    old = document(
        *first,
        p("Om.", "Avtalsled", looks.format(9)),
        p("Sist.", "Avtalsled", looks.format(9)),
        END,
        numbering=numbered(anew.format(9)),
    )
    new = document(*first, END)
    labels = [getattr(item, "label", "") for item in read_items(settled(compared(old, new).data, "reject"))]
    assert labels == ["a)", "b)", "a)", "b)", "0.1"]
    assert settles(old, new)
    other = document(*first, p("Sist.", "Avtalsled", looks.format(5)), END, numbering=numbered(anew.format(5)))
    assert settles(old, other)


def test_a_kind_of_list_that_is_not_there_comes_along() -> None:
    """A list of another kind is added to the new document's, without what binds the old one to styles."""
    kind = (
        '<w:abstractNum w:abstractNumId="7"><w:nsid w:val="7AAAAAAA"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1:"/></w:lvl></w:abstractNum>'
    )
    numbering = package()["word/numbering.xml"].replace(b"<w:num ", f"{kind}<w:num ".encode(), 1)
    numbering = numbering.replace(
        b"</w:numbering>", b'<w:num w:numId="9"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    looks = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr>'
    old = document(p("Romerskt.", "BodyText", looks), END, numbering=numbering)
    made = compared(old, document(END))
    root = part(made, "word/numbering.xml")
    assert "7AAAAAAA" not in {one.get(f"{W}val") for one in root.iter(f"{W}nsid")}
    assert "upperRoman" in {one.get(f"{W}val") for one in root.iter(f"{W}numFmt")}
    assert settles(old, document(END))


def test_styles_by_name(examples: Path, letterheads: dict[str, bytes], tmp_path: Path) -> None:
    """Between two letterheads the text settles: styles are the same by name, whatever their ids are."""
    data = iop.load(examples / "timra-soraker-2018.yaml").to_data()
    other = data | {"clauses": [one for one in data["clauses"] if one["kind"] != "relation"]}
    made = {"": iop.render(data)}
    for name, content in letterheads.items():
        (tmp_path / name / "sv").mkdir(parents=True)
        (tmp_path / name / "profile.yaml").write_text("name: Exempelby kommun\n", "utf-8")
        (tmp_path / name / "sv" / "letterhead.docx").write_bytes(content)
        made[name] = iop.render(other, draft=True, profile=tmp_path / name)

    def said(data: bytes) -> list[str | tuple[str, ...]]:
        return [getattr(item, "text", "") or getattr(item, "texts", "") for item in read_items(data)]

    for one, another in (("", "region"), ("region", "svensk_word"), ("svensk_word", "")):
        redlined = compared(made[one], made[another]).data
        assert said(settled(redlined, "accept")) == said(made[another].data)
        rejected = without_automatic(settled(redlined, "reject"))
        assert said(rejected) == said(without_automatic(made[one].data))


def test_a_style_that_is_not_there() -> None:
    """A style that the new document lacks gives way to the one it is based on, or to the ordinary one."""
    styles = package()["word/styles.xml"].replace(
        b"</w:styles>",
        b'<w:style w:type="paragraph" w:styleId="Eget"><w:name w:val="Eget"/><w:basedOn w:val="Avtalspunkt"/></w:style>'
        b'<w:style w:type="paragraph" w:styleId="Ensamt"><w:name w:val="Ensamt"/></w:style></w:styles>',
    )
    old = document(p("Eget.", "Eget"), p("Ensamt.", "Ensamt"), END, styles=styles)
    root = part(compared(old, document(END)))
    styled = [one.get(f"{W}val") for one in root.iter(f"{W}pStyle")]
    assert styled == ["Avtalspunkt", "Avtalspunkt"]
    assert settles(old, document(END))


def test_contents_follow_the_new_document(examples: Path) -> None:
    """A table of contents that is in both is that of the new one; in one alone it is marked as a whole."""
    data = iop.load(examples / "timra-soraker-2018.yaml").to_data()
    fewer = [one for one in data["clauses"] if one["kind"] != "relation"]
    old, new = (iop.render(data | {"contents": True, "clauses": one}, draft=True) for one in (data["clauses"], fewer))
    plain = iop.render(data, draft=True)
    assert not [line for line in marked(old, new) if "\t" in line or line.startswith("[-4")]
    assert any(line.endswith("Parter+}{+¶+}") for line in marked(plain, new))
    assert settles(old, new)
    assert settles(plain, new)
    assert settles(old, plain)


def test_a_table_at_the_end_of_a_cell() -> None:
    """Tables in cells are compared like others."""

    def nested(text: str) -> str:
        return table("Yttre|x").replace(p("x", "Tabelltext"), table(f"Inre|{text}") + p("x", "Tabelltext"))

    old, new = document(p("A."), nested("1 kr"), END), document(p("A."), nested("2 kr"), END)
    assert marked(old, new) == ["[-1 kr-]{+2 kr+}"]
    assert settles(old, new)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04"])
def test_no_word_file(data: bytes) -> None:
    """What is no Word file is refused by name."""
    with pytest.raises(TemplateError, match="det gamla dokumentet"):
        compared(Document(data, "Avtal"), document(END))


def test_a_document_without_text() -> None:
    """A document without a paragraph has nothing to compare."""
    with pytest.raises(ExportError, match="det gamla dokumentet har ingen text att jämföra"):
        compared(document(), document(END))


def test_an_end_of_a_paragraph_that_is_handed_over() -> None:
    """Text at the end of a paragraph and paragraphs after it are one insertion, as when somebody goes on writing."""
    old = document(heading("Ett"), p("Kommunen betalar bidraget i mars."), p("Kvar."), END)
    new = document(
        heading("Ett"), p("Kommunen betalar bidraget i mars. Det är nytt."), p("Led.", "Avtalsled"), p("Kvar."), END
    )
    assert marked(old, new) == ["Kommunen betalar bidraget i mars.{+ Det är nytt.+}{+¶+}", "{+Led.+}"]
    (change,) = part(compared(old, new)).iter(f"{W}pPrChange")
    assert [one.get(f"{W}val") for one in change.iter(f"{W}pStyle")] == ["Avtalspunkt"]
    assert settles(old, new)


def test_a_paragraph_before_a_table_that_is_kept() -> None:
    """A new paragraph before a table has the end that the one before it had, as an end before a table cannot go."""
    old = document(p("Kvar."), table("a|b"), END)
    new = document(p("Kvar."), p("Nytt."), table("a|b"), END)
    assert marked(old, new) == ["Kvar.{+¶+}", "{+Nytt.+}"]
    assert settles(old, new)
    assert marked(new, document(p("Kvar."), p("Annat."), table("a|b"), END)) == ["[-Nytt.-]{+Annat.+}"]


def test_changes_that_touch_over_the_end_of_a_paragraph() -> None:
    """Where the next paragraph begins with something new, what is struck out here stands last and parts the two."""
    old = document(p("Kommunen betalar bidraget i mars"), p("Föreningen äger lokalen."), END)
    new = document(p("Kommunen betalar bidraget i april"), p("Nu: Föreningen äger lokalen."), END)
    assert marked(old, new) == [
        "Kommunen betalar bidraget i {+april+}[-mars-]",
        "{+Nu: +}Föreningen äger lokalen.",
    ]
    assert settles(old, new)
