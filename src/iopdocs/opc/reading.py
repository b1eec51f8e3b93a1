"""Reading a Word package that somebody else made (inläsning av Word-filer)."""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, NoReturn

from iopdocs.errors import TemplateError
from iopdocs.opc.fields import active_field
from iopdocs.opc.writing import CONTENT_TYPES

if TYPE_CHECKING:  # lxml is loaded when there is something to parse: a render parses nothing
    from lxml import etree

__all__ = [
    "MAX_BYTES",
    "MAX_MEMBERS",
    "MAX_RATIO",
    "Relation",
    "main_document",
    "parse_xml",
    "read_package",
    "related",
    "relations",
    "relations_part",
]

MAX_BYTES = 50_000_000
"""The most that a package may hold, packed or unpacked (bytes)."""
MAX_MEMBERS = 2_000
MAX_RATIO = 200
"""The most that one member may grow when unpacked, once it is larger than a megabyte."""

_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_UNREADABLE = "filen går inte att läsa som Word-dokument; öppna den i Word och spara den på nytt som .docx"
_ACTIVE_NAME = re.compile(r"(^|/)(vba\w*\.(bin|xml)|embeddings/|activex/|customui/)", re.IGNORECASE)
_ACTIVE_TYPE = re.compile(r"macroenabled|vba|activex|oleobject", re.IGNORECASE)
_ACTIVE_RELATIONS = {
    "afchunk": "ett inbäddat dokument (altChunk)",
    "attachedtemplate": "en länk till en dokumentmall; ta bort den i Word under Utvecklare, Dokumentmall",
    "control": "en ActiveX-kontroll",
    "extensibility": "en anpassad menyflik",
    "oleobject": "ett inbäddat objekt (OLE)",
    "package": "ett inbäddat dokument",
    "subdocument": "ett deldokument",
    "vbaproject": "makron",
}
_TEMPLATE_LINK = "attachedtemplate"
_LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError, ValueError)
_XML_NAMES = (".xml", ".rels", ".vml", ".svg")
_MARK = b"\xef\xbb\xbf"
_CHUNK = 65_536
_SLACK = 1_000_000


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship between parts: what kind, to what, and whether the target lies outside the package."""

    id: str
    kind: str
    target: str
    external: bool


def read_package(data: bytes, *, name: str, template_link: bool = False) -> dict[str, bytes]:
    """Unpack a .docx that somebody else made.

    Args:
        data: the file's bytes.
        name: what to call the file in a refusal.
        template_link: let a link to a document template pass; the caller follows it never and passes it on never.

    Returns:
        Part name to bytes, in the file's own order.

    Raises:
        TemplateError: the file is no Word document, is larger than the bounds, or holds what may not come
            in: macros, embedded objects or documents, links out of the file other than to the web and to
            e-mail, a DOCTYPE.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        _refuse(name, "", "filen är krypterad eller i ett äldre Word-format; spara den öppen som .docx")
    if len(data) > MAX_BYTES:
        _refuse(name, "", _too_large())
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = dict(_members(archive, name))
    except _ZIP_FAULTS as error:
        raise TemplateError(name, "", _UNREADABLE) from error
    _check_parts(parts, name, template_link=template_link)
    return parts


def _members(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, bytes]]:
    infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
    if len(infos) > MAX_MEMBERS:
        _refuse(name, "", f"filen har {len(infos)} delar; högst {MAX_MEMBERS} godtas")
    seen: set[str] = set()
    left = MAX_BYTES
    for info in infos:
        _check_member(info, seen, name)
        content = _inflate(archive, info, left, name)
        left -= len(content)
        yield info.filename, content


def _check_member(info: zipfile.ZipInfo, seen: set[str], name: str) -> None:
    part = info.filename
    if not _is_inside(part):
        _refuse(name, part, "delens namn pekar ut ur filen")
    if part.lower() in seen:
        _refuse(name, part, "delen finns två gånger")
    seen.add(part.lower())
    if info.flag_bits & 0x1:
        _refuse(name, part, "delen är krypterad")
    if _ACTIVE_NAME.search(part):
        _refuse(name, part, "filen innehåller makron eller inbäddade objekt")


def _is_inside(part: str) -> bool:
    plain = not re.search(r"[\\:\x00-\x1f]", part)
    return plain and all(step not in {"", ".", ".."} for step in part.split("/"))


def _inflate(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int, name: str) -> bytes:
    """Read by small bites, so that the bounds hold whatever the headers say."""
    bound = max(_SLACK, info.compress_size * MAX_RATIO)
    bites: list[bytes] = []
    size = 0
    with archive.open(info) as stream:
        while bite := stream.read(_CHUNK):
            bites.append(bite)
            size += len(bite)
            if size > left:
                _refuse(name, info.filename, _too_large())
            if size > bound:
                _refuse(name, info.filename, f"delen växer mer än {MAX_RATIO} gånger när den packas upp")
    return b"".join(bites)


def _too_large() -> str:
    return f"filen är större än {MAX_BYTES // 1_000_000}\N{NO-BREAK SPACE}MB"


