"""The faults that reading can find (inläsningsfel), each with its reason and an example of wrong and right.

The table is append-only: a code is never reused and never renumbered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import indent
from typing import Final

from iopdocs.findings import Finding, Path, Severity
from iopdocs.law import Source

__all__ = ["CODES", "Fault", "finding"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault (feltyp): what ``iopdocs explain`` tells about a code.

    ``wrong`` and ``right`` are pieces of an agreement's file; where ``as_told`` is set they describe a file. ``hint``
    says what to do when that is the same wherever the fault is found, ``source`` who demands it.
    """

    code: str
    title: str
    why: str
    wrong: str
    right: str
    severity: Severity = Severity.ERROR
    as_told: bool = False
    hint: str | None = None
    source: Source | None = None

    @property
    def explanation(self) -> str:
        """All that is to be told about the code, in Swedish."""
        wrong, right = self.shown
        examples = (f"{word}:\n{indent(text.rstrip(), ' ' * 4)}" for word, text in (("Fel", wrong), ("Rätt", right)))
        told = [f"{self.code} {self.severity.word}: {self.title}", self.why, *examples, *self.key]
        return "\n\n".join([*told, *self._advice()])

    @property
    def shown(self) -> tuple[str, str]:
        """The examples as they are shown: with hard spaces as Word shows them, where nothing else tells them apart."""
        return (_marked(self.wrong), _marked(self.right)) if self._look_alike else (self.wrong, self.right)

    @property
    def key(self) -> tuple[str, ...]:
        """What the marks in the examples mean, if there are any."""
        return (_MARKED,) if self._look_alike else ()

    @property
    def _look_alike(self) -> bool:
        return self.wrong.replace("\N{NO-BREAK SPACE}", " ") == self.right.replace("\N{NO-BREAK SPACE}", " ")

    def _advice(self) -> Iterator[str]:
        if self.hint:
            yield f"Åtgärd: {self.hint}"
        if self.source:
            yield f"Källa: {self.source} <{self.source.url}>"


_MARKED: Final = "I exemplen står ° för ett hårt mellanslag, så som Word visar det när dolda tecken (¶) visas."


