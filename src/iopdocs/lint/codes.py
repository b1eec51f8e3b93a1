"""The faults that a clause template can have (mallfel), each with its reason and an example of wrong and right.

The table is append-only, as that of reading: a code is never reused and never renumbered.
"""

from __future__ import annotations

from typing import Final

from iopdocs.findings import Severity
from iopdocs.lint._text_codes import TEXT_FAULTS
from iopdocs.lint._word_codes import WORD_FAULTS
from iopdocs.reading import Fault

__all__ = ["CODES", "HINTS"]

_HEAD: Final = "# {{ heading }}\n"

_FAULTS: Final = (
    Fault(
        "TPL001",
        "Mallen innehåller något som en klausulmall inte kan ha",
        "Fält, länkar, radbrytningar och dold text går inte att föra över till andra brevmallar. De tas inte bort "
        "i det tysta.",
        "ett stycke med ett datumfält",
        "samma stycke med en tagg som hämtar dagen ur avtalet",
        as_told=True,
    ),
    Fault(
        "TPL002",
        "En formatmall finns inte i brevmallen",
        "Allt utseende hör hemma i brevmallen, så att en klausul ser rätt ut hos varje kommun.",
        f"{_HEAD}[Min egen stil] Avtalet gäller {{{{ term.period|period }}}}.\n",
        f"{_HEAD}§ Avtalet gäller {{{{ term.period|period }}}}.\n",
    ),
    Fault(
        "TPL003",
        "En tagg går inte att använda",
        "Ett felstavat fält eller filter, ett värde som kan saknas eller ett block som inte avslutas skulle annars "
        "märkas först i ett avtal. Alla fel i mallen visas på en gång.",
        f"{_HEAD}§ Avtalet gäller {{{{ term.peroid|period }}}}.\n",
        f"{_HEAD}§ Avtalet gäller {{{{ term.period|period }}}}.\n",
    ),
    Fault(
        "TPL004",
        "Textfilen bredvid Word-filen säger något annat än Word-filen",
        "Textfilen är den som granskas. Den skrivs om från Word-filen med iopdocs templates sync.",
        "en Word-fil som har ändrats, med den gamla textfilen bredvid",
        "samma filer efter iopdocs templates sync",
        Severity.WARNING,
        as_told=True,
    ),
    Fault(
        "TPL005",
        "Word-filen är inte normaliserad",
        "Word sparar mer än texten: vem som skrev, när och hur. Det hör inte till mallen och ska inte följa med.",
        "en Word-fil som den ser ut när Word har sparat den",
        "samma fil efter iopdocs templates sync",
        Severity.WARNING,
        as_told=True,
    ),
    Fault(
        "TPL006",
        "Mallen hör inte till någon klausultyp",
        "En mall heter som sin klausultyp. Under ett annat namn används den aldrig.",
        "en fil som heter termin.docx",
        "samma fil med namnet term.docx",
        as_told=True,
    ),
    Fault(
        "TPL007",
        "Mallen börjar inte med klausulens enda rubrik",
        "En klausul som fortsätter den föregående skrivs utan rubrik. Därför måste rubriken stå först och för sig.",
        "§ Avtalet gäller {{ term.period|period }}.\n",
        f"{_HEAD}§ Avtalet gäller {{{{ term.period|period }}}}.\n",
    ),
)

CODES: Final = {fault.code: fault for fault in (*_FAULTS, *WORD_FAULTS, *TEXT_FAULTS)}
"""Every code that a template can give, in order."""

HINTS: Final = {
    "TPL001": "öppna filen i Word och ta bort det som pekas ut",
    "TPL002": "använd någon av brevmallens formatmallar",
    "TPL003": "rätta taggen på den raden; reglerna står i handboken om mallar",
    "TPL004": "kör iopdocs templates sync",
    "TPL005": "kör iopdocs templates sync",
    "TPL006": "döp filen efter klausultypen, till exempel term.docx, eller ange den med --kind",
    "TPL007": "sätt formatmallen Rubrik 1 på första raden och bara där",
    "TPL008": "ta bort bilden; kommunens vapen ligger i brevmallens sidhuvud",
    "TPL009": "godkänn eller avvisa ändringarna under fliken Granska",
    "TPL010": "visa dolda tecken (¶) och ta bort avsnittsbrytningen",
    "TPL011": "välj formatmallen Avtalspunkt, Avtalsled eller List Bullet i stället för knappen Numrering",
    "TPL012": "markera stycket, tryck Ctrl+Q och Ctrl+Mellanslag; fetstil är formatmallen Stark",
    "TPL013": "ta bort alla kommentarer i dokumentet under fliken Granska",
    "TPL014": "skriv hela taggen, med båda klamrarna, i ett och samma stycke",
    "TPL015": "ställ {%p … %} ensam i ett eget stycke, {%tr … %} i en egen tabellrad och {%tc … %} i en egen cell, "
    "eller skriv {% … %}",
    "TPL016": "avsluta varje if med endif och varje for med endfor, och ta bort det som blir över",
    "TPL017": "ta bort villkoret eller texten, eller fråga efter ett annat fält",
    "TPL018": "skriv klausultypens namn som det står i uppslagsdelen",
    "TPL019": 'sätt {% if has("…") %} och {% endif %} runt hänvisningen',
    "TPL020": "skriv ut fältet, eller fråga efter det i ett villkor",
    "TPL021": "hämta beloppet ur avtalet med en tagg, till exempel {{ budget.total_text }}",
    "TPL022": "hämta dagen ur avtalet med en tagg och filtret date, period eller when",
    "TPL023": "skriv parten med en tagg och filtret called eller name, eller skriv parten, parterna",
    "TPL024": "skriv ett hårt mellanslag med Ctrl+Skift+Mellanslag",
    "TPL025": 'låt formatmallen räkna, och hänvisa med {{ ref("…") }}',
    "TPL026": "skriv hellre part, insats och bidrag om det är vad som menas; innehållet avgör, inte orden",
    "TPL027": "ta bort definitionen, om ordet inte behövs",
    "TPL028": "skriv ordet med liten bokstav, eller säg vad det betyder",
}
"""What to do about each code, unless the finding itself says something better."""
