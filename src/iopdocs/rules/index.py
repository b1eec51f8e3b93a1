"""Rules about how the amounts follow prices and volumes, and whether they are with tax (index, volymsteg, moms)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses._phrases import phrase
from iopdocs.clauses.free import Free
from iopdocs.clauses.index import Index
from iopdocs.clauses.vat import Vat
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import moment, quoted
from iopdocs.rules._patterns import pattern
from iopdocs.values.spelling import SPACE

__all__: list[str] = []


@rule("IDX001", Severity.WARNING, on=Index, hint="rätta dagen, eller ta bort klausulen om beloppen inte räknas om")
def adjustment_is_outside_the_term(node: Index, case: Case) -> Iterator[Fault]:
    """Beloppen räknas om första gången då avtalet inte gäller.

    *Varför:* Klausulen får då aldrig någon verkan, om avtalet inte förlängs.

    Fel:
        clauses:
          - {kind: index, method: kpi, base: oktober 2026, first: 2028-01-01}
          - {kind: extension, option: none}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2028-12-31}
          - {kind: index, method: kpi, base: oktober 2026, first: 2028-01-01}
          - {kind: extension, option: none}
    """
    term = case.term
    if node.first is None or term is None or (term.end is not None and term.end < term.start):
        return
    after = term.end is not None and node.first.opens > term.end and not case.may_go_on
    if after or node.first.closes < term.start:
        yield Fault(
            f"beloppen räknas om första gången {moment(node.first)} men avtalstiden är {swedish.period_short(term)}",
            at=("first",),
        )


@rule("IDX002", Severity.ERROR, on=Index, hint="ange procentsatsen (percent), eller välj ett annat sätt")
def fixed_percentage_is_missing(node: Index, _case: Case) -> Iterator[Fault]:
    """Beloppen räknas om med en fast procentsats som inte anges.

    *Varför:* Det nya beloppet går då inte att räkna ut för någon.

    Fel:
        clauses:
          - {kind: index, method: fixed, first: 2027-07-01}
    Rätt:
        clauses:
          - {kind: index, method: fixed, percent: 2 %, first: 2027-07-01}
    """
    if node.method == "fixed" and node.percent is None:
        yield Fault("beloppen räknas om med en fast procentsats men satsen anges inte", at=("percent",))


@rule("IDX003", Severity.WARNING, on=Index, hint="välj ett annat sätt (method), eller ta bort uppgiften")
def adjustment_is_described_but_not_used(node: Index, _case: Case) -> Iterator[Fault]:
    """En uppgift om omräkningen hör inte till det sätt som är valt.

    *Varför:* Uppgiften kommer inte med i dokumentet, så en av de två är fel.

    Fel:
        clauses:
          - {kind: index, method: none, percent: 2 %}
    Rätt:
        clauses:
          - {kind: index, method: none}
    """
    unused = _UNUSED.get(str(node.method), ("percent",))
    names = unused if node.method == "other" else (*unused, "name")
    field = next((name for name in names if getattr(node, name) is not None), None)
    if field is not None:
        told = type(node).model_fields[field].title or field
        yield Fault(f"omräkningens {told.lower()} anges men används inte", at=(field,))


_UNUSED: Final = {
    "none": ("base", "first", "percent", "part", "cap"),
    "negotiated": ("base", "percent", "part", "cap"),
    "fixed": ("base", "part"),
}
"""What is of no use for each method; one that follows an index has no percentage of its own."""


@rule("IDX004", Severity.ERROR, on=Index, hint="rätta basperioden eller dagen för den första omräkningen")
def base_is_later_than_the_adjustment(node: Index, _case: Case) -> Iterator[Fault]:
    """Basperioden är senare än den första omräkningen.

    *Varför:* Prisnivån jämförs bakåt i tiden. En basperiod som inte har varit ger inget tal att räkna med.

    Fel:
        clauses:
          - {kind: index, method: kpi, base: oktober 2028, first: 2027-07-01}
    Rätt:
        clauses:
          - {kind: index, method: kpi, base: oktober 2026, first: 2027-07-01}
    """
    if node.base is not None and node.first is not None and node.base.first > node.first.closes:
        yield Fault(
            f"basperioden är {swedish.when(node.base)} men beloppen räknas om första gången {moment(node.first)}",
            at=("base",),
        )


@rule("IDX005", Severity.ERROR, on=Index, hint="ange indexets namn (name), eller välj ett annat sätt")
def other_index_has_no_name(node: Index, _case: Case) -> Iterator[Fault]:
    """Beloppen följer ett annat index, men det framgår inte vilket.

    *Varför:* Det finns många index, och de går isär. Utan namn går det nya beloppet inte att räkna ut.

    Fel:
        clauses:
          - {kind: index, method: other, base: oktober 2026}
    Rätt:
        clauses:
          - {kind: index, method: other, name: "byggkostnadsindex (BKI), som Statistiska centralbyrån tar fram"}
    """
    if node.method == "other" and node.name is None:
        yield Fault("beloppen räknas om efter ett annat index men dess namn anges inte", at=("name",))


@rule("IDX006", Severity.NOTE, on=Index, hint="ange basperioden (base), den första omräkningen (first) eller båda")
def index_has_nothing_to_count_from(node: Index, _case: Case) -> Iterator[Fault]:
    """Beloppen följer ett index, men det framgår inte från när.

    *Varför:* Utan basperiod och utan en dag för den första omräkningen kan parterna räkna fram olika belopp.

    Fel:
        clauses:
          - {kind: index, method: kpi}
    Rätt:
        clauses:
          - {kind: index, method: kpi, base: oktober 2026}
    """
    if node.method not in _UNUSED and node.base is None and node.first is None:
        yield Fault("beloppen följer ett index men varken basperiod eller första omräkning anges", at=("base",))


_MAY_SAY_VAT: Final = ("moms", "Moms", "ervärdesskatt")
_VAT: Final = pattern(
    rf"\b(?P<word>exklusive|exkl\.?|inklusive|inkl\.?){SPACE}(?:moms|mervärdesskatt)"
    rf"|\b(?:moms|mervärdesskatt){SPACE}(?:tillkommer|läggs{SPACE}till)",
    re.IGNORECASE,
)
_ANOTHER_PRICE: Final = pattern(r"hyr|lokal|inköp|faktur|kostnader", re.IGNORECASE)


@rule("TXT014", Severity.WARNING, on=Agreement, hint="rätta texten eller klausulen om mervärdesskatt")
def text_gives_another_vat(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten säger något annat om moms än klausulen om mervärdesskatt.

    *Varför:* Skulle bidragen visa sig vara momspliktiga avgör orden vem som betalar skatten.

    Fel:
        clauses:
          - {kind: vat, treatment: inclusive}
          - {kind: free, heading: Moms, points: [{text: Beloppen är angivna exklusive moms.}]}
    Rätt:
        clauses:
          - {kind: vat, treatment: exclusive}
          - {kind: free, heading: Moms, points: [{text: Beloppen är angivna exklusive moms.}]}
    """
    clause = case.first(Vat)
    if clause is None:
        return
    for found in case.saying(*_MAY_SAY_VAT):
        match = None if _ANOTHER_PRICE.search(found.text) else _VAT.search(found.text)
        if match is not None and _within(match) != (clause.treatment == "inclusive"):
            said = f"{case.heading(found.path)} säger {quoted(match[0])} men klausulen {quoted(clause.shown_heading)}"
            yield Fault(f"klausulen {said} att {phrase(clause, 'treatment')}", at=found.path)


