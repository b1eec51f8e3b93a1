"""The shortcomings that a document can have (tillgänglighetsbrister), each with its reason and its criterion.

The table is append-only, as that of reading: a code is never reused and never renumbered.
"""

from __future__ import annotations

from typing import Final

from iopdocs.findings import Finding, Severity
from iopdocs.law import Source
from iopdocs.reading import Fault

__all__ = ["CODES", "found"]

_NAMES: Final = {
    "1.1.1": "non-text-content",
    "1.3.1": "info-and-relationships",
    "1.3.2": "meaningful-sequence",
    "1.4.3": "contrast-minimum",
    "2.4.2": "page-titled",
    "2.4.4": "link-purpose-in-context",
    "2.4.6": "headings-and-labels",
    "3.1.1": "language-of-page",
    "3.1.2": "language-of-parts",
}
"""The success criteria by the names of their places in WCAG."""


def _criterion(number: str) -> Source:
    """Return how a success criterion is cited: in the standard that the law leads to, and in WCAG."""
    return Source("EN 301 549", f"10.{number} (WCAG 2.1, {number})", f"https://www.w3.org/TR/WCAG21/#{_NAMES[number]}")


_FAULTS: Final = (
    Fault(
        "TLG001",
        "Dokumentet har ingen titel",
        "Titeln är det första en skärmläsare säger, och det som visas i webbläsarens flik.",
        "ett dokument utan titel bland egenskaperna, eller med titeln ”Dokument1”",
        "ett dokument med avtalets rubrik som titel",
        as_told=True,
        hint="skriv titeln i Word under Arkiv, Info, Egenskaper",
        source=_criterion("2.4.2"),
    ),
    Fault(
        "TLG002",
        "Dokumentets språk är inte svenska",
        "Språket avgör hur texten läses upp. Svenska med engelskt uttal går inte att förstå.",
        "ett dokument vars språk är engelska",
        "ett dokument vars språk är svenska",
        as_told=True,
        hint="välj svenska i Word under Granska, Språk, Ange språkkontroll, och tryck på Ange som standard",
        source=_criterion("3.1.1"),
    ),
    Fault(
        "TLG003",
        "En del av texten är märkt med ett annat språk än svenska",
        "Delen läses upp med det språkets uttal. Det är rätt bara om den är skriven på det språket.",
        "ett svenskt stycke som är märkt som engelska",
        "samma stycke märkt som svenska",
        Severity.WARNING,
        as_told=True,
        hint="markera texten i Word och välj svenska under Granska, Språk, Ange språkkontroll",
        source=_criterion("3.1.2"),
    ),
    Fault(
        "TLG004",
        "Titeln står inte i texten",
        "Den som läser ska se samma namn på dokumentet som den som lyssnar får höra.",
        "ett dokument med titeln ”Överenskommelse”, som inte har någon sådan rad",
        "ett dokument som börjar med sin titel",
        Severity.WARNING,
        as_told=True,
        hint="låt dokumentet börja med titeln, i formatmallen Rubrik",
        source=_criterion("2.4.2"),
    ),
    Fault(
        "TLG005",
        "Ett långt dokument har inga rubriker",
        "Rubriker är vad skärmläsare hoppar mellan. Utan dem måste allt läsas från början.",
        "fem sidor brödtext",
        "samma text med formatmallen Rubrik 1 på rubrikerna",
        as_told=True,
        hint="ge rubrikerna formatmallen Rubrik 1",
        source=_criterion("1.3.1"),
    ),
    Fault(
        "TLG006",
        "En rubrik är tom",
        "En tom rubrik är en plats i innehållet som inte leder någonstans.",
        "ett tomt stycke i formatmallen Rubrik 1",
        "ett stycke med text, eller inget stycke",
        as_told=True,
        hint="skriv rubrikens text eller ta bort stycket",
        source=_criterion("2.4.6"),
    ),
    Fault(
        "TLG007",
        "En rubriknivå hoppas över",
        "Nivåerna visar vad som hör till vad. Efter en rubrik på nivå 1 väntas nivå 2.",
        "Rubrik 1 följd av Rubrik 3",
        "Rubrik 1 följd av Rubrik 2",
        Severity.WARNING,
        as_told=True,
        hint="byt formatmall så att nivåerna följer på varandra",
        source=_criterion("1.3.1"),
    ),
    Fault(
        "TLG008",
        "Ett stycke ser ut som en rubrik men är ingen",
        "Den som inte ser fetstilen får inte veta att stycket är en rubrik.",
        "en kort rad i fetstil före ett stycke",
        "samma rad i formatmallen Rubrik 2",
        Severity.WARNING,
        as_told=True,
        hint="ge stycket en formatmall för rubriker",
        source=_criterion("1.3.1"),
    ),
    Fault(
        "TLG009",
        "Tomma stycken används som mellanrum",
        "En skärmläsare läser varje tomt stycke som ”tom rad”. Avstånd hör till formatmallen. Det enda tomma "
        "stycke som måste finnas, det som skiljer två tabeller åt, räknas inte.",
        "två tomma stycken mellan rubriken och texten",
        "en formatmall med avstånd före stycket",
        Severity.WARNING,
        as_told=True,
        hint="ta bort de tomma styckena och ge formatmallen avstånd före eller efter",
        source=_criterion("1.3.1"),
    ),
    Fault(
        "TLG010",
        "En lista är skriven för hand",
        "Siffror och streck som är skrivna som text gör ingen lista: det sägs inte hur många punkter den har.",
        "två stycken som börjar med ”- ”",
        "samma stycken i formatmallen Punktlista, utan streck",
        Severity.WARNING,
        as_told=True,
        hint="ta bort tecknen och ge styckena en formatmall för listor",
        source=_criterion("1.3.1"),
    ),
    Fault(
        "TLG011",
        "Tabbar eller mellanslag används som tabell",
        "Det läses rad för rad. Vad som hör till samma spalt går inte att höra.",
        "två rader med namn och belopp skilda åt av tabbar",
        "en tabell med två kolumner och en rubrikrad",
        Severity.WARNING,
        as_told=True,
        hint="gör en tabell av raderna",
        source=_criterion("1.3.2"),
    ),
    Fault(
        "TLG012",
        "En textruta bryter läsordningen",
        "Text i en textruta läses på en annan plats än den står på, eller inte alls.",
        "ett viktigt stycke i en textruta",
        "samma stycke i den löpande texten, med ram",
        Severity.WARNING,
        as_told=True,
        hint="flytta texten till den löpande texten",
        source=_criterion("1.3.2"),
    ),
    Fault(
        "TLG013",
        "En tabell har ingen rubrikrad",
        "Rubrikraden läses upp med varje cell och upprepas på varje sida. En tabell som bara ordnar text på sidan "
        "behöver ingen: i iopdocs har den formatmallen Signaturtabell.",
        "en budgettabell vars första rad är som de andra",
        "samma tabell, med Upprepa rubrikrad på första raden",
        as_told=True,
        hint="markera första raden i Word och välj Tabellayout, Upprepa rubrikrader",
        source=_criterion("1.3.1"),
    ),
    Fault(
        "TLG014",
        "En tabell har sammanslagna celler eller en tabell i sig",
        "Hjälpmedel räknar rader och kolumner. Sammanslagna celler och tabeller i tabeller gör att de räknar fel.",
        "en tabell där rubriken går över två kolumner",
        "en tabell med lika många celler på varje rad",
        Severity.WARNING,
        as_told=True,
        hint="dela cellerna, eller gör två tabeller",
        source=_criterion("1.3.1"),
    ),
    Fault(
        "TLG015",
        "En tabell står utan rubrik eller text före sig",
        "Den som kommer till tabellen ska få veta vad den handlar om.",
        "två tabeller direkt efter varandra",
        "samma tabeller, var och en med en rubrik före",
        Severity.WARNING,
        as_told=True,
        hint="skriv en rubrik eller en mening före tabellen",
        source=_criterion("2.4.6"),
    ),
    Fault(
        "TLG016",
        "En bild har ingen alternativtext",
        "Den som inte ser bilden ska få veta vad den visar. Kommunens vapen är en upplysning om vem som är avsändare.",
        "ett kommunvapen utan alternativtext",
        "ett kommunvapen med alternativtexten ”Exempelby kommuns vapen”",
        as_told=True,
        hint="högerklicka på bilden i Word, välj Visa alternativtext och beskriv den, eller markera den som dekorativ",
        source=_criterion("1.1.1"),
    ),
    Fault(
        "TLG017",
        "En bilds alternativtext beskriver inte bilden",
        "Ett filnamn, eller ordet bild, säger inte vad bilden visar. En text som Word själv har gissat ska någon "
        "ha läst.",
        "ett kommunvapen med alternativtexten ”logo.png”",
        "ett kommunvapen med alternativtexten ”Exempelby kommuns vapen”",
        Severity.WARNING,
        as_told=True,
        hint="skriv en alternativtext som säger det bilden säger",
        source=_criterion("1.1.1"),
    ),
    Fault(
        "TLG018",
        "En länk säger inte vart den leder",
        "Länkar läses upp i en lista. Där säger ”här” eller en lång adress ingenting.",
        "en länk med texten ”klicka här”",
        "en länk med texten ”kommunens riktlinjer för partnerskap”",
        Severity.WARNING,
        as_told=True,
        hint="skriv länken så att dess text säger vad den leder till",
        source=_criterion("2.4.4"),
    ),
    Fault(
        "TLG019",
        "Text har för låg kontrast",
        "Kontrasten ska vara minst 4,5:1, eller 3:1 för text som är minst 18 punkter, eller 14 punkter i fetstil.",
        "ljusgrå text på vit botten",
        "mörkgrå text på vit botten",
        as_told=True,
        hint="välj en mörkare färg för texten eller en ljusare för botten",
        source=_criterion("1.4.3"),
    ),
)

CODES: Final = {fault.code: fault for fault in _FAULTS}
"""Every shortcoming that is looked for, in order."""


def found(code: str, message: str) -> Finding:
    """Return a finding with the severity, the advice and the source that its code has."""
    fault = CODES[code]
    return Finding(code, fault.severity, (), message, source=fault.source, hint=fault.hint)
