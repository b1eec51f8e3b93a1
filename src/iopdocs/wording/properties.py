"""The properties of the documents (dokumentegenskaper): the agreement's own, never those of who made the letterhead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from iopdocs.opc import CONTENT_TYPES, parse_xml, related, xml_part
from iopdocs.wording.foreign import local_name
from iopdocs.wording.inline import TAG

__all__ = ["with_properties"]

_CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CORE_KIND: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_PART: Final = "docProps/core.xml"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_ROOT_RELATIONS: Final = "_rels/.rels"
_OWN: Final = {
    "title": "{{ agreement.title }}",
    "creator": "{{ agreement.public_names }}",
    "language": "sv-SE",
}
"""What every document says of itself, unless the letterhead has a tag there."""

_KEPT: Final = {*_OWN, "Application", "category", "keywords", "subject"}
"""What tells of the paper and not of a person: the municipality may have chosen it."""

_TRACES: Final = {
    "Company": "organisationens namn",
    "HyperlinkBase": "en sökväg",
    "Manager": "en chefs namn",
    "Template": "dokumentmallens namn",
    "creator": "författarens namn",
    "lastModifiedBy": "namnet på den som sparade filen senast",
}
_OTHER_TRACES: Final = "uppgifter om filen och när den sparades"
_CUSTOM_TRACES: Final = "egna dokumentegenskaper"
_APPLICATION: Final = "iopdocs"


def with_properties(parts: Mapping[str, bytes], *, name: str) -> tuple[dict[str, bytes], set[str]]:
    """Return the parts with the properties that documents are to have, and what was taken away, in Swedish.

    Raises:
        TemplateError: a part is not well-formed.
    """
    kept, told = dict(parts), set[str]()
    if related(kept, "", "core-properties", name=name) is None:
        kept |= _with_core(kept, name)
    for kind, change in (
        ("core-properties", _own_core),
        ("extended-properties", _own_application),
        ("custom-properties", lambda root: _only_used(root, parts)),
    ):
        part = related(kept, "", kind, name=name)
        if part is not None:
            root = parse_xml(kept[part], name=name, part=part)
            before = etree.tostring(root)
            told |= set(change(root))
            if etree.tostring(root) != before:
                kept[part] = xml_part(root)
    return kept, told


def _with_core(parts: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    """A part for the properties, with all that points to it: some programs write none."""
    links = parse_xml(parts[_ROOT_RELATIONS], name=name, part=_ROOT_RELATIONS)
    etree.SubElement(links, f"{{{_RELATIONS}}}Relationship", Id="rIdCore", Type=_CORE_KIND, Target=_CORE_PART)
    types = parse_xml(parts[CONTENT_TYPES], name=name, part=CONTENT_TYPES)
    etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{_CORE_PART}", ContentType=_CORE_TYPE)
    core = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    made = {_ROOT_RELATIONS: links, CONTENT_TYPES: types, _CORE_PART: core}
    return {part: xml_part(root) for part, root in made.items()}


def _own_core(root: etree._Element) -> Iterator[str]:
    yield from _without_traces(root)
    for local, wanted in _OWN.items():
        node = root.find(f"{{{_DC}}}{local}")
        if node is None:
            node = etree.SubElement(root, f"{{{_DC}}}{local}")
        said = (node.text or "").strip()
        if not TAG.search(said):
            if local in _TRACES and said:
                yield _TRACES[local]
            node.text = wanted


def _own_application(root: etree._Element) -> Iterator[str]:
    yield from _without_traces(root)
    for node in root:
        if local_name(node) == "Application" and not TAG.search(node.text or ""):
            node.text = _APPLICATION


def _without_traces(root: etree._Element) -> Iterator[str]:
    for node in [*root]:
        text = "".join(map(str, node.itertext())).strip()
        if local_name(node) not in _KEPT and not TAG.search(text):
            root.remove(node)
            if text:
                yield _TRACES.get(local_name(node), _OTHER_TRACES)


def _only_used(root: etree._Element, parts: Mapping[str, bytes]) -> Iterator[str]:
    """Keep the properties that have a tag, and those that a field in the letterhead shows."""
    shown = b"".join(content for content in parts.values() if b"DOCPROPERTY" in content)
    for node in [*root]:
        text = "".join(map(str, node.itertext()))
        if not TAG.search(text) and node.get("name", "").encode() not in shown:
            root.remove(node)
            yield _CUSTOM_TRACES
