"""What is found in an agreement only because a profile asks for it (profilens koder).

The table is append-only, as that of reading: a code is never reused and never renumbered. Faults in ``profile.yaml``
itself have the codes of reading.
"""

from __future__ import annotations

from typing import Final

from iopdocs.findings import Severity
from iopdocs.reading import Fault

__all__ = ["CODES", "CRITERIA", "EXPIRED", "REQUIRED"]

REQUIRED: Final = "PRO001"
EXPIRED: Final = "PRO002"
CRITERIA: Final = "PRO003"

_FAULTS: Final = (
    Fault(
        REQUIRED,
        "Avtalet saknar en klausul som kommunens profil kräver",
        "Kommunen har själv bestämt vad dess avtal ska ha med. Profilen avgör hur allvarligt det är (missing). En fri "
        "klausul med samma rubrik som klausultypen räknas.",
        "ett avtal utan tvistklausul, granskat med en profil som har dispute under required",
        "samma avtal med en klausul av typen dispute",
        Severity.WARNING,
        as_told=True,
    ),
    Fault(
        EXPIRED,
        "Profilens ändrade grad gäller inte längre",
        "En ändrad grad har ett slutdatum för att någon ska pröva den på nytt. Datumet jämförs med avtalets första "
        "dag, annars med dagen då avtalet dateras, aldrig med dagens datum.",
        "ett avtal från den 1 januari 2027, och en profil som sänker en grad till och med den 31 december 2026",
        "samma avtal och profil, sedan kommunen har prövat graden och ändrat until eller tagit bort punkten",
        Severity.NOTE,
        as_told=True,
    ),
    Fault(
        CRITERIA,
        "Bedömningen följer andra kriterier än kommunens profil",
        "Kriterier är en policy, och olika utgivares kriterier säger emot varandra. Profilen visar vilka kommunen har "
        "valt.",
        "en bedömning enligt skr-2017, granskad med en profil som har stenungsund under criteria",
        "samma profil och en bedömning enligt stenungsund",
        Severity.WARNING,
        as_told=True,
    ),
)

CODES: Final = {fault.code: fault for fault in _FAULTS}
"""Every code that a profile can give, in order."""
