"""What can be found in a Word file that carries its own data (Word-filens koder).

The table is append-only, as that of reading: a code is never reused and never renumbered. Faults in the data themselves
have the codes of reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from iopdocs.findings import Finding, Findings, Path, Severity
from iopdocs.reading import Fault

__all__ = ["CODES", "edits_in", "finding"]

_FAULTS: Final = (
    Fault(
        "WRD001",
        "Word-filen går inte att läsa",
        "Filen är skadad, krypterad, ett äldre Word-format eller innehåller sådant som inte tas emot, till exempel "
        "makron.",
        "en fil med makron (.docm)",
        "samma fil sparad som Word-dokument (.docx)",
        as_told=True,
    ),
    Fault(
        "WRD002",
        "Word-filen bär inga uppgifter",
        "Uppgifterna finns bara i Word-filer som iopdocs har skrivit, och inte om filen skrevs med --no-data eller har "
        "gått genom ett program som tar bort dem. Avtalets text går inte att göra om till uppgifter.",
        "ett avtal som någon har skrivit i Word",
        "ett avtal som iopdocs har skrivit",
        as_told=True,
    ),
    Fault(
        "WRD003",
        "Uppgifterna i Word-filen är skadade",
        "Uppgifterna hör inte ihop med vad filen säger om dem, eller är skrivna av en nyare version av iopdocs. Då går "
        "det inte att lita på dem.",
        "en Word-fil vars dolda uppgifter någon har ändrat",
        "samma fil som den var när iopdocs skrev den",
        as_told=True,
    ),
    Fault(
        "WRD004",
        "En klausul har ändrats för hand",
        "Uppgifterna i filen är de som den skapades med. De säger inte längre detsamma som texten, så varken en "
        "granskning eller ett nytt dokument skulle gälla det som står.",
        "ett avtal där någon har skrivit om ett stycke i Word",
        "ett avtal där ändringen är införd i uppgifterna och dokumentet skrivet på nytt",
        as_told=True,
    ),
    Fault(
        "WRD005",
        "En klausul saknas i Word-filen",
        "Klausulen finns i uppgifterna men inte i texten. Den kan också vara så ändrad att den inte känns igen.",
        "ett avtal där någon har tagit bort en klausul i Word",
        "ett avtal där klausulen är borttagen ur uppgifterna och dokumentet skrivet på nytt",
        as_told=True,
    ),
    Fault(
        "WRD006",
        "En klausul har flyttats för hand",
        "Klausulen har samma text men står på ett annat ställe än i uppgifterna. I ett nytt dokument skulle den stå "
        "där den stod.",
        "ett avtal där någon har flyttat en klausul i Word",
        "ett avtal där klausulen är flyttad i uppgifterna och dokumentet skrivet på nytt",
        as_told=True,
    ),
    Fault(
        "WRD007",
        "Text har lagts till för hand",
        "Texten står mellan, före eller efter klausulerna och finns inte i uppgifterna. Den granskas inte och skulle "
        "inte komma med i ett nytt dokument.",
        "ett avtal där någon har lagt till en klausul i Word",
        "ett avtal med klausulen i uppgifterna, till exempel som en fri klausul (free)",
        as_told=True,
    ),
    Fault(
        "WRD008",
        "Texten före eller efter klausulerna har ändrats för hand",
        "Där står avtalets rubrik och parter. De är inte längre desamma som i uppgifterna.",
        "ett avtal där någon har ändrat rubriken i Word",
        "ett avtal där rubriken är ändrad i uppgifterna och dokumentet skrivet på nytt",
        as_told=True,
    ),
    Fault(
        "WRD009",
        "Sidhuvudet eller sidfoten har ändrats för hand",
        "Där står uppgifter ur avtalet, till exempel diarienumret. De är inte längre desamma.",
        "ett avtal där någon har skrivit in diarienumret i sidhuvudet",
        "ett avtal med diarienumret i uppgifterna (reference)",
        as_told=True,
    ),
    Fault(
        "WRD010",
        "En fotnot har ändrats för hand",
        "Fotnoten hör till en klausuls text men finns inte så i uppgifterna.",
        "ett avtal där någon har lagt till en fotnot i Word",
        "ett avtal där fotnotens innehåll är infört i uppgifterna",
        as_told=True,
    ),
    Fault(
        "WRD011",
        "Ett nytt dokument skulle få andra texter än Word-filen",
        "Filen minns vilken text varje klausul skrevs efter. Är texterna andra nu, för att kommunens profil inte är "
        "angiven eller för att någon har ändrat i mallarna, säger ett nytt dokument något annat än det som parterna "
        "har läst.",
        "ett avtal som skrevs med en kommuns profil och granskas utan den",
        "samma avtal och samma profil",
        Severity.WARNING,
        as_told=True,
    ),
    Fault(
        "WRD012",
        "Word-filen visar ändringar mellan två dokument",
        "Filen är skriven för att läsas och jämföras. Den bär inga uppgifter, och vad den säger beror på vilka "
        "ändringar som godtas. Det gäller också sedan alla ändringar har godtagits i Word.",
        "en fil med ändringsmarkeringar från iopdocs",
        "det nya avtalets egen Word-fil",
        as_told=True,
    ),
    Fault(
        "WRD013",
        "En ändring för hand kunde inte läsas in",
        "Inga uppgifter ger den text som står i filen, så ändringen måste föras in av någon som vet vad som menas. Det "
        "gäller till exempel ord som står i mallen och inte i uppgifterna.",
        "ett avtal där någon har skrivit om en mening som mallen har",
        "ett avtal där någon har ändrat ett belopp, en dag eller en text som uppgifterna har",
        as_told=True,
    ),
    Fault(
        "WRD014",
        "Word-filen säger något annat än de inlästa uppgifterna ger",
        "Det som programmet räknar ut eller väljer följer av uppgifterna. Har någon ändrat ett belopp för hand men "
        "inte summan, så stämmer de inte längre med varandra.",
        "ett avtal där en rads belopp är ändrat men inte summan",
        "ett avtal där båda är ändrade",
        Severity.WARNING,
        as_told=True,
    ),
)

CODES: Final = {fault.code: fault for fault in _FAULTS}
"""Every code that a Word file can give, in order."""


def finding(code: str, message: str, *, path: Path = (), hint: str | None = None) -> Finding:
    """Return a finding with the severity that the table gives its code."""
    return Finding(code, CODES[code].severity, path, message, hint=hint)


def edits_in(findings: Iterable[Finding]) -> Findings:
    """Return the findings that say that a Word file has been edited by hand, so that a new document would lose it."""
    return Findings.of(one for one in findings if one.code in CODES and one.severity is Severity.ERROR)