def _marked(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", "°")


def finding(
    code: str, path: Path, message: str, *, at: tuple[int, int] | None = None, hint: str | None = None
) -> Finding:
    """Return a finding with the severity that the table gives its code, at a line and column if known."""
    line, column = at or (None, None)
    return Finding(code, CODES[code].severity, path, message, hint=hint, line=line, column=column)


_KOMMUN: Final = """parties:
  - kind: kommun
    id: soraker
    name: Exempelby kommun
    orgnr: 212000-2395
"""

_FREE: Final = """clauses:
  - kind: free
    heading: Kommunikation
"""

_FAULTS: Final = (
    Fault(
        "INP001",
        "Ett fält saknas",
        "Uppgiften måste parterna själva bestämma, så den har inget förval. Ett utkast klarar sig utan.",
        _KOMMUN.replace("    orgnr: 212000-2395\n", ""),
        _KOMMUN,
    ),
    Fault(
        "INP002",
        "Ett fält är okänt",
        "Ett felstavat fält skulle annars tyst falla bort ur avtalet.",
        _KOMMUN + "    adress: Storgatan 1\n",
        _KOMMUN + "    address: Storgatan 1\n",
    ),
    Fault(
        "INP003",
        "Ett värde går inte att använda",
        "Varje fält har en sorts värde: en dag, ett belopp, en text. Det som är osäkert gissas aldrig.",
        _KOMMUN.replace("2395", "2396"),
        _KOMMUN,
    ),
    Fault(
        "INP004",
        "Ett fält har fel form",
        "En lista skrivs som punkter med streck, en grupp som indragna fält, ett värde på namnets rad.",
        "clauses: löptid\n",
        "clauses:\n  - kind: parties\n",
    ),
    Fault(
        "INP005",
        "Ett val finns inte",
        "Fältet har några få fasta val, skrivna med små bokstäver utan å, ä och ö.",
        _KOMMUN + "    units:\n      - kind: avdelning\n        name: Kultur och fritid\n",
        _KOMMUN + "    units:\n      - kind: forvaltning\n        name: Kultur- och fritidsförvaltningen\n",
    ),
    Fault(
        "INP006",
        "Ett tal eller en lista är för stor eller för liten",
        "Värdet ligger utanför det som är rimligt i ett avtal, eller listan måste ha minst en punkt.",
        _FREE + "    points: []\n",
        _FREE + "    points:\n      - text: Parterna informerar gemensamt.\n",
    ),
    Fault(
        "INP007",
        "Klausultypen saknas eller finns inte",
        "Fältet kind säger vilken sorts klausul det är och därmed vilka fält den har.",
        "clauses:\n  - kind: partie\n",
        "clauses:\n  - kind: parties\n",
    ),
    Fault(
        "INP008",
        "Partens juridiska form saknas eller finns inte",
        "Bara en juridisk person är part. En nämnd eller förvaltning är en del av sin kommun eller region.",
        _KOMMUN.replace("kind: kommun", "kind: forvaltning"),
        _KOMMUN + "    units:\n      - kind: forvaltning\n        name: Kultur- och fritidsförvaltningen\n",
    ),
    Fault(
        "INP009",
        "En punkt i en lista är tom",
        "Ett streck utan något efter är oftast en glömd rad.",
        "clauses:\n  - kind: parties\n  -\n",
        "clauses:\n  - kind: parties\n",
    ),
    Fault(
        "INP010",
        "Filen kan inte öppnas",
        "Filen finns inte där, är en mapp eller får inte läsas.",
        "en fil som inte finns",
        "en fil som finns",
        as_told=True,
    ),
    Fault(
        "INP011",
        "Filen är för stor",
        "Ett avtal i text är sällan större än 100 kB; en fil på flera MB är något annat.",
        "en fil på 6 MB",
        "en fil på 20 kB",
        as_told=True,
    ),
    Fault(
        "INP012",
        "Filen är inte UTF-8",
        "Bara i UTF-8 blir å, ä och ö samma bokstäver på alla datorer.",
        "en fil sparad som ANSI (Windows-1252)",
        "en fil sparad som UTF-8",
        as_told=True,
    ),
    Fault(
        "INP013",
        "Filen innehåller ett styrtecken",
        "Tecknet syns inte, kan inte stå i ett Word-dokument och har oftast kommit med när text kopierats.",
        "en fil med ett backstegstecken (U+0008) i en text",
        "en fil utan styrtecken",
        as_told=True,
    ),
    Fault(
        "INP014",
        "Filen är inte YAML",
        "Kolon, indrag och citattecken avgör vad som hör ihop. Går en rad inte att tyda läses inget.",
        "title: Överenskommelse: Mötesplatsen\n",
        'title: "Överenskommelse: Mötesplatsen"\n',
    ),
    Fault(
        "INP015",
        "Filen är inte JSON",
        "Filen slutar på .json eller börjar med en klammer, men följer inte JSON.",
        '{"title": "Överenskommelse",}\n',
        '{"title": "Överenskommelse"}\n',
    ),
    Fault(
        "INP016",
        "Filen är tom eller har inga fält",
        "Ett avtal skrivs som fält med värden: title, parties, clauses.",
        "- Överenskommelse\n",
        "title: Överenskommelse\n",
    ),
    Fault(
        "INP017",
        "Ett fält står två gånger",
        "Det går inte att veta vilket av de två värdena som gäller.",
        "title: Överenskommelse\ntitle: Avtal\n",
        "title: Överenskommelse\n",
    ),
    Fault(
        "INP018",
        "Ett fältnamn är inte text",
        "En rad som börjar med { eller [ läses som en grupp eller en lista, inte som ett namn.",
        "title: Överenskommelse\n{{ datum }}: 2018\n",
        "title: Överenskommelse\n",
    ),
    Fault(
        "INP019",
        "Filen har flera dokument",
        "En rad med --- börjar ett nytt dokument. En fil är ett avtal.",
        "title: Överenskommelse\n---\ntitle: Tilläggsavtal\n",
        "---\ntitle: Överenskommelse\n",
    ),
    Fault(
        "INP020",
        "Filen har ett märke som inte används",
        "Märken (ord som börjar med !) kan få program att göra annat än att läsa. De behövs inte i avtal.",
        "title: !rubrik Överenskommelse\n",
        'title: "!rubrik Överenskommelse"\n',
    ),
    Fault(
        "INP021",
        "Filen blir för stor när den läses",
        "Hänvisningar (& och *) kan få en liten fil att bli hur stor som helst eller gå runt i ring.",
        "title: &rubrik\n  - *rubrik\n",
        "title: &rubrik Överenskommelse\nreference: *rubrik\n",
    ),
    Fault(
        "INP022",
        "En del av ett värde läses som kommentar",
        "Blanksteg och # börjar en kommentar. Det som står efter kommer inte med i avtalet.",
        "title: Kurs i C #1\n",
        'title: "Kurs i C #1"\n',
        Severity.WARNING,
    ),
    Fault(
        "INP023",
        "Handlingens sort finns inte",
        "Fältet kind överst i filen säger vilken sorts handling det är. Ett avtal skrivs utan det.",
        "kind: avtal\ntitle: Överenskommelse\n",
        "title: Överenskommelse\n",
    ),
    Fault(
        "INP024",
        "Filen är en annan sorts handling",
        "Den som vill ha ett avtal kan inte räkna med något annat.",
        "en bedömning där ett avtal väntas",
        "ett avtal där ett avtal väntas",
        as_told=True,
    ),
    Fault(
        "INP025",
        "En del av ett värde läses som ett eget fält",
        "Inom klamrar skiljer kommatecknet fälten åt. Det som står efter kommer inte med i avtalet.",
        "parties:\n  - {id: kommunen, kind: kommun, name: Söråker, orgnr: 212000-2395, address: Torget 1, Söråker}\n",
        'parties:\n  - {id: kommunen, kind: kommun, name: Söråker, orgnr: 212000-2395, address: "Torget 1, Söråker"}\n',
    ),
)

CODES: Final = {fault.code: fault for fault in _FAULTS}
"""Every code that reading can give, in order."""
