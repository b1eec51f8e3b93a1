"""Text in WordprocessingML (text i Word): how it is escaped, and what stands around it."""

from __future__ import annotations

from typing import Final

__all__ = ["RUN_END", "RUN_START", "escape_text"]

RUN_START: Final = '<w:t xml:space="preserve">'
RUN_END: Final = "</w:t></w:r>"


def escape_text(value: str) -> str:
    """Return the text with XML's three special characters escaped."""
    if "&" in value or "<" in value or ">" in value:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return value
