"""PDF for the archive (arkivbeständig PDF): what LibreOffice leaves undone of PDF/A-2b and PDF/UA-1 is done here.

LibreOffice writes tags, language, title, fonts and the marks of both standards. What its version 7.4 lacks, and a
validator finds, is: a word in the metadata on what PDF/UA's mark means (ISO 19005-2, 6.6.2.3), the order of tabbing as
a name (ISO 14289-1, 7.18.3) and a mark on the lines of paragraphs' borders, that they are no content (7.1). Its clock
and random numbers are taken out, so that the same pages are the same bytes.
"""

from __future__ import annotations

import importlib.util
import io
import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from lxml import etree

from iopdocs.errors import ExportError

if TYPE_CHECKING:
    from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Object, Page, Pdf

    Instruction = ContentStreamInstruction | ContentStreamInlineImage

__all__ = ["BROKEN", "archival", "need_pikepdf"]

BROKEN: Final = "LibreOffice gjorde en PDF som inte går att läsa; försök igen"
_MISSING: Final = "{} kräver Python-paketet pikepdf; installera det med: pip install 'iopdocs[pdf]'"
_OLD: Final = "LibreOffice på datorn kan inte göra PDF för arkivering; uppgradera det till version 7.4 eller senare"
_UNTITLED: Final = "PDF för arkivering kräver att dokumentet har en titel; skriv den bland dokumentets egenskaper"

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XMP: Final = "http://ns.adobe.com/xap/1.0/"
_SCHEMA: Final = "http://www.aiim.org/pdfa/ns/schema#"
_ARCHIVE: Final = "http://www.aiim.org/pdfa/ns/id/"
_ACCESS: Final = "http://www.aiim.org/pdfua/ns/id/"
_MEANING_OF_ACCESS: Final = f"""<rdf:Description rdf:about="" xmlns:rdf="{_RDF}" xmlns:pdfaSchema="{_SCHEMA}"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>{_ACCESS}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
_PACKET_BEGINS: Final = '<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_PACKET_ENDS: Final = '\n<?xpacket end="r"?>'
"""The wrapping that the standard prescribes for metadata, with that very number; ``r`` for: nobody writes here."""

_COLOUR_DATE: Final = slice(24, 36)
_NO_DATE: Final = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
"""Where a colour profile says when it was made (ISO 15076-1, 7.2.8), and a day that means nothing."""

_PATH_BEGINS: Final = frozenset({"m", "re"})
_PATH_ENDS: Final = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"})


def need_pikepdf(what: str = "PDF för arkivering") -> None:
    """Raise :class:`ExportError`, which says how to install it, if the Python package for ``what`` is not there."""
    if importlib.util.find_spec("pikepdf") is None:
        raise ExportError(_MISSING.format(what))


def archival(data: bytes) -> bytes:
    """Return LibreOffice's PDF as what it says that it is, PDF/A-2b and PDF/UA-1, without times and random numbers.

    Raises:
        ExportError: it cannot be read, or LibreOffice has not made what was asked for.
    """
    import pikepdf

    written = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            _refuse_unmarked(document)
            _forget_times(document)
            _settle_metadata(document.Root.Metadata)
            for page in document.pages:
                page.obj.Tabs = pikepdf.Name.S
                _mark_lines(document, page)
            _end_streams_clearly(document)
            document.save(written, min_version="1.7", deterministic_id=True, compress_streams=False)
    except (pikepdf.PdfError, etree.XMLSyntaxError) as error:
        raise ExportError(BROKEN) from error
    return written.getvalue()


def _refuse_unmarked(document: Pdf) -> None:
    """Refuse what an old LibreOffice makes: what it does not know it leaves out, and says nothing."""
    root = document.Root
    marks = root.Metadata.read_bytes() if "/Metadata" in root else b""
    if "/StructTreeRoot" not in root or any(mark.encode() not in marks for mark in (_ARCHIVE, _ACCESS)):
        raise ExportError(_OLD)
    if not str(document.docinfo.get("/Title", "")).strip():
        raise ExportError(_UNTITLED)


def _forget_times(document: Pdf) -> None:
    """Take out the clock and what is reckoned from it; the colour profile must have some date."""
    _leave_out(document.docinfo, "/CreationDate", "/ModDate")
    _leave_out(document.trailer, "/ID", "/DocChecksum")
    for intent in document.Root.get("/OutputIntents", ()):
        profile = intent.DestOutputProfile.read_bytes()
        _compress(intent.DestOutputProfile, profile[: _COLOUR_DATE.start] + _NO_DATE + profile[_COLOUR_DATE.stop :])


def _leave_out(dictionary: Object, *names: str) -> None:
    for name in names:
        if name in dictionary:
            del dictionary[name]


def _settle_metadata(metadata: Object) -> None:
    """Say what PDF/UA's mark means, where LibreOffice has not, and take out when the file was made."""
    root = etree.fromstring(metadata.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    etree.strip_elements(root, *(f"{{{_XMP}}}{name}" for name in ("CreateDate", "ModifyDate", "MetadataDate")))
    if _ACCESS not in (element.text for element in root.iter(f"{{{_SCHEMA}}}namespaceURI")):
        for description in root.iter(f"{{{_RDF}}}RDF"):
            description.append(etree.fromstring(_MEANING_OF_ACCESS))
    metadata.write(f"{_PACKET_BEGINS}{etree.tostring(root, encoding='unicode')}{_PACKET_ENDS}".encode())


def _mark_lines(document: Pdf, page: Page) -> None:
    """Mark the lines that belong to no content as artefacts, so that a screen reader passes them by."""
    import pikepdf

    before = list(pikepdf.parse_content_stream(page))
    after = list(_with_lines_marked(before))
    if len(after) > len(before):
        page.obj.Contents = document.make_stream(b"")
        _compress(page.obj.Contents, pikepdf.unparse_content_stream(after))


def _with_lines_marked(instructions: Iterable[Instruction]) -> Iterator[Instruction]:
    """Yield a page's instructions, and around each path outside all marked content the mark of an artefact."""
    from pikepdf import ContentStreamInstruction, Name, Operator

    depth, is_ours = 0, False
    for instruction in instructions:
        name = str(instruction.operator)
        depth += (name in {"BMC", "BDC"}) - (name == "EMC")
        if not depth and not is_ours and name in _PATH_BEGINS:
            yield ContentStreamInstruction([Name.Artifact], Operator("BMC"))
            is_ours = True
        yield instruction
        if is_ours and name in _PATH_ENDS:
            yield ContentStreamInstruction([], Operator("EMC"))
            is_ours = False


def _compress(stream: Object, data: bytes) -> None:
    from pikepdf import Name

    stream.write(zlib.compress(data), filter=Name.FlateDecode)


def _end_streams_clearly(document: Pdf) -> None:
    """Leave a stream uncompressed that would end with a carriage return.

    A line feed follows, and a validator may take both for the end of the line and the stream for a byte too short.
    """
    from pikepdf import Stream

    for stream in document.objects:
        if isinstance(stream, Stream) and stream.read_raw_bytes().endswith(b"\r"):
            stream.write(stream.read_bytes())
