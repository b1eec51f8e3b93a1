"""Pictures and links (bilder och länkar): what they say to one who does not see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from iopdocs.accessibility.codes import found
from iopdocs.accessibility.looks import is_fallback
from iopdocs.findings import Finding
from iopdocs.opc.names import W
from iopdocs.opc.package import Package
from iopdocs.values.refusal import shown

__all__ = ["UNDESCRIBED", "link_faults", "picture_faults"]

UNDESCRIBED: Final = "TLG016"
"""The code of a picture without an alternative text, which no letterhead may have."""

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_NOTHING: Final = re.compile(
    r"(bild|bildobjekt|image|picture|logo|logga|logotyp|logotype|vapen)?[ _-]*\d*"
    r"|.*\.(png|jpe?g|gif|svg|emf|wmf|bmp|tiff?)"
    r"|.*(automatiskt genererad|automatically generated|AI-genererat|AI-generated).*",
    re.IGNORECASE | re.DOTALL,
)
_EMPTY_LINK: Final = re.compile(
    r"((klicka|läs|se|mer)\s+)*(här|hit|mer|länk|länken|vidare|läs mer|click here|here)?|(https?://)?[^\s/]+/\S{12,}",
    re.IGNORECASE,
)


def picture_faults(package: Package) -> Iterator[Finding]:
    """Yield the pictures without an alternative text, or with one that says nothing."""
    for where, root in _roots(package):
        for number, text in enumerate(_alternatives(root), 1):
            if not text.strip():
                yield found(UNDESCRIBED, f"bild {number} i {where} har ingen alternativtext")
            elif _NOTHING.fullmatch(text.strip()):
                yield found("TLG017", f"bild {number} i {where} har alternativtexten {shown(text.strip())}")


def _roots(package: Package) -> Iterator[tuple[str, etree._Element]]:
    yield "texten", package.body
    names = {"hdr": "sidhuvudet", "ftr": "sidfoten"}
    yield from ((names.get(etree.QName(root).localname, "noterna"), root) for root in package.sides)


def _alternatives(root: etree._Element) -> Iterator[str]:
    """The alternative text of each picture; one that is marked as decorative needs none."""
    for picture in root.iter(f"{_DRAWING}docPr", f"{_VML}imagedata"):
        if is_fallback(picture):
            continue
        if picture.tag == f"{_VML}imagedata":
            shape = picture.getparent()
            yield "" if shape is None else shape.get("alt", "")
        elif not _is_decorative(picture) and not _is_text_box(picture):
            yield picture.get("descr", "")


def _is_decorative(picture: etree._Element) -> bool:
    return any(mark.get("val") in {"1", "true"} for mark in picture.iter(_DECORATIVE))


def _is_text_box(picture: etree._Element) -> bool:
    """A box speaks by its text."""
    drawing = picture.getparent()
    return drawing is not None and drawing.find(f".//{W}txbxContent") is not None


def link_faults(package: Package) -> Iterator[Finding]:
    """Yield the links whose text does not say where they lead."""
    for link in package.body.iter(f"{W}hyperlink"):
        text = " ".join("".join(one.text or "" for one in link.iter(f"{W}t")).split())
        if _EMPTY_LINK.fullmatch(text):
            said = f"länktexten {shown(text)} säger" if text else "en länk utan text säger"
            yield found("TLG018", f"{said} inte vart den leder")
