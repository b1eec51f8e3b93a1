"""What a paragraph of a clause template can be marked with (märken): a name to refer to, how a list goes on.

In Word the name is a bookmark (bokmärke), and a list is begun anew or continued with the commands on its numbers. In
the text form a mark stands in brackets before the text: ``§ [#insatser] Vad var och en bidrar med …``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["CONTINUE", "NO_MARKS", "RESTART", "Marks", "Order", "refuse_marked", "split_marks"]

Order = Literal["", "restart", "continue"]
"""How a lettered list goes on: as it does by itself, from a) again, or from where the last list ended."""

RESTART: Final = "börja om"
CONTINUE: Final = "fortsätt"
_ORDERS: Final[dict[str, Order]] = {RESTART: "restart", CONTINUE: "continue"}
_SPELLED: Final = {order: word for word, order in _ORDERS.items()}
_MARK: Final = re.compile(rf"\[(#[^\[\]{{}}|]+|{RESTART}|{CONTINUE})\] ?")
_NAME: Final = re.compile(r"[a-zåäö][a-z0-9_åäö]{0,39}")
_NUMBER: Final = re.compile(r"\{\{\s*number\(")
_COUNTED: Final = {"heading 1", "avtalspunkt", "avtalsled", "avtalsunderled"}


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one paragraph: the name that references use, and how its list goes on."""

    name: str = ""
    order: Order = ""

    def __str__(self) -> str:
        """Return the marks as they stand in the text form."""
        spelled = (f"#{self.name}" if self.name else "", _SPELLED.get(self.order, ""))
        return "".join(f"[{mark}] " for mark in spelled if mark)

    def fit(self, style: str, text: str, *, lettered: bool) -> None:
        """Refuse marks that say nothing where they stand.

        Raises:
            ValueError: a name that cannot be a bookmark, a paragraph without a number, a list without letters.
        """
        if self.name and not _NAME.fullmatch(self.name):
            raise ValueError(
                f"bokmärket ”{self.name}” kan inte användas; skriv små bokstäver, siffror och understreck, "
                "och börja med en bokstav"
            )
        if self.name and style.lower() not in _COUNTED and not _NUMBER.search(text):
            raise ValueError(
                f"bokmärket ”{self.name}” står i ett stycke utan nummer; välj en numrerad formatmall eller skriv "
                '{{ number("Tabell") }} i stycket'
            )
        if self.order and not lettered:
            raise ValueError(f"bara led som a) kan märkas med [{_SPELLED[self.order]}]")


NO_MARKS: Final = Marks()


def split_marks(text: str) -> tuple[Marks, str]:
    """Return the marks at the beginning of a line's text, and the rest of it.

    Raises:
        ValueError: two marks of the same sort.
    """
    name, order = "", ""
    while found := _MARK.match(text):
        text = text[found.end() :]
        if name if found[1].startswith("#") else order:
            raise ValueError(f"stycket har två märken av samma slag, det andra är [{found[1]}]")
        if found[1].startswith("#"):
            name = found[1][1:]
        else:
            order = found[1]
    return Marks(name, _ORDERS.get(order, "")), text


def refuse_marked(text: str) -> None:
    """Refuse a text that the text form would take for a mark; raises ``ValueError``."""
    if found := _MARK.match(text):
        raise ValueError(f"texten börjar med {found[0].strip()}, som är ett märke i textformen; skriv på annat sätt")
