"""Rules about figures and days in the running text, held against themselves and against the clauses (löpande text)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses.annexes import Annexes
from iopdocs.clauses.free import Free
from iopdocs.clauses.structure import Supplement
from iopdocs.findings import Severity
from iopdocs.parties import Signatory
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._days import MAY_BE_A_DAY, WEEKDAYS, Named, dates_in, missing_days_in
from iopdocs.rules._numerals import NUMERAL, counted, numeral
from iopdocs.rules._patterns import pattern
from iopdocs.rules._texts import Found
from iopdocs.values import StatedAmount
from iopdocs.values.spelling import SPACE

__all__: list[str] = []

_FIGURES: Final = rf"(?<![\d,.:/–-])\d{{1,3}}(?:{SPACE}\d{{3}})+(?![\d,])|(?<![\d,.:/–-])\d+(?![\d,])"
_MONEY: Final = "kronor|kr|tkr|mnkr|miljoner kronor|tusen kronor"
_BRACKETS: Final = pattern(r"[ \u00a0]\(([^()]{1,120})\)")
_WORDS_WITHIN: Final = pattern(rf"(?P<words>{NUMERAL})(?:{SPACE}(?:kronor|kr))?", re.IGNORECASE)
_FIGURES_WITHIN: Final = pattern(rf"(?P<figures>{_FIGURES})(?P<unit>{SPACE}(?:{_MONEY}))?", re.IGNORECASE)
_WORDS_BEFORE: Final = pattern(
    rf"(?<!halv )(?<!halvt )\b(?P<words>{NUMERAL})(?P<kronor>{SPACE}kronor)?\Z", re.IGNORECASE
)
_FIGURES_BEFORE: Final = pattern(rf"(?P<figures>{_FIGURES})(?P<unit>{SPACE}(?:{_MONEY}))?\Z", re.IGNORECASE)
_NEAR: Final = 120
"""How far before a bracket the same number may begin."""
_YEARS: Final = range(1900, 2100)
_MONEY_FROM: Final = 100
_ANNEX: Final = pattern(
    rf"\bbilag(?:a|an|or|orna){SPACE}(\d{{1,2}})(?:(?:{SPACE}?[–-]{SPACE}?|{SPACE}och{SPACE}|,{SPACE})(\d{{1,2}}))*\b(?!{SPACE}(?:till|i|av|LOU)\b)",
    re.IGNORECASE,
)

_POINT: Final = pattern(
    rf"\bpunkt(?:en|erna)?{SPACE}(?P<number>\d{{1,3}})(?P<sub>\.\d{{1,3}})?(?![\w-])", re.IGNORECASE
)
_ELSEWHERE: Final = pattern(
    rf"(?:s|ordning(?:en)?|reglemente(?:t)?|stadgar(?:na)?|protokoll(?:et)?|beslut(?:et)?|program(?:met)?|plan(?:en)?"
    rf"|avtal(?:et)?|överenskommelsen?|lagen|bilaga{SPACE}\d+),?{SPACE}\Z",
    re.IGNORECASE,
)
_OF_SOMETHING_ELSE: Final = pattern(rf"{SPACE}(?:i|av|till|på)\b", re.IGNORECASE)


@rule("TXT006", Severity.WARNING, on=Agreement, hint="rätta det tal som är fel, eller skriv bara med siffror")
def number_in_words_is_another(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Ett tal är ett i siffror och ett annat i bokstäver.

    *Varför:* Talet skrivs två gånger för att det ska vara säkert, men då de skiljer sig åt vet ingen vilket som gäller.

    Fel:
        clauses:
          - {kind: free, heading: Lokaler, points: [{text: Hyran är 12 000 kr (elvatusen kronor) om året.}]}
    Rätt:
        clauses:
          - {kind: free, heading: Lokaler, points: [{text: Hyran är 12 000 kr (tolvtusen kronor) om året.}]}
    """
    for found in case.saying("("):
        for twice in _said_twice(found.text):
            spelled, figure = numeral(twice.words), twice.figure
            if spelled is None or figure is None or figure == spelled or twice.is_something_else(figure, spelled):
                continue
            said = f"{twice.shown} i siffror men {quoted(twice.words)} ({swedish.number(spelled)}) i bokstäver"
            yield Fault(f"klausulen {case.heading(found.path)} säger {said}", at=found.path)


