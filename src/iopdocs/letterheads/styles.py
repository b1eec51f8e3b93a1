"""The styles that every letterhead has (formatmallar): that they are there, and of the right sort."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from iopdocs.findings import Finding
from iopdocs.letterheads.codes import found
from iopdocs.opc.names import W
from iopdocs.opc.package import Package
from iopdocs.wording.blocks import STYLES

__all__ = ["IN_WORD", "style_faults"]

IN_WORD: Final = {
    "Normal": "Normal",
    "Title": "Rubrik",
    "Subtitle": "Underrubrik",
    "heading 1": "Rubrik 1",
    "heading 2": "Rubrik 2",
    "Body Text": "Brödtext",
    "List Bullet": "Punktlista",
    "caption": "Beskrivning",
    "header": "Sidhuvud",
    "footer": "Sidfot",
    "Strong": "Stark",
    "Emphasis": "Betoning",
    "Hyperlink": "Hyperlänk",
}
"""Word's own styles by the names in the file, and as a Swedish Word shows them; the other styles are ours."""

_SORTS: Final = {
    "Avtalstabell": "table",
    "Signaturtabell": "table",
    "Strong": "character",
    "Emphasis": "character",
    "Hyperlink": "character",
}
"""The styles that are not for paragraphs."""

_WORDS: Final = {"paragraph": "stycke", "character": "tecken", "table": "tabell", "numbering": "lista"}
_KEPT_TOGETHER: Final = ("heading 1", "heading 2", "caption", "Tabellhuvud")
_OFF: Final = {"0", "false", "off"}


def style_faults(package: Package) -> Iterator[Finding]:
    """Yield the styles that are missing, of the wrong sort, or that let a heading stand alone."""
    known = package.styles.by_name()
    for name in dict.fromkeys(STYLES):
        style = known.get(name.lower())
        sort = _SORTS.get(name, "paragraph")
        if style is None:
            yield found("LTR003", f"formatmallen {_shown(name)} saknas", _how_to_make(name, _WORDS[sort]))
        elif (is_for := style.get(f"{W}type", "")) != sort:
            told = f"formatmallen {_shown(name)} är för {_WORDS.get(is_for, is_for)} men ska vara för {_WORDS[sort]}"
            yield found("LTR004", told)
        elif name in _KEPT_TOGETHER and not _is_kept(package, style):
            yield found("LTR016", f"formatmallen {_shown(name)} hålls inte ihop med nästa stycke")


def _shown(name: str) -> str:
    in_word = IN_WORD.get(name, name)
    return f"”{name}”" if in_word.lower() == name.lower() else f"”{in_word}” ({name})"


def _how_to_make(name: str, sort: str) -> str:
    if name in IN_WORD:
        return f"ge ett stycke i brevmallen formatmallen {IN_WORD[name]}, spara och ta sedan bort stycket"
    return f"välj Start, Formatmallar, Ny formatmall; namnet är {name} och typen {sort}"


def _is_kept(package: Package, style: etree._Element) -> bool:
    """Whether the style, or one that it is based on, is kept with the next."""
    marks = (one.find(f"{W}pPr/{W}keepNext") for one in package.styles.chain(style.get(f"{W}styleId", "")))
    mark = next((one for one in marks if one is not None), None)
    return mark is not None and mark.get(f"{W}val", "1") not in _OFF
