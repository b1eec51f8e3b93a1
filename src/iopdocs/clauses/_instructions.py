"""What a supplement changes, point by point (ändringar): whole sentences, or instructions with the new wording quoted.

An instruction names existing points by the numbers that they have in the agreement as it was signed, and new ones by
those that they get. The wording is quoted with its numbers as text, so that it says the same in whatever document it
stands.
"""

from typing import Annotated, ClassVar, Final, Literal, get_args

from pydantic import BeforeValidator, Field

from iopdocs import swedish
from iopdocs.clauses._phrases import Phrases
from iopdocs.clauses._points import parted
from iopdocs.clauses._short import Short
from iopdocs.model import Model
from iopdocs.values.text import Line

__all__ = ["Instruction", "Instructions", "Quoted", "QuotedRow", "QuotedTable"]

Layout = Literal["2_0", "2_1", "3_0", "3_1", "3_2", "4_0", "4_3", "5_0", "5_4", "lines"]
"""How many columns a table has, and how many of the last ones hold figures."""

_LAYOUTS: Final[tuple[Layout, ...]] = get_args(Layout)
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

    def _cell(self, at: int) -> str:
        return (self.cells[at] if at < len(self.cells) else None) or ""

    @property
    def first(self) -> str:
        """The first cell."""
        return self._cell(0)

    @property
    def second(self) -> str:
        """The second cell."""
        return self._cell(1)

    @property
    def third(self) -> str:
        """The third cell."""
        return self._cell(2)

    @property
    def fourth(self) -> str:
        """The fourth cell."""
        return self._cell(3)

    @property
    def fifth(self) -> str:
        """The fifth cell."""
        return self._cell(4)

    @property
    def joined(self) -> str:
        """The cells in one line, for a table that is not laid out as one."""
        return "; ".join(one for one in self.cells if one) or _NO_TEXT


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
    def layout(self) -> Layout:
        """How it is laid out; a table with one column, or more than five, is written as lines."""
        count = max(len(row.cells) for row in self.every)
        wanted = f"{count}_{self.figures}", f"{count}_0"
        return next((known for name in wanted for known in _LAYOUTS if known == name), "lines")


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
