"""Scrubbing: nothing of those who made a letterhead follows it into documents, and nothing else is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from lxml import etree

from iopdocs.opc import CONTENT_TYPES
from iopdocs.wording.scrub import COMMENTS, Scrubbed, scrubbed

CORE, APP, MAIN, SETTINGS = "docProps/core.xml", "docProps/app.xml", "word/document.xml", "word/settings.xml"
LINKS = "word/_rels/document.xml.rels"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
Parts = Mapping[str, bytes]


def scrub(parts: Parts) -> Scrubbed:
    """The parts without traces."""
    return scrubbed(parts, name="brev.docx")


def changed(parts: Parts, part: str, before: str, after: str) -> dict[str, bytes]:
    """The parts with one of them changed, which must make a difference."""
    xml = parts[part].decode()
    assert before in xml
    return dict(parts) | {part: xml.replace(before, after, 1).encode()}


def with_part(parts: Parts, part: str, kind: str, content: str, source: str = "word/document.xml") -> dict[str, bytes]:
    """The parts with one more, and a relationship to it."""
    folder, _, base = source.rpartition("/")
    links = f"{folder}/_rels/{base}.rels" if source else "_rels/.rels"
    known = parts.get(links, b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>')
    root = etree.fromstring(known)
    etree.SubElement(root, f"{{{root.nsmap[None]}}}Relationship", Id="rId99", Type=f"{KIND}/{kind}", Target=f"/{part}")
    return dict(parts) | {part: content.encode(), links: etree.tostring(root)}


def test_a_clean_letterhead_is_untouched(letterhead: Parts) -> None:
    """Our own letterhead carries nothing: its parts are the same bytes."""
    assert scrub(letterhead) == Scrubbed(dict(letterhead), ())


MARKED = (
    '<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C4" w14:paraId="1F2E3D4C" w14:textId="77777777">'
    '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:proofErr w:type="spellStart"/>'
    '<w:bookmarkStart w:id="1" w:name="Adress"/><w:smartTag w:uri="urn:x" w:element="place"><w:smartTagPr/>'
    "<w:r w:rsidRPr='00A1B2C5'><w:lastRenderedPageBreak/><w:t>Rådhuset</w:t></w:r></w:smartTag>"
    '<w:bookmarkEnd w:id="1"/><w:proofErr w:type="spellEnd"/></w:p>'
)


def test_marks_of_editing(letterhead: Parts) -> None:
    """Sittings, spelling marks, the place of the cursor and smart tags go; the text and its bookmark stay in place."""
    parts = changed(letterhead, MAIN, "<w:body>", f"<w:body {W14}>{MARKED}")
    found = scrub(parts)
    xml = found.parts[MAIN].decode()
    for trace in ("rsid", "paraId", "textId", "_GoBack", "proofErr", "smartTag", "lastRenderedPageBreak"):
        assert trace not in xml
    kept = (
        '<w:p><w:bookmarkStart w:id="1" w:name="Adress"/><w:r><w:t>Rådhuset</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
    )
    assert kept in re.sub(r" xmlns:\w+=\"[^\"]*\"", "", xml)
    assert found.traces == ("märken från redigeringen", "smarta taggar")


def bookmark(number: int, name: str) -> str:
    """A bookmark around nothing."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def test_bookmarks_of_a_document(letterhead: Parts) -> None:
    """A letterhead that was once a document of ours has none of its bookmarks: names would stand there twice."""
    parts = changed(letterhead, MAIN, "<w:p>", f"<w:p>{bookmark(10_001, '_iop_term')}{bookmark(1_000_001, '_iopc_1')}")
    found = scrub(parts)
    assert b"bookmark" not in found.parts[MAIN]
    assert found.traces == ()


def test_numbers_of_bookmarks(letterhead: Parts) -> None:
    """A letterhead's own bookmarks have low numbers, all unlike; the high ones are those of documents."""
    header = "word/header1.xml"
    parts = changed(letterhead, MAIN, "<w:p>", f"<w:p>{bookmark(1, 'Ett')}{bookmark(10_001, 'Två')}")
    found = scrub(changed(parts, header, "<w:p>", f"<w:p>{bookmark(10_002, 'Tre')}"))
    assert bookmark(1, "Ett") + bookmark(2, "Två") in found.parts[MAIN].decode()
    assert bookmark(3, "Tre") in found.parts[header].decode()
    assert scrub(found.parts) == Scrubbed(found.parts, ())


