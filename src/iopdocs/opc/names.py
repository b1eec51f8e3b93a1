"""What WordprocessingML calls its own (namnrymd; ISO/IEC 29500-1), and how its parts begin."""

from __future__ import annotations

from typing import Final

__all__ = ["DECLARATION", "NAMESPACE", "RELATIONS", "R", "W"]

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""How each part of a package begins, as Word writes it."""

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The namespace of a document's text, as a file declares it."""

RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""The namespace of an element's ids for what it points to, and how each kind of relationship begins."""

R: Final = f"{{{RELATIONS}}}"
"""What stands before the name of an attribute in it: ``f"{R}id"`` is where a link leads, by id."""

W: Final = f"{{{NAMESPACE}}}"
"""What stands before the name of an element or attribute in it: ``f"{W}p"`` is a paragraph."""
