"""The sources that findings cite (rättskällor), and figures that come from law as dated data.

The library cites and warns; it never decides. A number that comes from a statute stands here and nowhere
else, with the days on which it was in force: an agreement is judged by the law of its own time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

__all__ = [
    "CEILINGS",
    "CHILD_CONVENTION",
    "CONTINUED_VALUE",
    "DELEGATION",
    "GUARDIANS",
    "INSIGHT",
    "LEGAL_PERSONS",
    "LONGEST_EXTRACT",
    "NO_RETROACTIVE_DECISIONS",
    "ORGANISATION_NUMBERS",
    "PERSONAL_DATA",
    "POLICE_RECORDS",
    "PROFIT_LIMIT",
    "SERVICE_CONTRACT",
    "THRESHOLDS",
    "Ceiling",
    "Source",
    "Thresholds",
    "ceiling_near",
    "source_on",
    "thresholds_near",
]


@dataclass(frozen=True, slots=True)
class Source:
    """A legal or public source (källa): what it is called, where in it, and where it can be read."""

    title: str
    section: str = ""
    url: str = ""

    def __str__(self) -> str:
        """Return the source as it is cited: ``kommunallagen (2017:725) 2 kap. 4 §``."""
        return " ".join(part for part in (self.title, self.section) if part)


def _sfs(title: str, number: str, section: str = "") -> Source:
    """Return a Swedish statute with a link to its text; the section gets hard spaces."""
    return Source(f"{title} ({number})", section.replace(" ", "\N{NO-BREAK SPACE}"), f"https://lagen.nu/{number}")


def _eu(title: str, year: int, number: int, section: str = "") -> Source:
    """Return a regulation of the European Union with a link to its text; the section gets hard spaces."""
    url = f"https://eur-lex.europa.eu/eli/reg/{year}/{number}/oj"
    return Source(title, section.replace(" ", "\N{NO-BREAK SPACE}"), url)


NO_RETROACTIVE_DECISIONS: Final = _sfs("kommunallagen", "2017:725", "2 kap. 4 §")
"""No decisions with effect back in time that are to the members' disadvantage."""

DELEGATION: Final = _sfs("kommunallagen", "2017:725", "6 kap. 38 § 1")
"""What concerns an activity's goals, direction, scope or quality may not be delegated."""

INSIGHT: Final = _sfs("kommunallagen", "2017:725", "10 kap. 7–9 §§")
"""Follow-up of, and the public's insight into, what is handed over to a private performer."""

LEGAL_PERSONS: Final = _sfs("kommunallagen", "2017:725", "3 kap. 4 §")
"""A nämnd is appointed to fulfil the tasks of the municipality or region, which is the legal person."""

ORGANISATION_NUMBERS: Final = _sfs("lagen om identitetsbeteckning för juridiska personer m.fl.", "1974:174")
"""The first digit of an organisation number tells the kind of legal person."""

PROFIT_LIMIT: Final = _sfs("aktiebolagslagen", "2005:551", "32 kap.")
"""A company may limit by its articles what its owners can take out, and then says so in its name: (svb)."""

SERVICE_CONTRACT: Final = Source("HFD 2020 ref. 15", url="https://lagen.nu/dom/hfd/2020:15")
"""Whether an agreement is a service contract is decided by its content, not by its name."""

CONTINUED_VALUE: Final = _sfs("lagen om offentlig upphandling", "2016:1145", "5 kap. 3 §")
"""A value is counted with options and extensions as if they were used."""

POLICE_RECORDS: Final = _sfs("lagen om registerkontroll av personer som ska arbeta med barn", "2013:852", "4 §")
"""An extract from the police records is at most one year old."""

LONGEST_EXTRACT: Final = 12
"""The greatest age in months of an extract that is shown (registerutdrag)."""

GUARDIANS: Final = _sfs("föräldrabalken", "1949:381", "6 kap. 11 §")
"""A guardian decides in the child's personal matters, with growing regard to the child's own will."""

