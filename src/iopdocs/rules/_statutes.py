"""The numbers of the statutes that agreements cite most often (SFS-nummer), by name.

When each was in force is told in :mod:`iopdocs.law`. A name stands without its ending, as it follows *lagen om* or
ends in *lag*; numbers of repealed statutes too, since an old agreement may cite them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["STATUTE_NUMBERS"]

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
"""The numbers that a statute has had, the newest first."""
