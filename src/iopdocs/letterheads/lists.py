"""The one list that numbers an agreement (listan): four levels, each bound to its style and its style to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from iopdocs.findings import Finding
from iopdocs.letterheads.codes import found
from iopdocs.opc.names import W
from iopdocs.opc.package import Package, value, whole
from iopdocs.wording.source import LEVELS

__all__ = ["list_faults"]

_IN_WORD: Final = {"heading 1": "Rubrik 1"}


@dataclass(frozen=True)
class _Bound:
    """Where a style leads: the definition of its list, and the level; ``back`` says that the level names the style."""

    definition: str
    level: int
    back: bool


def list_faults(package: Package) -> Iterator[Finding]:
    """Yield the styles that are not the levels of one and the same list."""
    numbering = package.part("numbering")
    keys = {name: style.get(f"{W}styleId", "") for name, style in package.styles.by_name().items()}
    bound = {name: _bound(package, numbering, keys[name]) for name in LEVELS if name in keys}
    first = next((one.definition for one in bound.values() if one is not None), "")
    for name, found_at in bound.items():
        told = _told(found_at, LEVELS[name], first)
        if told:
            yield found("LTR005", f"formatmallen ”{_shown(name)}” {told}")


def _told(bound: _Bound | None, level: int, definition: str) -> str:
    if bound is None:
        return "hör inte till någon lista"
    if bound.definition != definition:
        return "hör till en annan lista än Rubrik 1"
    if bound.level != level:
        return f"är nivå {bound.level + 1} i listan men ska vara nivå {level + 1}"
    return "" if bound.back else f"är inte kopplad till nivå {level + 1} i listan"


def _shown(name: str) -> str:
    return _IN_WORD.get(name, name.capitalize())


def _bound(package: Package, numbering: etree._Element, key: str) -> _Bound | None:
    number, level = _said(package, key, "numId"), _said(package, key, "ilvl") or "0"
    definition = _definition(package, numbering, number)
    at = whole(level)
    if definition is None or at is None:
        return None
    levels = (one for one in definition.iterfind(f"{W}lvl") if one.get(f"{W}ilvl") == level)
    back = any(value(one, "pStyle") == key for one in levels)
    return _Bound(definition.get(f"{W}abstractNumId", ""), at, back)


def _said(package: Package, key: str, name: str) -> str:
    said = (value(style, f"pPr/numPr/{name}") for style in package.styles.chain(key))
    return next(filter(None, said), "")


def _definition(package: Package, numbering: etree._Element, number: str) -> etree._Element | None:
    """The definition of a list; one that is kept in a list style is looked up there."""
    definitions = {one.get(f"{W}abstractNumId", ""): one for one in numbering.iterfind(f"{W}abstractNum")}
    lists = {one.get(f"{W}numId", ""): value(one, "abstractNumId") for one in numbering.iterfind(f"{W}num")}
    found_there = definitions.get(lists.get(number, ""))
    style = value(found_there, "numStyleLink")
    if not style:
        return found_there
    return definitions.get(lists.get(_said(package, style, "numId"), ""))
