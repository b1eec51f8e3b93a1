"""Taking parts out of a Word package (beskärning), so that nothing is left that nothing points to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from iopdocs.opc.reading import Relation, parse_xml, relations, relations_part
from iopdocs.opc.writing import CONTENT_TYPES, xml_part

__all__ = ["pruned"]


def pruned(parts: Mapping[str, bytes], unwanted: Callable[[Relation], bool], *, name: str) -> dict[str, bytes]:
    """Return the parts without some relationships, and without the parts that nothing leads to then.

    A part that needs no change is the same bytes.

    Raises:
        TemplateError: a part with relationships is not well-formed.
    """
    kept = dict(parts)
    for source in _sources(parts):
        gone = {one.id for one in relations(parts, source, name=name) if unwanted(one)}
        if gone:
            kept[relations_part(source)] = _without(kept, relations_part(source), "Id", gone, name)
    reached = _reached(kept, name)
    lost = {f"/{part}" for part in kept if part not in reached}
    if lost:
        kept[CONTENT_TYPES] = _without(kept, CONTENT_TYPES, "PartName", lost, name)
    return {part: content for part, content in kept.items() if part in reached}


def _sources(parts: Mapping[str, bytes]) -> list[str]:
    return [part for part in ("", *parts) if relations_part(part) in parts]


def _reached(parts: Mapping[str, bytes], name: str) -> set[str]:
    reached = {CONTENT_TYPES}
    waiting = [""]
    while waiting:
        source = waiting.pop()
        if source in reached:
            continue
        reached |= {source, relations_part(source)}
        waiting += [one.target for one in relations(parts, source, name=name) if one.target in parts]
    return reached


def _without(parts: Mapping[str, bytes], part: str, key: str, values: set[str], name: str) -> bytes:
    root = parse_xml(parts[part], name=name, part=part)
    for element in [*root]:
        if element.get(key) in values:
            root.remove(element)
    return xml_part(root)
