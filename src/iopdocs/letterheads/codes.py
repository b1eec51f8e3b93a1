"""What can be wrong with a letterhead (fel i brevmallen), each with its reason and what to do in Word.

The table is append-only, as that of reading: a code is never reused and never renumbered.
"""

from __future__ import annotations

from typing import Final

from iopdocs.findings import Finding, Severity
from iopdocs.reading import Fault

__all__ = ["CODES", "found"]

_ADOPT: Final = "eller börja från vår med: iopdocs templates adopt letterhead"

_FAULTS: Final = (
    Fault(
        "LTR001",
        "Filen går inte att använda som brevmall",
        "Allt i brevmallen följer med till varje avtal. Därför tas inget emot som kan köra program, hämta något "
        "utifrån eller har ändringar som någon ännu ska ta ställning till.",
        "en fil med makron, eller med spårade ändringar",
        "samma fil sparad som .docx, utan makron och med ändringarna godkända",
        as_told=True,
        hint="öppna filen i Word, ta bort det som pekas ut och spara den som .docx",
    ),
    Fault(
        "LTR002",
        "Platsen för klausulerna saknas eller är tvetydig",
        "Taggen {{ clauses }} i ett eget stycke visar var avtalets klausuler ska stå. Det finns ett enda sådant "
        "ställe, i den löpande texten.",
        "en brevmall utan {{ clauses }}",
        "en brevmall med {{ clauses }} i ett eget stycke efter rubriken",
        as_told=True,
        hint="skriv {{ clauses }} i ett eget stycke där klausulerna ska stå, och bara där",
    ),
    Fault(
        "LTR003",
        "En formatmall saknas",
        "Klausulerna hämtar allt sitt utseende från brevmallens formatmallar, efter deras namn. I en svensk Word heter "
        "de inbyggda annorlunda på skärmen, men filen har samma namn på alla språk.",
        "en brevmall utan formatmallen Avtalspunkt",
        "samma brevmall med en formatmall för stycke som heter Avtalspunkt",
        as_told=True,
    ),
    Fault(
        "LTR004",
        "En formatmall är av fel sort",
        "En formatmall är till för stycken, tecken eller tabeller. Sorten väljs när den skapas och kan inte bytas.",
        "en teckenformatmall som heter Tabellsumma",
        "en styckeformatmall som heter Tabellsumma",
        as_told=True,
        hint="ta bort formatmallen och skapa den på nytt med rätt typ",
    ),
    Fault(
        "LTR005",
        "Listan är inte knuten till formatmallarna",
        "Rubrik 1, Avtalspunkt, Avtalsled och Avtalsunderled är fyra nivåer i en och samma lista. Då numreras avtalet "
        "av sig självt, också när någon flyttar en klausul i Word.",
        "en brevmall där Avtalspunkt har en egen lista",
        "en brevmall där Avtalspunkt är nivå 2 i samma lista som Rubrik 1",
        as_told=True,
        hint="välj Start, Flernivålista, Definiera ny flernivålista, och koppla varje nivå till sin formatmall",
    ),
    Fault(
        "LTR006",
        "Klausulerna numreras annorlunda än hänvisningarna",
        "En hänvisning skrivs som ”punkt 7.2”. Numret vid klausulen måste se likadant ut, gärna med punkt efter.",
        "en brevmall där klausulerna numreras I, II, III",
        "en brevmall där klausulerna numreras 1, 2, 3 och styckena 1.1, 1.2, 1.3",
        as_told=True,
        hint="välj Start, Flernivålista, Definiera ny flernivålista: 1, 2, 3 på nivå 1 och 1.1 på nivå 2",
    ),
    Fault(
        "LTR007",
        "En tagg i brevmallen går inte att använda",
        "Ett felstavat fält skulle annars märkas först när ett avtal ska skrivas.",
        "{{ agreement.titel }} i sidhuvudet",
        "{{ agreement.title }} i sidhuvudet",
        as_told=True,
        hint="rätta taggen; vilka som finns står i handboken under Mallspråket",
    ),
    Fault(
        "LTR008",
        "Sidans mått saknas",
        "Tabellernas bredd räknas ut av sidans bredd och marginaler.",
        "en brevmall som inte säger hur stor sidan är",
        "en brevmall med A4 och marginaler",
        as_told=True,
        hint="välj Layout, Marginaler, Anpassade marginaler, tryck på OK och spara",
    ),
    Fault(
        "LTR009",
        "Sidhuvud eller sidfot saknas",
        "Lösa sidor ur ett avtal ska gå att föra tillbaka till rätt avtal.",
        "en brevmall utan sidfot",
        "en brevmall med avtalets namn och sidans nummer i sidfoten",
        Severity.WARNING,
        as_told=True,
        hint="välj Infoga, Sidhuvud och Sidfot",
    ),
    Fault(
        "LTR010",
        "Sidorna har inget nummer",
        "Utan sidnummer märks det inte att en sida fattas.",
        "en sidfot med bara kommunens adress",
        "en sidfot med ”Sida 1 av 4”",
        Severity.WARNING,
        as_told=True,
        hint="välj Infoga, Sidnummer",
    ),
    Fault(
        "LTR011",
        "Utkast märks inte ut",
        "Ett utkast med hål ska inte kunna tas för ett avtal och undertecknas.",
        "en brevmall utan {% if draft %}",
        "en brevmall med {% if draft %}UTKAST{% endif %} i sidhuvudet",
        Severity.WARNING,
        as_told=True,
        hint="skriv {% if draft %}UTKAST{% endif %} i sidhuvudet",
    ),
    Fault(
        "LTR012",
        "Word visar dokumentet som i en äldre version",
        "I kompatibilitetsläge bryts rader och sidor som i Word 2007, och listor och tabeller kan se annorlunda ut.",
        "en brevmall som en gång gjordes i Word 2007",
        "samma brevmall, konverterad",
        Severity.WARNING,
        as_told=True,
        hint="välj Arkiv, Info, Konvertera i Word och spara",
    ),
    Fault(
        "LTR013",
        "Word frågar om fält ska uppdateras när avtalet öppnas",
        "Frågan oroar den som läser. Den behövs inte: numren i dokumentet stämmer från början.",
        "en brevmall med inställningen att uppdatera fält vid öppning",
        "en brevmall utan den inställningen",
        Severity.WARNING,
        as_told=True,
        hint=f"inställningen går inte att ändra i Word; kopiera innehållet till en ny fil, {_ADOPT}",
    ),
    Fault(
        "LTR014",
        "Brevmallen bär på uppgifter om den som har gjort den",
        "Word sparar vem som skrev, när och var mallen låg. Det följer inte med till avtalen: de får avtalets egen "
        "titel och parten som avsändare. Men den som får brevmallen kan läsa det.",
        "en brevmall med författarens namn bland egenskaperna",
        "samma brevmall, rensad i Word",
        Severity.NOTE,
        as_told=True,
        hint="välj Arkiv, Info, Sök efter problem, Granska dokument om brevmallen ska lämnas till någon annan",
    ),
    Fault(
        "LTR015",
        "Brevmallen har kommentarer",
        "Kommentarer följer inte med till avtalen. Är de menade för den som läser avtalet måste de stå i texten.",
        "en brevmall med en kommentar till den som ska byta loggan",
        "samma brevmall utan kommentar",
        Severity.WARNING,
        as_told=True,
        hint="ta ställning till kommentarerna och ta bort dem under Granska, Ta bort",
    ),
    Fault(
        "LTR016",
        "En rubrik kan bli ensam sist på en sida",
        "En rubrik ska stå på samma sida som det den är rubrik till.",
        "en formatmall Rubrik 1 utan Håll ihop med nästa",
        "samma formatmall med Håll ihop med nästa",
        Severity.WARNING,
        as_told=True,
        hint="ändra formatmallen: Format, Stycke, Textflöde, Håll ihop med nästa",
    ),
    Fault(
        "LTR017",
        "Det finns ingen plats för en innehållsförteckning",
        "Ett avtal som ska ha en innehållsförteckning kan inte skrivas med en brevmall som inte säger var den ska stå. "
        "Andra avtal påverkas inte.",
        "en brevmall utan {{ contents }}",
        "en brevmall med {{ contents }} i ett eget stycke före {{ clauses }}",
        Severity.NOTE,
        as_told=True,
        hint="skriv tre stycken före {{ clauses }}: {%p if agreement.contents %}, {{ contents }} och {%p endif %}",
    ),
)

CODES: Final = {fault.code: fault for fault in _FAULTS}
"""Every code that a letterhead can give, in order; how it can be read by everyone has codes of its own."""


def found(code: str, message: str, hint: str | None = None) -> Finding:
    """Return a finding with the severity and, unless another is given, the advice that its code has."""
    fault = CODES[code]
    return Finding(code, fault.severity, (), message, hint=hint or fault.hint)
