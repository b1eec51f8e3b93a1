"""Adding to a Word package (tillägg): what a part points to, and what sort of part one is."""

from __future__ import annotations

import posixpath
from collections.abc import MutableMapping
from itertools import count
from typing import Final

from iopdocs.opc.names import RELATIONS
from iopdocs.opc.reading import Relation, parse_xml, relations_part
from iopdocs.opc.writing import CONTENT_TYPES, xml_part

__all__ = ["add_relation", "add_type"]

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"


def add_relation(parts: MutableMapping[str, bytes], source: str, relation: Relation, *, name: str) -> str:
    """Let a part point to another, or out of the file, and return the id.

    Args:
        parts: the package, which is added to.
        source: the part that points.
        relation: what it is to have, whatever its id.
        name: what to call the file in a refusal.

    Raises:
        TemplateError: what the part points to already is not well-formed.
    """
    from lxml import etree

    part = relations_part(source)
    made = etree.Element(f"{{{_PACKAGE}}}Relationships", nsmap={None: _PACKAGE})
    root = parse_xml(parts[part], name=name, part=part) if part in parts else made
    taken = {one.get("Id") for one in root}
    free = next(one for one in (f"rId{number}" for number in count(1)) if one not in taken)
    said = {"Id": free, "Type": f"{RELATIONS}/{relation.kind}", "Target": relation.target}
    if relation.external:
        said["TargetMode"] = "External"
    else:
        said["Target"] = posixpath.relpath(relation.target, posixpath.dirname(source) or ".")
    etree.SubElement(root, f"{{{_PACKAGE}}}Relationship", said)
    parts[part] = xml_part(root)
    return free


def add_type(parts: MutableMapping[str, bytes], part: str, content_type: str, *, name: str) -> None:
    """Say what sort of part one is; raises ``TemplateError`` if what is said of the others is not well-formed."""
    from lxml import etree

    root = parse_xml(parts[CONTENT_TYPES], name=name, part=CONTENT_TYPES)
    etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)
    parts[CONTENT_TYPES] = xml_part(root)
