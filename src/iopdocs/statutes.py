"""Statutes that agreements cite (författningar): their numbers (SFS-nummer), and when some of them were in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

__all__ = ["STATUTES", "STATUTE_NUMBERS", "Statute"]


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute (författning) and the first and last day on which it was in force; no ``last``: it still is.

    ``words`` are what it is cited by where nothing else can be meant: its number, or a name of its own.
    """

    name: str
    words: tuple[str, ...]
    first: date
    last: date | None = None
    successor: str | None = None

    def outside(self, begins: date, ends: date) -> bool:
        """Whether it was in force on no day from ``begins`` to ``ends``."""
        return self.first > ends or (self.last is not None and self.last < begins)

    def throughout(self, begins: date, ends: date) -> bool:
        """Whether it was in force on every day from ``begins`` to ``ends``."""
        return self.first <= begins and (self.last is None or ends <= self.last)


STATUTES: Final = (
    Statute(
        "socialtjänstlagen (2001:453)",
        ("2001:453",),
        date(2002, 1, 1),
        date(2025, 6, 30),
        "socialtjänstlagen (2025:400)",
    ),
    Statute("socialtjänstlagen (2025:400)", ("2025:400",), date(2025, 7, 1)),
    Statute(
        "kommunallagen (1991:900)",
        ("1991:900",),
        date(1992, 1, 1),
        date(2017, 12, 31),
        "kommunallagen (2017:725)",
    ),
    Statute("kommunallagen (2017:725)", ("2017:725",), date(2018, 1, 1)),
    Statute(
        "lagen (2007:1091) om offentlig upphandling",
        ("2007:1091",),
        date(2008, 1, 1),
        date(2016, 12, 31),
        "lagen (2016:1145) om offentlig upphandling",
    ),
    Statute("lagen (2016:1145) om offentlig upphandling", ("2016:1145",), date(2017, 1, 1)),
    Statute(
        "personuppgiftslagen (1998:204)",
        ("1998:204", "personuppgiftslagen", "Personuppgiftslagen", "PUL"),
        date(1998, 10, 24),
        date(2018, 5, 24),
        "dataskyddsförordningen (EU) 2016/679",
    ),
    Statute(
        "dataskyddsförordningen (EU) 2016/679",
        ("2016/679", "dataskyddsförordningen", "Dataskyddsförordningen", "GDPR"),
        date(2018, 5, 25),
    ),
    Statute(
        "lagen (2018:1197) om barnkonventionen",
        ("2018:1197", "barnkonventionslagen", "barnkonventionen är lag", "Barnkonventionen är lag"),
        date(2020, 1, 1),
    ),
    Statute(
        "förordning (EU) nr 1407/2013 om stöd av mindre betydelse",
        ("1407/2013",),
        date(2014, 1, 1),
        date(2023, 12, 31),
        "förordning (EU) 2023/2831",
    ),
    Statute(
        "förordning (EU) 2023/2831 om stöd av mindre betydelse",
        ("2023/2831",),
        date(2024, 1, 1),
        date(2030, 12, 31),
    ),
    Statute("lagen (2022:900) om registrering av idéburna organisationer", ("2022:900",), date(2023, 1, 1)),
)
"""The statutes whose citation is checked against the time of the agreement."""

STATUTE_NUMBERS: Final[Mapping[str, tuple[str, ...]]] = {
    "alkohollag": ("2010:1622", "1994:1738"),
    "anställningsskydd": ("1982:80",),
    "arbetsmiljölag": ("1977:1160",),
    "arkivlag": ("1990:782",),
    "bibliotekslag": ("2013:801", "1996:1596"),
    "bokföringslag": ("1999:1078",),
    "diskrimineringslag": ("2008:567",),
    "föräldrabalk": ("1949:381",),
    "förvaltningslag": ("2017:900", "1986:223"),
    "Förenta nationernas konvention om barnets rättigheter": ("2018:1197",),
    "god man för ensamkommande barn": ("2005:429",),
    "hälso- och sjukvårdslag": ("2017:30", "1982:763"),
    "identitetsbeteckning för juridiska personer": ("1974:174",),
    "jordabalk": ("1970:994",),
    "kommunallag": ("2017:725", "1991:900"),
    "kompletterande bestämmelser till EU:s dataskyddsförordning": ("2018:218",),
    "mervärdesskattelag": ("2023:200", "1994:200"),
    "mottagande av asylsökande": ("1994:137",),
    "offentlig upphandling": ("2016:1145", "2007:1091", "1992:1528"),
    "offentlighets- och sekretesslag": ("2009:400",),
    "patientdatalag": ("2008:355",),
    "patientsäkerhetslag": ("2010:659",),
    "personuppgiftslag": ("1998:204",),
    "registerkontroll av personal vid vissa boenden": ("2007:171",),
    "registerkontroll av personer som ska arbeta med barn": ("2013:852",),
    "registrering av idéburna organisationer": ("2022:900",),
    "skadeståndslag": ("1972:207",),
    "skiljeförfarande": ("1999:116",),
    "skollag": ("2010:800", "1985:1100"),
    "skydd för personer som rapporterar om missförhållanden": ("2021:890",),
    "socialtjänstlag": ("2025:400", "2001:453", "1980:620"),
    "stöd och service till vissa funktionshindrade": ("1993:387",),
    "särskilda bestämmelser om vård av unga": ("1990:52",),
    "tryckfrihetsförordning": ("1949:105",),
    "upphovsrätt": ("1960:729",),
    "valfrihetssystem": ("2008:962",),
    "vård av missbrukare": ("1988:870",),
}
"""The numbers that a statute has had, the newest first, by its name.

A name stands without its ending, as it follows *lagen om* or ends in *lag*. Repealed statutes are there too, since an
old agreement may cite them.
"""
