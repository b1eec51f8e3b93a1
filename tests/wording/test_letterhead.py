"""The letterhead: styles by name, one place for the clauses, parts with and without tags."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

import pytest

from iopdocs.errors import TemplateError
from iopdocs.opc import write_package
from iopdocs.wording.letterhead import Letterhead
from iopdocs.wording.tags import CLAUSES

MAIN = "word/document.xml"
Parts = dict[str, bytes]


def opened(parts: Parts) -> Letterhead:
    """The letterhead of these parts, read from its file."""
    return Letterhead.open(write_package(parts), "brev.docx")


def changed(parts: Parts, part: str, change: Callable[[str], str]) -> Parts:
    """The parts with one of them changed, which must make a difference."""
    before = parts[part].decode()
    after = change(before)
    assert after != before
    return parts | {part: after.encode()}


def renamed(xml: str) -> str:
    """Styles with the ids that a Swedish Word gives them."""
    return xml.replace('w:styleId="Heading1"', 'w:styleId="Rubrik1"').replace(
        'w:styleId="BodyText"', 'w:styleId="Brdtext"'
    )


def test_styles_go_by_name(letterhead: Parts) -> None:
    """The id of a style is in the language of the Word that made it; the name is not, and its case means nothing."""
    numbering = letterhead["word/numbering.xml"].replace(b'"Heading1"', b'"Rubrik1"')
    head = opened(changed(letterhead, "word/styles.xml", renamed) | {"word/numbering.xml": numbering})
    assert head.style_id("paragraph", "heading 1") == "Rubrik1"
    assert head.style_id("paragraph", "Heading 1") == "Rubrik1"
    assert head.style_id("paragraph", "Body Text") == "Brdtext"
    assert head.style_id("table", "Avtalstabell") == "Avtalstabell"


@pytest.mark.parametrize(("kind", "name"), [("paragraph", "Rubrik 1"), ("character", "heading 1"), ("table", "Strong")])
def test_styles_of_another_kind_or_name(letterhead: Parts, kind: str, name: str) -> None:
    """A style that is not there, or is of another kind, is not found."""
    with pytest.raises(KeyError):
        opened(letterhead).style_id(kind, name)


def test_width_of_the_text(letterhead: Parts) -> None:
    """The width is that of the page without its margins."""
    page = '<w:pgSz w:w="10000" w:h="16838"/><w:pgMar w:left="1000" w:right="500"/>'
    assert (
        opened(
            changed(letterhead, MAIN, lambda xml: re.sub("<w:pgSz.*?/>.*?<w:pgMar.*?/>", page, xml, flags=re.DOTALL))
        ).text_width
        == 8500
    )


def test_a_page_without_measures(letterhead: Parts) -> None:
    """A letterhead that does not say how large its page is cannot have tables."""
    head = opened(changed(letterhead, MAIN, lambda xml: re.sub("<w:pgMar.*?/>", "", xml)))
    with pytest.raises(TemplateError, match="hur stor sidan och dess marginaler är"):
        _ = head.text_width


def test_parts_with_tags_have_sources(letterhead: Parts) -> None:
    """The main part, header, footer and properties are written for each document; all other parts never change."""
    head = opened(letterhead)
    assert MAIN in head.sources
    assert {"docProps/core.xml", "word/header1.xml", "word/footer1.xml"} <= set(head.sources)
    assert head.sources[MAIN].count(CLAUSES) == 1
    still = {member.name for member in head.unchanging}
    assert still | set(head.sources) == set(letterhead)
    assert not still & set(head.sources)


def test_parts_without_tags_are_copied(letterhead: Parts) -> None:
    """A header without tags comes out byte for byte, and is deflated once however many documents are written."""
    plain = re.sub(r"\{[{%].*?[}%]\}", "", letterhead["word/header1.xml"].decode()).encode()
    head = opened(letterhead | {"word/header1.xml": plain})
    member = next(member for member in head.unchanging if member.name == "word/header1.xml")
    deflated = member.local[30 + len(member.name) :]
    assert zlib.decompress(deflated, -15) == plain
    assert head.unchanging is head.unchanging


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda xml: xml.replace("{{ clauses }}", "Klausuler"), r"stycket \{\{ clauses \}\} saknas"),
        (lambda xml: xml.replace("{{ clauses }}", "Se: {{ clauses }}"), r"stycket \{\{ clauses \}\} saknas"),
        (
            lambda xml: re.sub(r"(<w:p>(?:(?!</w:p>).)*\{\{ clauses \}\}.*?</w:p>)", r"\1\1", xml, flags=re.DOTALL),
            "ett enda ställe",
        ),
        (lambda xml: xml.replace('w:val="Title"', 'w:val="Heading1"'), "formatmallen heading 1 numrerar klausulerna"),
    ],
)
def test_one_place_for_the_clauses(letterhead: Parts, change: Callable[[str], str], why: str) -> None:
    """A letterhead shows once where the clauses are to stand, and takes no number from them."""
    with pytest.raises(TemplateError, match=f"brev.docx: word/document.xml: .*{why}"):
        opened(changed(letterhead, MAIN, change))


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ('w:val="%1.%2"', 'w:val="§ %2"', "avtalspunkt ska numreras 1.1"),
        ('w:val="%1"', 'w:val="%1)"', "heading 1 ska numreras 1"),
        ('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="upperRoman"/>', "heading 1 ska numreras 1"),
        ('<w:pStyle w:val="Avtalspunkt"/>', "", "avtalspunkt ska numreras 1.1"),
    ],
)
def test_numbers_that_references_would_not_show(letterhead: Parts, before: str, after: str, why: str) -> None:
    """References write 7 and 7.2, so a list that numbers its paragraphs otherwise is refused."""
    with pytest.raises(TemplateError, match=rf"brev\.docx: word/numbering\.xml: formatmallen {re.escape(why)}"):
        opened(changed(letterhead, "word/numbering.xml", lambda xml: xml.replace(before, after)))


def test_numbers_may_end_in_a_full_stop(letterhead: Parts) -> None:
    """Word leaves the last full stop out of a reference, so a list may have it."""
    head = opened(changed(letterhead, "word/numbering.xml", lambda xml: xml.replace('w:val="%1"', 'w:val="%1."')))
    assert head.name == "brev.docx"


def test_clauses_in_a_header(letterhead: Parts) -> None:
    """The clauses cannot stand in a header."""
    with pytest.raises(TemplateError, match=r"brev\.docx: word/header1\.xml: \{\{ clauses \}\} ska stå"):
        opened(
            changed(
                letterhead,
                "word/header1.xml",
                lambda xml: re.sub(r"<w:t[ >].*</w:t>", "<w:t>{{ clauses }}</w:t>", xml, flags=re.DOTALL),
            )
        )


def test_a_faulty_part_is_named(letterhead: Parts) -> None:
    """A fault in a part tells the file and the part."""
    with pytest.raises(TemplateError, match=r"brev\.docx: word/header1\.xml: en tagg i stycket"):
        opened(changed(letterhead, "word/header1.xml", lambda xml: xml.replace("}}", "}").replace("%}", "}")))


def test_unsafe_files_are_refused(letterhead: Parts) -> None:
    """A letterhead is read with the same care as any file that is sent to us."""
    with pytest.raises(TemplateError, match=r"brev\.docx"):
        opened(letterhead | {"word/vbaProject.bin": b"x"})
    with pytest.raises(TemplateError, match=r"brev\.docx"):
        Letterhead.open(b"not a zip", "brev.docx")


def test_a_letterhead_without_styles(letterhead: Parts) -> None:
    """A file without styles is no letterhead."""
    rels = "word/_rels/document.xml.rels"
    parts = changed(letterhead, rels, lambda xml: re.sub(r"<Relationship [^>]*?/styles\"[^>]*?/>", "", xml))
    with pytest.raises(TemplateError, match="brevmallen har inga formatmallar"):
        opened(parts)


PICTURE = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="Vapen"{}/></wp:inline></w:drawing></w:r></w:p></w:hdr>'
)


def test_a_picture_that_says_nothing(letterhead: Parts) -> None:
    """A coat of arms without an alternative text is refused with what to do; with one it is taken."""

    def pictured(said: str) -> Parts:
        end = PICTURE.format(said)
        return changed(letterhead, "word/header1.xml", lambda xml: re.sub(r"</w:p>\s*</w:hdr>", end, xml))

    with pytest.raises(TemplateError, match=r"bild 1 i sidhuvudet har ingen alternativtext; högerklicka på bilden"):
        opened(pictured(""))
    assert opened(pictured(' descr="Exempelby kommuns vapen"')).main == MAIN


def test_what_the_letterhead_carries_of_its_maker(letterhead: Parts) -> None:
    """The author's name, and the template on the author's disk, reach no document; the letterhead is not refused."""
    core = letterhead["docProps/core.xml"].replace(b"{{ agreement.public_names }}", b"Berit Exempelsson")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    link = f'<Relationship Id="rId1" Type="{kind}" Target="file:///C:\\Users\\berit\\Brev.dotx" TargetMode="External"/>'
    links = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}</Relationships>'
    )
    head = opened(letterhead | {"docProps/core.xml": core, "word/_rels/settings.xml.rels": links.encode()})
    assert b"berit" not in b"".join(head.parts.values()).lower()
    assert "{{ agreement.public_names }}" in head.sources["docProps/core.xml"]
