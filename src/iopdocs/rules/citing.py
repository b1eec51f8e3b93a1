"""Rules about what a text cites: statutes, reference numbers and policy documents (hänvisningar i löpande text)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.findings import Path, Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._patterns import pattern
from iopdocs.statutes import STATUTE_NUMBERS
from iopdocs.values.spelling import SPACE

__all__: list[str] = []

_SERIAL: Final = pattern(r"(?<=\D)\d{3,}\Z")
"""The last number of a reference; what stands before it is the series."""
_NUMBER: Final = pattern(r"\d[\d/:-]*[/:-]\d*\d\Z")
_CALLING: Final = ("dnr", "Dnr", "DNR", "iarienummer", "iarienr", "rende", "eteckning", "eferens")
_CALLED: Final = pattern(
    r"(?:\b(?:dnr|diarienummer|diarienr|ärendenummer|ärende|beteckning|referens)\w*\.?[: \u00a0][^\d.]{0,12})"
    r"(?P<number>\d[\d/:-]*\d)(?![\d/:-])",
    re.IGNORECASE,
)


@rule("TXT015", Severity.WARNING, on=Agreement, hint="rätta det nummer som är fel")
def text_gives_another_reference(node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten säger ett diarienummer som är avtalets eget så när som på ordningen mellan siffrorna.

    *Varför:* Siffror som har bytt plats är ett vanligt skrivfel, och handlingen går sedan inte att hitta i diariet.

    Fel:
        reference: SN 2026-00412
        clauses:
          - {kind: free, heading: Ärendet, points: [{text: Ärendet har diarienummer SN 2026-00421.}]}
    Rätt:
        reference: SN 2026-00412
        clauses:
          - {kind: free, heading: Ärendet, points: [{text: Ärendet har diarienummer SN 2026-00412.}]}
    """
    if not node.reference:
        return
    told: list[tuple[Path, str]] = []
    for path, named, wanted in (*_in_series(node.reference, case), *_called_so(node.reference, case)):
        digits = named[-len(wanted) :]
        known = any(place == path and number.endswith(digits) for place, number in told)
        if digits != wanted and _are_shifted(digits, wanted) and not known:
            told.append((path, named))
            numbers = f"{named} men avtalets diarienummer är {node.reference}"
            yield Fault(f"klausulen {case.heading(path)} nämner {numbers}", at=path)


def _in_series(reference: str, case: Case) -> Iterator[tuple[Path, str, str]]:
    """Yield the numbers of the reference's own series: the place, the whole, and the agreement's own last number."""
    serial = _SERIAL.search(reference)
    series = reference[: serial.start()] if serial is not None else ""
    for found in case.saying(series) if serial is not None else ():
        for match in re.finditer(re.escape(series) + r"\d+", found.text):
            if serial is not None and len(match[0]) == len(reference):
                yield found.path, match[0], serial[0]


def _called_so(reference: str, case: Case) -> Iterator[tuple[Path, str, str]]:
    """Yield the numbers that are said to be reference numbers: the place, the number, and the agreement's own."""
    own = _NUMBER.search(reference)
    for found in case.saying(*_CALLING) if own is not None else ():
        for match in _CALLED.finditer(found.text):
            if own is not None and len(match["number"]) == len(own[0]):
                yield found.path, match["number"], own[0]


def _are_shifted(one: str, other: str) -> bool:
    """Whether two numbers have the same digits in another order, parted in the same way."""
    shape = re.sub(r"\d", "0", one), re.sub(r"\d", "0", other)
    return shape[0] == shape[1] and sorted(one) == sorted(other)


_STATUTE: Final = pattern(r"\((?:SFS[ \u00a0])?(?P<number>[12]\d{3}:\d{1,4})\)")
_NAME_BEFORE: Final = 90
_NAME_AFTER: Final = 140