def test_settings(letterhead: Parts) -> None:
    """The sittings, the variables of other programs, and the path of the template go from the settings."""
    own = (
        '<w:attachedTemplate r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
        '<w:docVars><w:docVar w:name="Handläggare" w:val="Berit Exempelsson"/></w:docVars>'
        '<w:rsids><w:rsidRoot w:val="00A1B2C3"/></w:rsids>'
    )
    parts = changed(letterhead, SETTINGS, "<w:defaultTabStop", f"{own}<w:defaultTabStop")
    template = (
        f'<Relationship Id="rId1" Type="{KIND}/attachedTemplate" Target="file:///C:\\Users\\berit\\Brev.dotx"'
        ' TargetMode="External"/>'
    )
    links = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{template}'
    found = scrub(parts | {"word/_rels/settings.xml.rels": f"{links}</Relationships>".encode()})
    everything = b"".join(found.parts.values())
    assert b"berit" not in everything.lower()
    assert b"attachedTemplate" not in everything
    assert b"compatibilityMode" in found.parts[SETTINGS]
    assert set(found.traces) == {
        "märken från redigeringen",
        "sökvägen till en dokumentmall",
        "variabler från ett annat program",
    }


@pytest.mark.parametrize("kind", ["AttachedTemplate", "ATTACHEDTEMPLATE"])
def test_the_link_to_a_template_however_it_is_spelt(letterhead: Parts, kind: str) -> None:
    """What reading lets pass because it is dropped here is dropped in every spelling."""
    found = scrub(with_part(letterhead, "word/brev.dotx", kind, "<a/>", SETTINGS))
    assert "word/brev.dotx" not in found.parts
    assert b"brev.dotx" not in b"".join(found.parts.values())


@pytest.mark.parametrize(
    ("kind", "part", "source", "told"),
    [
        ("comments", "word/comments.xml", MAIN, COMMENTS),
        ("people", "word/people.xml", MAIN, COMMENTS),
        ("customXml", "customXml/item1.xml", MAIN, "data från andra program"),
        ("glossaryDocument", "word/glossary/document.xml", MAIN, "byggblock"),
        ("printerSettings", "word/printerSettings1.bin", MAIN, "inställningar för en skrivare"),
        ("thumbnail", "docProps/thumbnail.jpeg", "", "en miniatyrbild"),
    ],
)
def test_parts_that_no_document_needs(letterhead: Parts, kind: str, part: str, source: str, told: str) -> None:
    """Comments and who wrote them, other programs' data, building blocks and thumbnails are left behind."""
    found = scrub(with_part(letterhead, part, kind, "<a>Berit Exempelsson</a>", source))
    assert set(found.parts) == set(letterhead)
    assert b"Exempelsson" not in b"".join(found.parts.values())
    assert found.traces == (told,)


def test_marks_of_comments(letterhead: Parts) -> None:
    """No mark is left of a comment that is gone."""
    around = '<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    found = scrub(changed(letterhead, MAIN, "<w:r><w:t>{{ agreement.title", f"{around}<w:r><w:t>{{{{ agreement.title"))
    assert b"comment" not in found.parts[MAIN]
    assert found.traces == (COMMENTS,)


