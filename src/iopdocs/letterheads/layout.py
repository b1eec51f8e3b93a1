"""What stands on every page (sidornas uppställning): header, footer, page numbers, the mark of a draft; settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from iopdocs.findings import Finding
from iopdocs.letterheads.codes import found
from iopdocs.opc.fields import instructions
from iopdocs.opc.names import W
from iopdocs.opc.package import Package, whole
from iopdocs.wording.inline import TAG
from iopdocs.wording.signals import CONTENTS

__all__ = ["layout_faults"]

_MODE: Final = 15
_PAGE: Final = "PAGE"
_KINDS: Final = {"header": ("hdr", "sidhuvud"), "footer": ("ftr", "sidfot")}


def layout_faults(package: Package, sources: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what is missing on the pages, and settings that readers would be troubled by.

    Args:
        package: the letterhead.
        sources: its parts with tags, as templates.
    """
    there = {etree.QName(side).localname for side in package.sides}
    for part, said in _KINDS.values():
        if part not in there:
            yield found("LTR009", f"brevmallen har {'inget' if part == 'hdr' else 'ingen'} {said}")
    if not any(_is_numbered(side) for side in package.sides):
        yield found("LTR010", "varken sidhuvudet eller sidfoten har sidans nummer")
    if not any("draft" in tag[0] for source in sources.values() for tag in TAG.finditer(source)):
        yield found("LTR011", "inget i brevmallen säger att ett utkast är ett utkast")
    if not any(CONTENTS in source for source in sources.values()):
        yield found("LTR017", "brevmallen har ingen plats för innehållsförteckningen, {{ contents }}")
    yield from _setting_faults(package.settings)


def _is_numbered(side: etree._Element) -> bool:
    said = (word for instruction in instructions(side) for word in instruction.split())
    return _PAGE in said or next(side.iter(f"{W}pgNum"), None) is not None


def _setting_faults(settings: etree._Element) -> Iterator[Finding]:
    modes = [
        one.get(f"{W}val", "")
        for one in settings.iter(f"{W}compatSetting")
        if one.get(f"{W}name") == "compatibilityMode"
    ]
    mode = modes[0] if modes else ""
    if (whole(mode) or 0) < _MODE:
        shown = f"läge {mode}" if mode else "inget läge, som Word 2007"
        yield found("LTR012", f"brevmallen har {shown}, men ska ha kompatibilitetsläge {_MODE}")
    if settings.find(f"{W}updateFields") is not None:
        yield found("LTR013", "brevmallen ber Word att uppdatera fälten när dokumentet öppnas")