@rule("TXT023", Severity.WARNING, on=Agreement, hint="rätta numret eller lagens namn")
def statute_has_another_number(_node: Agreement, case: Case) -> Iterator[Fault]:
    """En lag nämns med ett nummer som inte är dess.

    *Varför:* Den som slår upp numret hittar en annan lag, eller ingen. Ofta har två siffror bytt plats. De lagar som
    oftast nämns i partnerskap granskas.

    Fel:
        clauses:
          - {kind: free, heading: Sekretess, points: ["Offentlighets- och sekretesslagen (2009:440) gäller."]}
    Rätt:
        clauses:
          - {kind: free, heading: Sekretess, points: ["Offentlighets- och sekretesslagen (2009:400) gäller."]}
    """
    for found in case.matching(_STATUTE):
        for match in _STATUTE.finditer(found.text):
            name = _name_of(found.text, match)
            if name is not None and match["number"] not in STATUTE_NUMBERS[name]:
                right = swedish.list_of(STATUTE_NUMBERS[name], "eller")
                told = f"nämner {match['number']} men lagen ({name}) har nummer {right}"
                yield Fault(f"klausulen {case.heading(found.path)} {told}", at=found.path)


def _name_of(text: str, found: re.Match[str]) -> str | None:
    """Return the name of the statute that a number stands behind, or, as in *lagen (2010:1) om …*, before."""
    before = text[max(found.start() - _NAME_BEFORE, 0) : found.start()].lower().replace("\u00a0", " ").rstrip()
    after = text[found.end() : found.end() + _NAME_AFTER].lower().replace("\u00a0", " ")
    for name in STATUTE_NUMBERS:
        told = name.lower()
        if before.endswith((told, f"{told}en", f"{told}s", f"{told}ens")):
            return name
        if before.endswith(("lag", "lagen", "lagens")) and after.startswith((f" om {told}", f" med {told}")):
            return name
    return None


_YEARS: Final = pattern(rf"[12]\d{{3}}{SPACE}?[–-]{SPACE}?[12]\d{{3}}")
_POLICY: Final = pattern(
    rf"(?P<name>\b\w*(?:plan|planen|program|programmet|strategi|strategin|policy|handlingsplan)(?:{SPACE}[A-ZÅÄÖ]\w+|{SPACE}för{SPACE}\w+){{0,3}})"
    rf"{SPACE}(?P<first>[12]\d{{3}}){SPACE}?[–-]{SPACE}?(?P<last>[12]\d{{3}})\b"
)


@rule("TXT024", Severity.NOTE, on=Agreement, hint="skriv samma år överallt, om det är samma styrdokument")
def policy_is_named_with_other_years(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Ett styrdokument nämns med olika år.

    *Varför:* Läsaren kan inte veta vilken plan som menas, eller om den ena är ett skrivfel. Planer för tider som
    följer på varandra får nämnas båda två.

    Fel:
        clauses:
          - kind: background
            paragraphs:
              - Partnerskapet bygger på kulturplanen 2026–2028.
              - Kulturplanen 2026–2029 säger att unga ska ha inflytande.
    Rätt:
        clauses:
          - kind: background
            paragraphs:
              - Partnerskapet bygger på kulturplanen 2026–2029.
              - Kulturplanen 2026–2029 säger att unga ska ha inflytande.
    """
    seen: dict[str, tuple[int, int]] = {}
    for found in case.matching(_YEARS):
        for one in _POLICY.finditer(found.text):
            first, last = int(one["first"]), int(one["last"])
            key = _key(one["name"])
            begins, ends = seen.setdefault(key, (first, last))
            if (begins, ends) != (first, last) and begins <= last and first <= ends:
                years = f"{begins}{swedish.EN_DASH}{ends} och {first}{swedish.EN_DASH}{last}"
                told = f"{quoted(one['name'])} nämns med olika år, {years}"
                yield Fault(f"{told}, i klausulen {case.heading(found.path)}", at=found.path)


def _key(name: str) -> str:
    """Return a name without its definite form: *kulturplanen* and *kulturplan* are one."""
    first, *others = name.casefold().split()
    return " ".join([re.sub(r"(?<=plan)en\Z|(?<=program)met\Z|(?<=strategi)n\Z", "", first), *others])
