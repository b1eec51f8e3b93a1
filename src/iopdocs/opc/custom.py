"""A part for data of our own in a Word package (anpassad XML-del, ECMA-376 part 1, 15.2.5).

Word, LibreOffice and python-docx keep such a part as it is, with what points to it. A namespace tells whose it is.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from itertools import count
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from iopdocs.opc.reading import parse_xml, relations
from iopdocs.opc.writing import CONTENT_TYPES, xml_part

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["custom_parts", "with_custom_part"]

_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_PROPERTIES_KIND: Final = f"{_KIND}Props"
_PROPERTIES_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STORE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"


def custom_parts(parts: Mapping[str, bytes], main: str, namespace: str, *, name: str) -> tuple[str, ...]:
    """Name the parts of a namespace that the main part points to; raises ``TemplateError`` if one is not XML."""
    targets = dict.fromkeys(one.target for one in relations(parts, main, name=name) if one.kind == "customXml")
    known = (target for target in targets if target in parts and namespace.encode() in parts[target])
    return tuple(part for part in known if _namespace(parse_xml(parts[part], name=name, part=part)) == namespace)


def with_custom_part(
    parts: Mapping[str, bytes], main: str, namespace: str, *, name: str
) -> tuple[str, dict[str, bytes]]:
    """Return the name of a new part of a namespace, and the parts with all that points to it, but not it itself."""
    number = next(one for one in count(1) if _is_free(parts, one))
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    made = dict(parts)
    made[properties] = _properties(namespace)
    made[_relations_of(item)] = _linked(b"", _PROPERTIES_KIND, posixpath.basename(properties), name, item)
    target = posixpath.relpath(item, posixpath.dirname(main) or ".")
    made[_relations_of(main)] = _linked(parts.get(_relations_of(main), b""), _KIND, target, name, main)
    typed = {f"/{properties}": _PROPERTIES_TYPE, f"/{item}": "application/xml"}
    made[CONTENT_TYPES] = _typed(parts[CONTENT_TYPES], typed, name)
    return item, made


def _is_free(parts: Mapping[str, bytes], number: int) -> bool:
    taken = {one.lower() for one in parts}
    return taken.isdisjoint({f"customxml/item{number}.xml", f"customxml/itemprops{number}.xml"})


def _namespace(root: etree._Element) -> str | None:
    from lxml import etree

    return etree.QName(root).namespace


def _relations_of(part: str) -> str:
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _properties(namespace: str) -> bytes:
    """The part's identity: that of the namespace, for a package has no clock and no dice."""
    from lxml import etree

    root = etree.Element(f"{{{_STORE}}}datastoreItem", nsmap={"ds": _STORE})
    root.set(f"{{{_STORE}}}itemID", f"{{{str(uuid5(NAMESPACE_URL, namespace)).upper()}}}")
    references = etree.SubElement(root, f"{{{_STORE}}}schemaRefs")
    etree.SubElement(references, f"{{{_STORE}}}schemaRef").set(f"{{{_STORE}}}uri", namespace)
    return xml_part(root)


def _linked(known: bytes, kind: str, target: str, name: str, part: str) -> bytes:
    from lxml import etree

    made = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    root = parse_xml(known, name=name, part=_relations_of(part)) if known else made
    taken = {element.get("Id") for element in root}
    free = next(one for one in _ids() if one not in taken)
    etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=free, Type=kind, Target=target)
    return xml_part(root)


def _ids() -> Iterator[str]:
    return (f"rId{number}" for number in count(1))


def _typed(known: bytes, types: Mapping[str, str], name: str) -> bytes:
    from lxml import etree

    root = parse_xml(known, name=name, part=CONTENT_TYPES)
    for part, kind in types.items():
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=part, ContentType=kind)
    return xml_part(root)
