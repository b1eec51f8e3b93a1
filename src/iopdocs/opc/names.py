"""What WordprocessingML calls its own (namnrymd; ISO/IEC 29500-1)."""

from __future__ import annotations

from typing import Final

__all__ = ["NAMESPACE", "W"]

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The namespace of a document's text, as a file declares it."""

W: Final = f"{{{NAMESPACE}}}"
"""What stands before the name of an element or attribute in it: ``f"{W}p"`` is a paragraph."""