CHILD_CONVENTION: Final = _sfs("lagen om Förenta nationernas konvention om barnets rättigheter", "2018:1197")
"""The Convention on the Rights of the Child as Swedish law."""

PERSONAL_DATA: Final = _eu("dataskyddsförordningen (EU) 2016/679", 2016, 679, "artiklarna 26 och 28")
"""Joint controllers and processors agree in writing on who answers for what."""


_EARLIER: Final = {
    NO_RETROACTIVE_DECISIONS: (date(2018, 1, 1), _sfs("kommunallagen", "1991:900")),
    DELEGATION: (date(2018, 1, 1), _sfs("kommunallagen", "1991:900")),
    INSIGHT: (date(2018, 1, 1), _sfs("kommunallagen", "1991:900")),
    LEGAL_PERSONS: (date(2018, 1, 1), _sfs("kommunallagen", "1991:900")),
    CONTINUED_VALUE: (date(2017, 1, 1), _sfs("lagen om offentlig upphandling", "2007:1091")),
    PERSONAL_DATA: (date(2018, 5, 25), _sfs("personuppgiftslagen", "1998:204")),
}
"""From when a source is in force, and what stood in its place before; sections are not given, having other numbers."""


def source_on(source: Source, day: date) -> Source:
    """Return what to cite in the place of a source for an agreement of a day: the act that was in force then."""
    first, earlier = _EARLIER.get(source, (day, source))
    return earlier if day < first else source


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A ceiling of support of minor importance (de minimis) in euro for one undertaking over three years."""

    euro: Decimal
    first: date
    last: date
    source: Source


CEILINGS: Final = (
    Ceiling(
        Decimal(200_000),
        date(2014, 1, 1),
        date(2023, 12, 31),
        _eu("förordning (EU) nr 1407/2013", 2013, 1407, "artikel 3"),
    ),
    Ceiling(
        Decimal(300_000),
        date(2024, 1, 1),
        date(2030, 12, 31),
        _eu("förordning (EU) 2023/2831", 2023, 2831, "artikel 3"),
    ),
)
"""The ceilings of support of minor importance, in order."""


@lru_cache(maxsize=64)
def ceiling_near(day: date) -> tuple[Ceiling, bool]:
    """Return the ceiling in force on a day and true; for a day that the library has none for the nearest, and false."""
    begun = [one for one in CEILINGS if one.first <= day]
    nearest = begun[-1] if begun else CEILINGS[0]
    return nearest, nearest.first <= day <= nearest.last


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Amounts in kronor, without value-added tax, in the law on public procurement (tröskelvärden).

    ``direct`` is the limit of direct procurement, ``direct_social`` that for social and other special
    services (bilaga 2).
    """

    first: date
    last: date
    direct: int
    direct_social: int
    source: Source


_AUTHORITY: Final = "https://www.konkurrensverket.se/upphandling/lagar-och-regler/troskelvarden/gamla-troskelvarden/"
_AGENCY: Final = (
    "https://www.upphandlingsmyndigheten.se/regler-och-lagstiftning/troskelvarden-och-direktupphandlingsgranser"
)


def _years(first: int, amounts: tuple[int, int], url: str) -> Thresholds:
    source = Source(f"tröskelvärden och direktupphandlingsgränser {first}–{first + 1}", url=url)
    return Thresholds(date(first, 1, 1), date(first + 1, 12, 31), *amounts, source)


THRESHOLDS: Final = (
    _years(2018, (586_907, 586_907), _AUTHORITY),
    _years(2020, (615_312, 615_312), _AUTHORITY),
    _years(2022, (700_000, 7_802_550), _AUTHORITY),
    _years(2024, (700_000, 8_109_450), _AGENCY),
)
"""The amounts for municipalities and regions, renewed every second year; those from 2026 are not here yet."""


@lru_cache(maxsize=64)
def thresholds_near(day: date) -> Thresholds:
    """Return the amounts in force on a day; for a day that the library has none for, the nearest known."""
    begun = [one for one in THRESHOLDS if one.first <= day]
    return begun[-1] if begun else THRESHOLDS[0]
