"""What can be the matter with a row of a batch (radens koder), each with its reason and an example of wrong and right.

The table is append-only, as that of reading: a code is never reused and never renumbered.
"""

from __future__ import annotations

from typing import Final

from iopdocs.findings import Finding, Path, Severity
from iopdocs.reading import Fault

__all__ = [
    "CELL", "CHANGED", "CODES", "COLUMN", "DIED", "KEY", "NOT_DONE", "OTHER_VERSION", "OWN_FAULT", "TABLE",
    "UNWRITTEN", "about",
]  # fmt: skip

TABLE: Final = "BAT001"
COLUMN: Final = "BAT002"
CELL: Final = "BAT003"
KEY: Final = "BAT004"
DIED: Final = "BAT005"
NOT_DONE: Final = "BAT006"
UNWRITTEN: Final = "BAT007"
OTHER_VERSION: Final = "BAT008"
CHANGED: Final = "BAT009"
OWN_FAULT: Final = "BAT010"

_FAULTS: Final = (
    Fault(
        TABLE,
        "Tabellen går inte att använda",
        "Ett kalkylblad eller en fil med en rad för varje avtal ska kunna läsas och ha rubriker. Raderna fyller i ett "
        "grundavtal, som också måste gå att läsa. Filer av andra slag läses inte.",
        "en arbetsbok som är skyddad med lösenord",
        "samma arbetsbok, sparad utan lösenord",
        as_told=True,
    ),
    Fault(
        COLUMN,
        "Kolumnens rubrik svarar inte mot ett enda fält",
        "Rubriken säger vilket fält i grundavtalet som kolumnen fyller i. En felstavad rubrik skulle annars tyst falla "
        "bort, och en tvetydig skulle fylla i fel part.",
        "en kolumn med rubriken orgnr, när avtalet har två parter med organisationsnummer",
        "en kolumn med rubriken parties.2.orgnr",
        as_told=True,
    ),
    Fault(
        CELL,
        "Cellens värde går inte att använda",
        "Programmet räknar inte ut formler och gissar inte vad ett felvärde eller ett klockslag skulle ha betytt.",
        "en cell som visar #SAKNAS!",
        "en cell med värdet självt",
        as_told=True,
    ),
    Fault(
        KEY,
        "Raden har ingen egen nyckel",
        "Nyckeln blir dokumentets filnamn och är det som raden känns igen på nästa gång.",
        "två rader med nyckeln alfa",
        "en rad med nyckeln alfa och en med nyckeln beta",
        as_told=True,
    ),
    Fault(
        DIED,
        "Arbetaren dog medan raden gjordes",
        "Processen som gjorde raden avslutades, till exempel för att minnet tog slut. De andra raderna berörs inte.",
        "en rad vars process har avslutats",
        "samma rad vid en ny körning, som tar om det som inte är klart",
        as_told=True,
    ),
    Fault(
        NOT_DONE,
        "Raden hann inte göras",
        "Alla arbetare försvann. Det som är klart ligger kvar, och en ny körning gör resten.",
        "en rad som stod i kö när arbetarna försvann",
        "samma rad efter en ny körning",
        as_told=True,
    ),
    Fault(
        UNWRITTEN,
        "Dokumentet kunde inte skrivas",
        "Disken kan vara full, eller dokumentet vara öppet i ett annat program.",
        "ett dokument som är öppet i Word medan det ska skrivas",
        "samma dokument, stängt, och en ny körning",
        as_told=True,
    ),
    Fault(
        OTHER_VERSION,
        "Arbetaren har en annan version av programmet eller mallarna",
        "Avtal i samma katalog ska ha samma ordalydelse, vilken dator de än görs på.",
        "en arbetare med en äldre version av programmet",
        "samma version hos alla arbetare, som då startas om",
        as_told=True,
    ),
    Fault(
        CHANGED,
        "Ett ändrat dokument har lagts åt sidan",
        "Dokumentet var inte det som programmet skrev; någon kan ha arbetat i det. Därför skrivs det aldrig över.",
        "ett dokument som har ändrats i Word, och vars rad sedan görs om",
        "ett dokument som sparas på en annan plats innan någon arbetar i det",
        Severity.NOTE,
        as_told=True,
    ),
    Fault(
        OWN_FAULT,
        "Avtalet kunde inte framställas",
        "En mall går inte ihop med avtalet, eller så är det fel i programmet. De andra raderna berörs inte.",
        "ett avtal vars mall hänvisar till en klausul som inte finns med",
        "samma avtal med klausulen",
        as_told=True,
    ),
)

CODES: Final = {fault.code: fault for fault in _FAULTS}
"""Every code that a batch can give, in order."""


def about(code: str, message: str, *, path: Path = (), hint: str | None = None) -> Finding:
    """Return a finding with the severity that the table gives its code."""
    return Finding(code, CODES[code].severity, path, message, hint=hint)
