"""The faults that a clause template can have (mallfel), each with its reason and an example of wrong and right.

The table is append-only, as that of reading: a code is never reused and never renumbered.
"""

from __future__ import annotations

from typing import Final

from iopdocs.findings import Severity
from iopdocs.reading import Fault

__all__ = ["CODES"]

_HEAD: Final = "# {{ heading }}\n"

_FAULTS: Final = (
    Fault(
        "TPL001",
        "Mallen innehåller något som en klausulmall inte kan ha",
        "Bilder, fält, spårade ändringar och egna listor går inte att föra över till andra brevmallar. De tas inte "
        "bort i det tysta.",
        "en mall med en spårad ändring",
        "samma mall, sedan ändringen har godkänts eller avvisats i Word",
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

CODES: Final = {fault.code: fault for fault in _FAULTS}
"""Every code that a template can give, in order."""
