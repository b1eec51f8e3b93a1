"""Paragraphs of one's own with lists to two levels (punkter, led och underled)."""

import re
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field

from iopdocs.clauses._short import Short
from iopdocs.values.refusal import exact_text
from iopdocs.values.text import Line

__all__ = ["Item", "Point", "Points", "parted"]

_BLANK_LINES: Final = re.compile(r"\n[ \t]*\n\s*")


class Item(Short):
    """One item of a list, a), with items of its own if wanted, i) (led)."""

    text: Line = Field(title="Led")
    items: tuple[Line, ...] = Field((), title="Underled", description="led under ledet: i), ii), iii)")


class Point(Short):
    """A numbered paragraph, with a sub-heading and a list if wanted (punkt)."""

    heading: Line | None = Field(None, title="Underrubrik")
    text: Line = Field(title="Text", description="hela meningar")
    items: tuple[Item, ...] = Field((), title="Lista", description="led under texten: a), b), c)")

    @property
    def texts(self) -> tuple[str, ...]:
        """The text and that of each item, without the sub-heading."""
        return (self.text, *(text for item in self.items for text in (item.text, *item.items)))


def parted(value: Any) -> Any:
    """Return a text as its paragraphs; anything else as it is."""
    text = exact_text(value)
    return value if text is None else [part for part in _BLANK_LINES.split(text.strip()) if part]


Points = Annotated[tuple[Point, ...], BeforeValidator(parted)]
"""One or more paragraphs (punkter): texts, or points with lists; one text is parted by its blank lines."""
