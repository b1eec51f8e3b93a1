"""How much of something: a number, a least or greatest number, a range (omfattning, nivå)."""

import re
from decimal import Decimal
from typing import Any, ClassVar, Final, Literal

from pydantic import Field

from iopdocs import swedish
from iopdocs.clauses._phrases import Phrases
from iopdocs.clauses._short import Short
from iopdocs.values.quantity import Quantity
from iopdocs.values.refusal import refused, shown
from iopdocs.values.spelling import written

__all__ = ["Extent"]

_NUMBER: Final = r"[0-9](?:[0-9 \u00a0\u202f]*[0-9])?(?:,[0-9]+)?"
_EXTENT: Final = re.compile(
    r"(?:(minst|högst|cirka|ca\.?|omkring|ungefär)\s+)?(?:mellan\s+)?"
    rf"({_NUMBER})(?:\s*[–-]\s*({_NUMBER})|\s+(?:till|och)\s+({_NUMBER}))?\s*(\D.*)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST: Final = 120
_WRITTEN: Final = written(
    "antal med enhet", r"(?:\D+\s)?[0-9].*\D.*", ["minst 20 platser", "20–30 platser", "80 % av deltagarna"]
)
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
            example = "minst 20\N{NO-BREAK SPACE}platser eller 20–30\N{NO-BREAK SPACE}platser"
            raise refused("extent", f"{shown(text)} är inte ett antal med enhet; skriv till exempel {example}")
        word, number, dashed, worded, unit = found.groups()
        unit = re.sub(r"^%", "procent", unit)
        upper = dashed or worded
        fields: dict[str, Any] = {"number": Quantity.parse(f"{number} {unit}")}
        if upper:
            fields["upper"] = Quantity.parse(f"{upper} {unit}")
        if word:
            fields["bound"] = _BOUNDS.get(word.lower(), "about")
        return fields

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