def test_controls_show_their_own_text(letterhead: Parts) -> None:
    """A content control that is bound to a property would be overwritten by it when Word opens the document."""
    bound = (
        '<w:sdt><w:sdtPr><w:alias w:val="Titel"/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:text/></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>Rådhuset</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    found = scrub(changed(letterhead, MAIN, "<w:body>", f"<w:body>{bound}"))
    assert b"dataBinding" not in found.parts[MAIN]
    assert b'<w:alias w:val="Titel"/>' in found.parts[MAIN]
    assert found.traces == ()


PERSONAL = """<cp:coreProperties
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<dc:title>Brevmall 2023</dc:title><dc:creator>Berit Exempelsson</dc:creator>
<cp:lastModifiedBy>Arne Prov</cp:lastModifiedBy>
<cp:revision>14</cp:revision><dcterms:created>2023-01-01T00:00:00Z</dcterms:created><cp:keywords>avtal</cp:keywords>
<cp:category>{{ agreement.reference }}</cp:category><dc:description/></cp:coreProperties>"""


def test_core_properties(letterhead: Parts) -> None:
    """Author and times go; title, author and language are the agreement's; what the municipality chose stays."""
    found = scrub(dict(letterhead) | {CORE: PERSONAL.encode()})
    root = etree.fromstring(found.parts[CORE])
    assert {etree.QName(node).localname: node.text for node in root} == {
        "title": "{{ agreement.title }}",
        "creator": "{{ agreement.public_names }}",
        "keywords": "avtal",
        "category": "{{ agreement.reference }}",
        "language": "sv-SE",
    }
    assert found.traces == (
        "författarens namn",
        "namnet på den som sparade filen senast",
        "uppgifter om filen och när den sparades",
    )


def test_a_tag_in_a_property_stays(letterhead: Parts) -> None:
    """A tag that the municipality has put in a property is its choice."""
    own = PERSONAL.replace("Brevmall 2023", "Avtal {{ agreement.reference }}")
    found = scrub(dict(letterhead) | {CORE: own.encode()})
    assert b"<dc:title>Avtal {{ agreement.reference }}</dc:title>" in found.parts[CORE]


def test_no_properties_at_all(letterhead: Parts) -> None:
    """A program that writes no properties still gives documents with title and language."""
    bare = {name: data for name, data in letterhead.items() if not name.startswith("docProps/")}
    bare["_rels/.rels"] = re.sub(rb"<Relationship [^>]*docProps[^>]*>", b"", bare["_rels/.rels"])
    bare[CONTENT_TYPES] = re.sub(rb"<Override [^>]*docProps[^>]*>", b"", bare[CONTENT_TYPES])
    found = scrub(bare)
    assert b">{{ agreement.title }}<" in found.parts[CORE]
    assert b"/docProps/core.xml" in found.parts[CONTENT_TYPES]
    assert scrub(found.parts) == Scrubbed(found.parts, ())


def test_application(letterhead: Parts) -> None:
    """Company, manager, template and statistics go; the program is ours."""
    made = "<Application>Microsoft Office Word</Application><Company>Exempelby</Company><Manager>Arne Prov</Manager>"
    parts = changed(letterhead, APP, "<Application>iopdocs</Application>", f"{made}<TotalTime>3</TotalTime>")
    found = scrub(parts)
    root = etree.fromstring(found.parts[APP])
    assert [(etree.QName(node).localname, node.text) for node in root] == [("Application", "iopdocs")]
    assert "en chefs namn" in found.traces


def test_custom_properties(letterhead: Parts) -> None:
    """A property of the municipality's own stays if it has a tag or a field shows it; labels and owners go."""
    named = {
        "Diarienummer": "{{ agreement.reference }}",
        "Enhet": "Kansliet",
        "MSIP_Owner": "berit@exempelby.example",
    }
    made = "".join(f'<property name="{name}"><lpwstr>{value}</lpwstr></property>' for name, value in named.items())
    parts = with_part(letterhead, "docProps/custom.xml", "custom-properties", f"<Properties>{made}</Properties>", "")
    field = "<w:r><w:instrText> DOCPROPERTY Enhet </w:instrText></w:r><w:r><w:t>{{ agreement.title"
    found = scrub(changed(parts, MAIN, "<w:r><w:t>{{ agreement.title", field))
    root = etree.fromstring(found.parts["docProps/custom.xml"])
    assert [node.get("name") for node in root] == ["Diarienummer", "Enhet"]
    assert found.traces == ("egna dokumentegenskaper",)


def test_twice(letterhead: Parts) -> None:
    """To scrub twice changes nothing."""
    once = scrub(changed(dict(letterhead) | {CORE: PERSONAL.encode()}, MAIN, "<w:body>", f"<w:body {W14}>{MARKED}"))
    assert scrub(once.parts) == Scrubbed(once.parts, ())