def _check_parts(parts: Mapping[str, bytes], name: str, *, template_link: bool) -> None:
    if CONTENT_TYPES not in parts:
        _refuse(name, CONTENT_TYPES, _UNREADABLE)
    for part, content in parts.items():
        if part.lower().endswith(_XML_NAMES) or content.removeprefix(_MARK).lstrip().startswith(b"<"):
            _check_xml(content, name, part)
    for part in parts:
        if part.lower().endswith(".rels"):
            _check_relations(parts, part, name, template_link=template_link)
    _check_types(parts, name)
    main_document(parts, name=name)
    _check_fields(parts, name)


def _check_xml(content: bytes, name: str, part: str) -> None:
    """Only UTF-8: in another encoding a DOCTYPE would pass unseen."""
    encoding = _ENCODING.match(content.removeprefix(_MARK))
    if b"\x00" in content or (encoding and encoding[1].lower() not in {b"utf-8", b"us-ascii", b"ascii"}):
        _refuse(name, part, "delen är inte skriven i UTF-8")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        _refuse(name, part, "delen har en DOCTYPE, vilket inte godtas")


def _check_relations(parts: Mapping[str, bytes], part: str, name: str, *, template_link: bool) -> None:
    for relation in _read_relations(parts, part, name):
        if template_link and relation.kind.lower() == _TEMPLATE_LINK:
            continue
        if relation.kind.lower() in _ACTIVE_RELATIONS:
            _refuse(name, part, f"filen innehåller {_ACTIVE_RELATIONS[relation.kind.lower()]}")
        if relation.external:
            if relation.kind != "hyperlink" or not _LINK.match(relation.target):
                _refuse(name, part, f"filen länkar till ”{relation.target}”; bara webb och e-post godtas")
        elif not _is_inside(relation.target):
            _refuse(name, part, f"filen pekar på ”{relation.target}”, som ligger utanför den")


def _check_fields(parts: Mapping[str, bytes], name: str) -> None:
    for part, content in parts.items():
        if b"instrText" in content or b"fldSimple" in content:
            field = active_field(parse_xml(content, name=name, part=part))
            if field is not None:
                _refuse(name, part, f"fältet {field} hämtar eller kör något utanför filen; ta bort det i Word")


def _check_types(parts: Mapping[str, bytes], name: str) -> None:
    for element in parse_xml(parts[CONTENT_TYPES], name=name, part=CONTENT_TYPES):
        if _ACTIVE_TYPE.search(element.get("ContentType", "")):
            _refuse(name, CONTENT_TYPES, "filen innehåller makron eller inbäddade objekt")


def main_document(parts: Mapping[str, bytes], *, name: str) -> str:
    """Name the part that holds the text: ``word/document.xml``; Word on the web writes another name.

    Raises:
        TemplateError: no such part, or the file is another kind of document (a .dotx, an .xlsx).
    """
    part = related(parts, "", "officeDocument", name=name)
    types = parse_xml(parts[CONTENT_TYPES], name=name, part=CONTENT_TYPES)
    declared = {element.get("PartName", "").lower(): element.get("ContentType") for element in types}
    if part is None or declared.get(f"/{part.lower()}") != _MAIN_TYPE:
        _refuse(name, CONTENT_TYPES, "filen är inget Word-dokument; spara den som .docx")
    return part


def related(parts: Mapping[str, bytes], source: str, kind: str, *, name: str) -> str | None:
    """Name the part that ``source`` points to by a relationship of this kind (``styles``), if it exists."""
    targets = [relation.target for relation in relations(parts, source, name=name) if relation.kind == kind]
    return next((target for target in targets if target in parts), None)


def relations(parts: Mapping[str, bytes], source: str, *, name: str) -> tuple[Relation, ...]:
    """Read the relationships of a part; the empty name is the package itself.

    Raises:
        TemplateError: the relationships are not well-formed.
    """
    return _read_relations(parts, relations_part(source), name)


def relations_part(source: str) -> str:
    """Name the part with the relationships of one, whether it is there or not."""
    folder, base = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _read_relations(parts: Mapping[str, bytes], part: str, name: str) -> tuple[Relation, ...]:
    if part not in parts:
        return ()
    folder = posixpath.dirname(posixpath.dirname(part))
    return tuple(_relation(element, folder) for element in parse_xml(parts[part], name=name, part=part))


def _relation(element: etree._Element, folder: str) -> Relation:
    external = element.get("TargetMode", "").lower() == "external"
    target = element.get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target))[1:] if ":" not in target else target
    return Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target, external)


def parse_xml(content: bytes, *, name: str, part: str) -> etree._Element:
    """Parse one part without entities, network or documents deeper than libxml2's own bound.

    Raises:
        TemplateError: the part is not well-formed, is not UTF-8 or has a DOCTYPE.
    """
    from lxml import etree

    _check_xml(content, name, part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise TemplateError(name, part, "delen är inte välformad XML") from error


def _refuse(name: str, place: str, message: str) -> NoReturn:
    raise TemplateError(name, place, message)
