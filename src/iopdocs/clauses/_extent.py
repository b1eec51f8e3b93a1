"""How much of something: a number, a least or greatest number, a range (omfattning, nivå)."""

import re
from decimal import Decimal
from typing import Any, ClassVar, Final, Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from iopdocs import swedish
from iopdocs.clauses._phrases import Phrases
from iopdocs.clauses._short import Short
from iopdocs.values.quantity import Quantity
from iopdocs.values.refusal import exact_text, refused, shown
from iopdocs.values.spelling import shown_as, written

__all__ = ["Extent"]

_NUMBER: Final = r"[0-9](?:[0-9 \u00a0\u202f]*[0-9])?(?:,[0-9]+)?"
_EXTENT: Final = re.compile(
    r"(?:(minst|högst|cirka|ca\.?|omkring|ungefär)\s+)?(?:mellan\s+)?"
    rf"({_NUMBER})(?:\s*[–-]\s*({_NUMBER})|\s+(?:till|och)\s+({_NUMBER}))?\s*([^\d/].*)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST: Final = 120
_WRITTEN: Final = written(
    "antal med enhet", r"(?:\D+\s)?[0-9].*\D.*", ["minst 20 platser", "20–30 platser", "80 % av deltagarna"]
)
_PART_OF_A_POST: Final = re.compile(r"tjänst|heltid|deltid", re.IGNORECASE)
_BOUNDS: Final = {"minst": "at_least", "högst": "at_most"}


class Extent(Short):
    """A quantity and how it binds (omfattning): ``minst 20 platser``, ``20–30 platser``, ``80 % av deltagarna``."""

    written: ClassVar[dict[str, Any]] = _WRITTEN
    phrases: ClassVar[Phrases] = {"bound": {"at_least": "minst", "at_most": "högst", "about": "cirka"}}

    number: Quantity = Field(title="Antal med enhet", description="till exempel 20 platser")
    upper: Quantity | None = Field(
        None, title="Högsta antal", description="när antalet är ett spann, med samma enhet: 30 platser"
    )
    bound: Literal["at_least", "at_most", "about"] | None = Field(None, title="Hur antalet binder")

    @classmethod
    def read(cls, text: str) -> dict[str, Any]:
        """Return the fields of ``minst 20 platser``, ``20–30 platser`` or ``80 %``."""
        found = _EXTENT.fullmatch(text.strip()) if len(text) <= _LONGEST else None
        if found is None:
            raise _no_extent(text)
        word, number, dashed, worded, unit = found.groups()
        unit = re.sub(r"^%", "procent", unit)
        upper = dashed or worded
        fields: dict[str, Any] = {"number": Quantity.parse(f"{number} {unit}")}
        if upper:
            fields["upper"] = Quantity.parse(f"{upper} {unit}")
        if word:
            fields["bound"] = _BOUNDS.get(word.lower(), "about")
        return fields

    @field_validator("number", "upper", mode="before")
    @classmethod
    def _is_one_number(cls, value: object) -> object:
        """Refuse a whole extent as one of the fields, and say how it is written."""
        text = exact_text(value)
        found = _EXTENT.fullmatch(text.strip()) if text is not None and len(text) <= _LONGEST else None
        if found and (found[1] or found[3] or found[4] or found[5].startswith("%")):
            parts = "utan number framför, eller dela upp den på number, upper och bound"
            raise refused("extent", f"{shown(value)} är en hel omfattning; skriv den som en text {parts}")
        if text is not None and not found and _PART_OF_A_POST.search(text[:_LONGEST]):
            raise _no_extent(text)
        return value

    @property
    def least(self) -> Decimal | None:
        """The least number that keeps to it, or ``None``."""
        return None if self.bound in {"at_most", "about"} else self.number.number

    @property
    def most(self) -> Decimal | None:
        """The greatest number that keeps to it, or ``None``."""
        if self.bound in {"at_least", "about"}:
            return None
        return (self.upper or self.number).number

    @property
    def shown(self) -> str:
        """The extent as it is printed."""
        if self.upper is None:
            return f"{self._bound}{self.number}"
        lower = swedish.number(self.number.number) if self.upper.unit == self.number.unit else str(self.number)
        return f"{self._bound}{lower}–{self.upper}"

    @property
    def figures(self) -> str | None:
        """The extent without its unit, to stand before a noun; ``None`` for a range between two units."""
        ends = [one for one in (self.number, self.upper) if one is not None]
        figures = "–".join(swedish.number(one.number) for one in ends)
        return f"{self._bound}{figures}" if len({one.unit for one in ends}) == 1 else None

    @property
    def _bound(self) -> str:
        return self.phrases["bound"][self.bound] + " " if self.bound else ""


def _no_extent(text: str) -> PydanticCustomError:
    """Return the refusal of what is no extent, with the way to write what it may be."""
    part_of_a_post = _PART_OF_A_POST.search(text[:_LONGEST])
    way = shown_as(("0,5 tjänst", "75 % av heltid") if part_of_a_post else ("minst 20 platser", "20–30 platser"))
    return refused("extent", f"{shown(text)} är inte ett antal med enhet; {way}")
