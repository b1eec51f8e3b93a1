"""The text of a Word package: what must be equal before two documents may be compared."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from lxml import etree

__all__ = ["DifferentText", "W", "refuse_other_text", "text_of"]

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHOWN: Final = {f"{W}t", f"{W}tab", f"{W}br"}


class DifferentText(Exception):
    """Two documents that are not the same agreement."""


def text_of(package: bytes) -> list[str]:
    """Return the paragraphs of header, text and footer that are not empty, in their order."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        names = sorted(name for name in opened.namelist() if name.startswith(("word/header", "word/footer")))
        parts = [etree.fromstring(opened.read(name)) for name in (*names, "word/document.xml")]
    lines = (_line(paragraph) for part in parts for paragraph in part.iter(f"{W}p"))
    return [line for line in lines if line.strip()]


def refuse_other_text(name: str, package: bytes, expected: list[str]) -> None:
    """Raise :class:`DifferentText`, telling the first difference, unless a package has the expected text."""
    found = text_of(package)
    if found != expected:
        at = next((at for at, pair in enumerate(zip(found, expected, strict=False)) if len(set(pair)) > 1), None)
        pair = (len(found), len(expected)) if at is None else (found[at], expected[at])
        raise DifferentText(f"{name}: {pair[0]!r} where iopdocs has {pair[1]!r}")


def _line(paragraph: etree._Element) -> str:
    return "".join(node.text or "" if node.tag == f"{W}t" else "\t" for node in paragraph.iter(_SHOWN))