def _within(found: re.Match[str]) -> bool:
    """Whether the words say that the tax is within the amounts."""
    return (found["word"] or "").lower().startswith("inkl")


_MAY_HAVE_STEPS: Final = ("platser", "deltagare", "dygn", "boende", "barn", "timmar", "elever", "gäster")
_STEP: Final = pattern(
    rf"(?<![\d,.])(?P<low>\d{{1,4}}){SPACE}?[–-]{SPACE}?(?P<high>\d{{1,4}}){SPACE}(?:\w+{SPACE})?"
    rf"(?P<what>{'|'.join(_MAY_HAVE_STEPS)})\b"
)
_PRICED: Final = pattern(rf"\d{SPACE}(?:kr|kronor)\b")


@rule("IDX007", Severity.WARNING, on=Free, hint="låt varje antal höra till ett steg och bara ett")
def steps_of_volume_do_not_meet(node: Free, _case: Case) -> Iterator[Fault]:
    """Steg i volymen överlappar varandra eller lämnar ett glapp.

    *Varför:* Vid ett antal som hör till två steg, eller till inget, går beloppet inte att räkna ut. Bara antal som
    står i samma klausul och i stycken med belopp jämförs.

    Fel:
        clauses:
          - kind: free
            heading: Volymer
            points: ["Vid 10–15 platser är beloppet 900 kr per dygn, vid 15–20 platser 850 kr per dygn."]
    Rätt:
        clauses:
          - kind: free
            heading: Volymer
            points: ["Vid 10–14 platser är beloppet 900 kr per dygn, vid 15–20 platser 850 kr per dygn."]
    """
    texts = (point.text for point in node.points if any(word in point.text for word in _MAY_HAVE_STEPS))
    steps: dict[str, set[tuple[int, int]]] = {}
    for found in (found for text in texts if _PRICED.search(text) for found in _STEP.finditer(text)):
        steps.setdefault(found["what"], set()).add((int(found["low"]), int(found["high"])))
    for what, spans in steps.items():
        for earlier, later in pairwise(sorted(spans)):
            if later[0] != earlier[1] + 1:
                both = swedish.list_of(f"{low}{swedish.EN_DASH}{high}" for low, high in (earlier, later))
                how = "överlappar varandra" if later[0] <= earlier[1] else "lämnar ett glapp mellan sig"
                yield Fault(f"stegen {both} {what} {how}", at=("points",))
