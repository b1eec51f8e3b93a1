"""A part for data of our own in a Word package (anpassad XML-del, ECMA-376 part 1, 15.2.5).

Word, LibreOffice and python-docx keep such a part as it is, with what points to it. A namespace tells whose it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from iopdocs.opc.adding import add_relation, add_type
from iopdocs.opc.reading import Relation, parse_xml, relations
from iopdocs.opc.writing import xml_part

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["custom_parts", "with_custom_part"]

_KIND: Final = "customXml"
_PROPERTIES_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STORE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def custom_parts(parts: Mapping[str, bytes], main: str, namespace: str, *, name: str) -> tuple[str, ...]:
    """Name the parts of a namespace that the main part points to; raises ``TemplateError`` if one is not XML."""
    targets = dict.fromkeys(one.target for one in relations(parts, main, name=name) if one.kind == _KIND)
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
    add_relation(made, item, Relation("", f"{_KIND}Props", properties, external=False), name=name)
    add_relation(made, main, Relation("", _KIND, item, external=False), name=name)
    add_type(made, properties, _PROPERTIES_TYPE, name=name)
    add_type(made, item, "application/xml", name=name)
    return item, made


def _is_free(parts: Mapping[str, bytes], number: int) -> bool:
    taken = {one.lower() for one in parts}
    return taken.isdisjoint({f"customxml/item{number}.xml", f"customxml/itemprops{number}.xml"})


def _namespace(root: etree._Element) -> str | None:
    from lxml import etree

    return etree.QName(root).namespace


def _properties(namespace: str) -> bytes:
    """The part's identity: that of the namespace, for a package has no clock and no dice."""
    from lxml import etree

    root = etree.Element(f"{{{_STORE}}}datastoreItem", nsmap={"ds": _STORE})
    root.set(f"{{{_STORE}}}itemID", f"{{{str(uuid5(NAMESPACE_URL, namespace)).upper()}}}")
    references = etree.SubElement(root, f"{{{_STORE}}}schemaRefs")
    etree.SubElement(references, f"{{{_STORE}}}schemaRef").set(f"{{{_STORE}}}uri", namespace)
    return xml_part(root)