class _Twice(NamedTuple):
    """A number in figures and in words beside each other; ``priced`` if a price in figures follows what is counted."""

    figures: str
    unit: str
    words: str
    priced: bool

    @property
    def figure(self) -> int | None:
        """The whole number that the figures are, in kronor where they are money; ``None`` for a part of one."""
        if not self.unit:
            return int(re.sub(SPACE, "", self.figures))
        try:
            return int(StatedAmount(f"{self.figures} {self.unit}").kronor)
        except ValueError:
            return None

    @property
    def shown(self) -> str:
        """The figures as they are printed."""
        shown = swedish.number(int(re.sub(SPACE, "", self.figures)))
        return f"{shown}{swedish.NBSP}{self.unit}" if self.unit else shown

    def is_something_else(self, figure: int, spelled: int) -> bool:
        """Whether the figures are no second spelling: a year, or money that one of so many things costs."""
        year = figure in _YEARS and spelled not in _YEARS
        return year or (self.priced and spelled < _MONEY_FROM)


def _said_twice(text: str) -> Iterator[_Twice]:
    """Yield every number that stands twice, the second time in brackets; those are looked for first, being few."""
    for bracket in _BRACKETS.finditer(text) if "(" in text else ():
        near, end = max(bracket.start() - _NEAR, 0), bracket.start()
        words, figures = _WORDS_WITHIN.fullmatch(bracket[1]), _FIGURES_WITHIN.fullmatch(bracket[1])
        if words and (before := _FIGURES_BEFORE.search(text, near, end)):
            yield _Twice(before["figures"], (before["unit"] or "").strip(), words["words"], priced=False)
        elif figures and (before := _WORDS_BEFORE.search(text, near, end)):
            unit = (figures["unit"] or "").strip()
            yield _Twice(figures["figures"], unit, before["words"], priced=bool(unit) and not before["kronor"])


@rule("TXT007", Severity.WARNING, on=(Agreement, Signatory), hint="rätta datumet eller veckodagen")
def day_in_the_text_is_not_in_the_calendar(node: Agreement | Signatory, case: Case) -> Iterator[Fault]:
    """Texten nämner en dag som inte finns, eller fel veckodag.

    *Varför:* Den 31 september finns inte, och är veckodagen en annan än datumets vet ingen vilken dag som menas.
    Också dagar utan år granskas, som när rapporter lämnas och bidrag betalas.

    Fel:
        clauses:
          - {kind: free, heading: Start, points: [{text: Mötesplatsen öppnar måndagen den 1 januari 2027.}]}
    Rätt:
        clauses:
          - {kind: free, heading: Start, points: [{text: Mötesplatsen öppnar fredagen den 1 januari 2027.}]}
    """
    for where, found in _told(node, case, case.matching(MAY_BE_A_DAY) if isinstance(node, Agreement) else ()):
        for named in dates_in(found.text):
            fault = _calendar_fault(named)
            if fault:
                yield Fault(f"{where(found)} nämner {fault}", at=found.path)
        for day in missing_days_in(found.text):
            yield Fault(f"{where(found)} nämner {quoted(_hard(day))}, en dag som inte finns", at=found.path)


def _told(
    node: Agreement | Signatory, case: Case, texts: Iterable[Found]
) -> Iterator[tuple[Callable[[Found], str], Found]]:
    """Yield texts of the clauses, or what somebody's right to sign is built on, and what to call its place."""
    if isinstance(node, Signatory):
        if node.authority:
            yield (lambda _: f"behörigheten för {node.role}"), Found(("authority",), node.authority)
    else:
        yield from ((lambda found: f"klausulen {case.heading(found.path)}", found) for found in texts)


def _calendar_fault(named: Named) -> str | None:
    if named.day is None:
        return f"{quoted(_hard(named.text))}, en dag som inte finns"
    right = WEEKDAYS[named.day.weekday()]
    if named.weekday is None or named.weekday == right:
        return None
    return f"{named.weekday}en {swedish.den_date(named.day)}, som är en {right}"


def _hard(text: str) -> str:
    return re.sub(r"(\d) (?=\D)|(?<=\bden) (?=\d)", lambda found: found[0].replace(" ", swedish.NBSP), text)


