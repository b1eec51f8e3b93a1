"""What Word files may hold but clause templates may not (det som en klausulmall inte kan innehålla).

It carries meaning, so it is refused and never dropped: an image, a field, a tracked change.
"""

from __future__ import annotations

import re
from typing import NoReturn

from lxml import etree

__all__ = ["local_name", "refuse", "refuse_marks"]

_TRACKED = re.compile(r"ins|del|move(From|To)\w*|cell(Ins|Del|Merge)|customXml(Ins|Del|Move)\w+|\w+Change")
_FIELD = "ett fält; skriv {{ ref(…) }} för ett nummer på annat håll och {{ number(…) }} för en tabells nummer"
_PICTURE = "en bild eller textruta"
_REFUSED = {
    "AlternateContent": _PICTURE,
    "altChunk": "ett inbäddat dokument",
    "annotationRef": "en kommentar",
    "br": "en radbrytning eller sidbrytning; gör ett nytt stycke",
    "commentRangeEnd": "en kommentar",
    "commentRangeStart": "en kommentar",
    "commentReference": "en kommentar",
    "cr": "en radbrytning; gör ett nytt stycke",
    "dataBinding": "en innehållskontroll som hämtar sin text från annat håll",
    "drawing": _PICTURE,
    "dstrike": "överstruken text; ta bort den",
    "endnoteReference": "en slutkommentar",
    "fldChar": _FIELD,
    "fldSimple": _FIELD,
    "framePr": "en textram",
    "hyperlink": "en länk; skriv adressen som text",
    "instrText": _FIELD,
    "oMath": "en formel",
    "oMathPara": "en formel",
    "object": "ett inbäddat objekt",
    "pict": _PICTURE,
    "sectPr": "en avsnittsbrytning; sidans form hör till brevmallen",
    "showingPlcHdr": "en innehållskontroll som inte är ifylld",
    "strike": "överstruken text; ta bort den",
    "sym": "ett symboltecken; skriv tecknet direkt",
    "tab": "en tabb; använd en tabell",
    "tbl": "en tabell i en tabell",
    "vanish": "dold text",
}
_MARKS = {"dataBinding", "framePr", "sectPr", "showingPlcHdr"}


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return etree.QName(element).localname


def refuse(element: etree._Element) -> NoReturn:
    """Refuse an element of the Word file; raises ``ValueError`` saying in Swedish what it is."""
    local = local_name(element)
    what = _REFUSED.get(local, f"”{local}”")
    if _TRACKED.fullmatch(local):
        what = "en spårad ändring; godkänn eller avvisa den"
    raise ValueError(f"här finns {what}" + ("" if ";" in what else "; det kan en mall inte innehålla"))


def refuse_marks(element: etree._Element) -> None:
    """Refuse tracked changes and what makes a whole paragraph unfit; raises ``ValueError``."""
    for mark in element.iter():
        if local_name(mark) in _MARKS or _TRACKED.fullmatch(local_name(mark)):
            refuse(mark)
