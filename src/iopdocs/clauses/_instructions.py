"""What a supplement changes, point by point (ändringar): whole sentences, or instructions with the new wording quoted.

An instruction names existing points by the numbers that they have in the agreement as it was signed, and new ones by
those that they get. The wording is quoted with its numbers as text, so that it says the same in whatever document it
stands.
"""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Final, Literal

from pydantic import BeforeValidator, Field

from iopdocs import swedish
from iopdocs.clauses._phrases import Phrases
from iopdocs.clauses._points import parted
from iopdocs.clauses._short import Short
from iopdocs.model import Model
from iopdocs.values.text import Line

__all__ = ["Instruction", "Instructions", "LaidOut", "LaidOutRow", "Quoted", "QuotedRow", "QuotedTable"]

_MOST_COLUMNS: Final = 6
"""As many columns of a quoted table fit across the page."""
_NOUNS: Final = {
    "point": ("punkt", "punkterna"),
    "table": ("tabell", "tabellerna"),
    "annex": ("bilaga", "bilagorna"),
    "heading": ("rubriken till punkt", "rubrikerna till punkterna"),
}
"""What has numbers is called so: one, several."""
_NEW: Final = {
    "point": ("en ny punkt", "nya punkter"),
    "table": ("en ny tabell", "nya tabeller"),
    "annex": ("en ny bilaga", "nya bilagor"),
    "heading": ("en ny rubrik", "nya rubriker"),
}
_NO_TEXT: Final = "–"


class QuotedRow(Model):
    """A row of a quoted table; a cell may be empty (tabellrad)."""

    cells: tuple[Line | None, ...] = Field(title="Celler", min_length=1)

    @property
    def joined(self) -> str:
        """The cells in one line, for a table that is not laid out as one."""
        return "; ".join(one for one in self.cells if one) or _NO_TEXT


@dataclass(frozen=True)
class LaidOutRow:
    """A row in columns: the first cell, those with more text, and those with figures."""

    first: str
    texts: tuple[str, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True)
class LaidOut:
    """A quoted table in columns, as many in every row."""

    head: LaidOutRow
    rows: tuple[LaidOutRow, ...]
    total: LaidOutRow | None


def _laid_out(cells: tuple[str | None, ...], texts: int, width: int) -> LaidOutRow:
    first, *rest = (*(cell or "" for cell in cells), *[""] * (width - len(cells)))
    return LaidOutRow(first, tuple(rest[: texts - 1]), tuple(rest[texts - 1 :]))


class QuotedTable(Model):
    """A table in quoted wording (tabell i ny lydelse)."""

    head: QuotedRow = Field(title="Tabellhuvud")
    rows: tuple[QuotedRow, ...] = Field((), title="Rader")
    total: QuotedRow | None = Field(None, title="Rad med summan")
    figures: int = Field(
        0, title="Antal kolumner med belopp", description="räknat från höger; de högerställs", ge=0, le=20
    )

    @property
    def every(self) -> tuple[QuotedRow, ...]:
        """The head, the rows and the sum."""
        return (self.head, *self.rows, *([self.total] if self.total else []))

    @property
    def laid_out(self) -> LaidOut | None:
        """The table in columns; with one, or more than fit across the page, it is written as lines instead."""
        width = max(len(row.cells) for row in self.every)
        if not 1 < width <= _MOST_COLUMNS:
            return None
        texts = width - min(self.figures, width - 1)
        head, *rows = (_laid_out(row.cells, texts, width) for row in (self.head, *self.rows))
        return LaidOut(head, tuple(rows), _laid_out(self.total.cells, texts, width) if self.total else None)


class Quoted(Short):
    """A paragraph or a table of the new wording, with its number as text (lydelse)."""

    phrases: ClassVar[Phrases] = {
        "form": {"text": "löpande text", "caption": "tabellens namn", "note": "tabellnot"},
    }

    label: Line | None = Field(None, title="Nummer", description="till exempel 7.2 eller a)")
    text: Line | None = Field(None, title="Text")
    form: Literal["text", "caption", "note"] = Field("text", title="Sorts stycke")
    table: QuotedTable | None = Field(None, title="Tabell", description="i stället för text")

    @property
    def shown(self) -> str:
        """The number and the text."""
        return " ".join(filter(None, (self.label, self.text))) or _NO_TEXT


class Instruction(Short):
    """One change in an agreement (ändring): a sentence, or what is done with which points and their wording."""

    phrases: ClassVar[Phrases] = {
        "action": {
            "replace": "ska ha en ny lydelse",
            "insert": "ska införas",
            "repeal": "ska upphöra att gälla",
            "renumber": "ska få en ny beteckning",
        },
        "sort": {
            "point": "punkt",
            "table": "tabell",
            "annex": "bilaga",
            "heading": "rubriken till en punkt",
            "title": "avtalets rubrik",
            "text": "annan text",
        },
    }

    text: Line | None = Field(None, title="Ändringen i ord", description="hela meningar: vad som gäller i stället")
    action: Literal["replace", "insert", "repeal", "renumber"] | None = Field(
        None, title="Vad som ska göras", description="i stället för en mening"
    )
    sort: Literal["point", "table", "annex", "heading", "title", "text"] = Field("point", title="Vad som ändras")
    numbers: tuple[Line, ...] = Field(
        (), title="Nummer i det ursprungliga avtalet", description="till exempel 7.2 eller 8–12"
    )
    new_numbers: tuple[Line, ...] = Field((), title="Nya nummer")
    place: Line | None = Field(None, title="Plats", description="när något införs: efter punkt 7.2")
    wording: tuple[Quoted, ...] = Field((), title="Ny lydelse", description="stycke för stycke, med nummer")

    @property
    def named(self) -> str:
        """What is changed, as the original agreement numbers it: ``punkt 7.2``, ``punkterna 8 och 9``."""
        if self.sort == "title":
            return "avtalets rubrik"
        if self.sort == "text" or not self.numbers:
            return f"texten {self.place}" if self.place else "avtalets text"
        return _named(self.sort, self.numbers)

    @property
    def renamed(self) -> str | None:
        """The new numbers of what is changed, if it gets any: ``9–13``, ``tabell 2``."""
        if not self.new_numbers:
            return None
        has_noun = self.sort in {"table", "annex"}
        return _named(self.sort, self.new_numbers) if has_noun else swedish.list_of(self.new_numbers)

    @property
    def added(self) -> str:
        """What is inserted: ``en ny punkt, 7.3,``, ``två nya tabeller, tabellerna 2 och 3,``."""
        if self.sort not in _NOUNS or not self.new_numbers:
            return "text"
        one, several = _NEW[self.sort]
        return f"{one if _is_one(self.new_numbers) else several}, {self.renamed},"


Instructions = Annotated[tuple[Instruction, ...], BeforeValidator(parted)]
"""One or more changes (ändringar): sentences, or instructions; one text is parted by its blank lines."""


def _named(sort: str, numbers: tuple[str, ...]) -> str:
    one, several = _NOUNS[sort]
    return f"{one if _is_one(numbers) else several}\N{NO-BREAK SPACE}{swedish.list_of(numbers)}"


def _is_one(numbers: tuple[str, ...]) -> bool:
    return len(numbers) == 1 and swedish.EN_DASH not in numbers[0]