@rule("FRM012", Severity.WARNING, on=(Agreement, Signatory), hint="lägg till bilagan eller rätta numret")
def text_names_an_annex_that_does_not_exist(node: Agreement | Signatory, case: Case) -> Iterator[Fault]:
    """Texten hänvisar till en bilaga som inte finns.

    *Varför:* Vad parterna har kommit överens om framgår då inte av avtalet. Bilagorna numreras i den ordning de står.

    Fel:
        clauses:
          - {kind: free, heading: Lokaler, points: [{text: Lokalerna framgår av bilaga 2.}]}
          - {kind: annexes, items: [{title: Karta över lokalerna}]}
    Rätt:
        clauses:
          - {kind: free, heading: Lokaler, points: [{text: Lokalerna framgår av bilaga 1.}]}
          - {kind: annexes, items: [{title: Karta över lokalerna}]}
    """
    texts = case.saying("ilag") if isinstance(node, Agreement) else ()
    if any("bilag" in clause.heading.lower() for clause in case.all(Free)):
        return
    listed = sum(len(clause.items) for clause in case.all(Annexes))
    there = f"men avtalet har {swedish.plural(listed, 'bilaga', 'bilagor') if listed else 'inga bilagor'}"
    for where, found in _told(node, case, [one for one in texts if not _is_quoted(one, case)]):
        for match in _ANNEX.finditer(found.text) if "ilag" in found.text else ():
            highest = max(map(int, re.findall(r"\d+", match[0])))
            if highest > listed:
                annex = f"bilaga{swedish.NBSP}{highest}"
                yield Fault(f"{where(found)} hänvisar till {annex} {there}", at=found.path)


def _is_quoted(found: Found, case: Case) -> bool:
    """Whether a text is what another agreement is to say, which has annexes of its own."""
    return isinstance(case.agreement.clauses[int(found.path[1])], Supplement)


@rule("TXT011", Severity.WARNING, on=Agreement, hint="rätta numret; klausulerna numreras i den ordning de står")
def text_names_a_point_that_does_not_exist(node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten hänvisar till en punkt som inte finns.

    *Varför:* Den som läser avtalet hittar inte det villkor som gäller. Ofta har klausuler lagts till eller tagits bort
    sedan numret skrevs.

    Fel:
        clauses:
          - {kind: free, heading: Lokaler, points: [{text: Lokalerna lämnas tillbaka enligt punkt 47.2.}]}
    Rätt:
        clauses:
          - {kind: free, heading: Lokaler, points: [{text: Lokalerna lämnas tillbaka när avtalet upphör.}]}
    """
    if case.first(Supplement) is not None:
        return
    last = sum(not clause.continues for clause in node.clauses)
    for found in case.saying("unkt ", "unkt\u00a0", "unkten ", "unkterna "):
        for match in _POINT.finditer(found.text):
            if int(match["number"]) > last and not _is_elsewhere(found.text, match):
                number = f"punkt{swedish.NBSP}{match['number']}{match['sub'] or ''}"
                there = f"men den sista punkten har nummer {last}"
                yield Fault(f"klausulen {case.heading(found.path)} hänvisar till {number} {there}", at=found.path)


def _is_elsewhere(text: str, found: re.Match[str]) -> bool:
    """Whether a point is that of another document, such as the minutes of a board."""
    return bool(_ELSEWHERE.search(text, 0, found.start()) or _OF_SOMETHING_ELSE.match(text, found.end()))


_MEMBERS: Final = ("ledam", "platser", "personer", "representant", "medlemmar")
_HAS_MEMBERS: Final = pattern(
    rf"\b(?P<name>\w+){SPACE}(?:(?:ska|skall){SPACE})?(?:består{SPACE}av|bestå{SPACE}av|utgörs{SPACE}av|har|ha)"
    rf"(?:{SPACE}(?:sammanlagt|totalt))?{SPACE}(?P<count>\d{{1,2}}|{NUMERAL})(?:{SPACE}\(\d+\))?"
    rf"(?:{SPACE}(?:ordinarie|röstberättigade))?{SPACE}(?:ledamöter|platser|personer|representanter|medlemmar)\b"
    rf"(?!{SPACE}(?:från|per|för|utsedda|som{SPACE}utses))",
    re.IGNORECASE,
)


@rule("TXT012", Severity.WARNING, on=Agreement, hint="rätta texten eller platserna i klausulen om organisation")
def text_gives_another_number_of_members(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten säger ett annat antal ledamöter än platserna i organet.

    *Varför:* Antalet avgör när organet är beslutsfört och vem som har majoritet.

    Fel:
        clauses:
          - {kind: free, heading: Ledning, points: [{text: Styrgruppen består av sju ledamöter.}]}
    Rätt:
        clauses:
          - {kind: free, heading: Ledning, points: [{text: Styrgruppen består av fyra ledamöter.}]}
    """
    sizes = {body.name.casefold(): body for body in case.bodies}
    for found in case.saying(*_MEMBERS) if sizes else ():
        for match in _HAS_MEMBERS.finditer(found.text):
            body, count = sizes.get(match["name"].casefold()), counted(match["count"])
            if body is not None and count != body.size:
                seats = f"men {body.name} har {swedish.plural(body.size, 'plats', 'platser')}"
                yield Fault(f"klausulen {case.heading(found.path)} säger {quoted(match[0])} {seats}", at=found.path)
