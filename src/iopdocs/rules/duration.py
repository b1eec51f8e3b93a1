"""Rules about how long the running text says that the agreement lasts (avtalstid i löpande text)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._days import WEEKDAYS, Named, dates_in
from iopdocs.rules._lasting import AGREEMENT, COUNT, TIME
from iopdocs.rules._numerals import NUMERAL, counted
from iopdocs.rules._patterns import pattern
from iopdocs.rules._sentences import sentences
from iopdocs.values import Period
from iopdocs.values.spelling import SPACE

__all__: list[str] = []

_YEAR: Final = 12
_BEFORE: Final = rf"(?:^|[.!?,;:]|\b(?:att|och|men)\b){SPACE}*(?:(?:detta|denna|de[tn]{SPACE}här){SPACE})?"
_LASTS: Final = pattern(
    rf"(?:{_BEFORE}{AGREEMENT}{SPACE}(?:är{SPACE}giltigt?|gäller|löper|varar|sträcker{SPACE}sig|träder{SPACE}i{SPACE}kraft"
    rf"|börjar{SPACE}gälla|börjar|upphör(?:{SPACE}att{SPACE}gälla)?|slutar)"
    rf"|{_BEFORE}{TIME}{SPACE}(?:är|börjar|slutar|sträcker{SPACE}sig|omfattar)"
    rf"|\b{AGREEMENT}{SPACE}förlängs(?:{SPACE}med{SPACE}\w+{SPACE}\w+)?,?(?={SPACE}till\b))"
    rf"(?:{SPACE}(?:under|för|i|på|av|om|till|med|från|och|perioden|tiden|åren|året|kalenderåren|kalenderåret|tom|fom"
    rf"|således|därmed|alltså|sammanlagt|totalt))*{SPACE}"
    rf"(?P<what>(?:{'|'.join(WEEKDAYS)})(?:en)?\b|den\b|\d|(?:{NUMERAL}){SPACE}(?:år|månader)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_MAY_LAST: Final = (
    *("gäller", "löper", "varar", "giltig", "sträcker", "träder", "börjar", "upphör", "slutar", "förlängs", "omfattar"),
    *("tiden är", "tiden\u00a0är", "perioden är", "perioden\u00a0är"),
)
"""What a text has that may say how long the agreement lasts, so that others are seen quickly to say nothing of it."""
_MAY_BE_TOLD: Final = (
    *("årig", "framåt", "tills vidare", "som gäller i "),
    *(f"{made} {how} " for made in ("avtal", "kommelse", "nerskap", "as", "ås", "uts") for how in ("för", "på", "om")),
)
"""What a text has that may tell the length of the agreement in other ways."""
_OTHER: Final = pattern(
    r"tidigare|föregående|förra|gamla|ersätt|ersatt|underavtal|hyres|ramavtal|gemensamma|uppsäg|säg\w* upp|omförhandl"
    r"|om avtalet|kan |får |senast|annars|dock|minst|högst",
    re.IGNORECASE,
)
_LAST: Final = pattern(
    rf"(?:till(?:{SPACE}och{SPACE}med)?|t\.?{SPACE}?o\.?{SPACE}?m\.?|–|-|{SPACE}och|upphör(?:{SPACE}att{SPACE}gälla)?|slutar){SPACE}?$",
    re.IGNORECASE,
)
_ENDS: Final = pattern(rf"upphör(?:{SPACE}att{SPACE}gälla)?{SPACE}?$", re.IGNORECASE)
_WHOLE_YEARS: Final = pattern(
    rf"(?P<first>(?:19|20)\d\d)(?:{SPACE}?[–-]{SPACE}?(?P<last>(?:19|20)\d\d))?(?![\d-]|{SPACE}?[–-]|,|{SPACE}och{SPACE}\d)"
)
_GOES_ON: Final = pattern(r"förläng|i taget|åt gången|gammal", re.IGNORECASE)
_LENGTH: Final = pattern(rf"{COUNT}{SPACE}(?P<unit>år|månader)\b", re.IGNORECASE)

_BY_US: Final = pattern(rf"\b(?:parter(?:na)?|vi|nu|härmed|detta|denna)\b|^\W*{AGREEMENT}\b", re.IGNORECASE)
"""What tells that an agreement that a sentence speaks of is this one, not one with somebody else."""
_KINDS: Final = (
    rf"(?:{AGREEMENT}|(?:idéburet{SPACE}offentligt{SPACE})?partnerskap|(?:samverkans|partnerskaps)avtal|IOP)"
)
"""What parties make, as it is called where it is made."""
_ALSO_LASTS: Final = pattern(
    rf"(?:\b(?:teckna[rs]?|ingås?|ingår|slut(?:er|a|s)|träffa[rs]?){SPACE}(?:(?:nu|här|härmed|därför){SPACE}){{0,2}}(?:ett|en|detta|denna){SPACE}"
    rf"(?:nytt{SPACE}|ny{SPACE})?{_KINDS}{SPACE}(?:för|på|om|som{SPACE}gäller{SPACE}i)"
    rf"|{_BEFORE}{_KINDS}{SPACE}(?:tecknas|ingås|sluts|träffas){SPACE}(?:för|på)){SPACE}"
    rf"(?:en{SPACE}(?:tid|period){SPACE}(?:av|om|på){SPACE})?{COUNT}{SPACE}(?P<unit>år|månader)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""How a sentence that makes the agreement tells its length."""
_SO_OLD: Final = "ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio"
_YEARLONG: Final = pattern(
    rf"(?:\b(?:detta|denna){SPACE}(?P<this>\d{{1,2}}|{_SO_OLD}){SPACE}?-?åriga{SPACE}{_KINDS}"
    rf"|{_BEFORE}{_KINDS}{SPACE}är{SPACE}(?P<is>\d{{1,2}}|{_SO_OLD}){SPACE}?-?årigt?"
    rf"|\b(?:teckna[rs]?|ingås?|ingår|slut(?:er|a|s)){SPACE}(?:(?:nu|här|härmed|därför){SPACE}){{0,2}}(?:ett|en){SPACE}"
    rf"(?:nytt{SPACE}|ny{SPACE})?(?P<new>\d{{1,2}}|{_SO_OLD}){SPACE}?-?årigt?{SPACE}(?:\w+{SPACE}){{0,2}}{_KINDS})\b",
    re.IGNORECASE | re.MULTILINE,
)
"""How a sentence tells the length of the agreement in one word, as *treårigt*."""
_FROM_THEN_ON: Final = pattern(
    rf"{_BEFORE}{AGREEMENT}{SPACE}(?:gäller|avser){SPACE}(?:[^.;,]{{1,80}}?{SPACE})??(?:från(?:{SPACE}och{SPACE}med)?|fr\.?{SPACE}?o\.?{SPACE}?m\.?)"
    rf"{SPACE}(?P<year>(?:19|20)\d\d){SPACE}(?:och{SPACE}(?:framåt|tills{SPACE}vidare)|tills{SPACE}vidare)\b",
    re.IGNORECASE | re.MULTILINE,
)
_PAST: Final = pattern(
    rf"\b(?:hade|haft|var|sedan{SPACE}(?:19|20)\d\d|senaste|tecknades|tecknade|ingicks|ingick|slöts|slöt|gällde|löpte|också"
    rf"|även|dessutom)\b",
    re.IGNORECASE,
)
"""What tells that a sentence is about another time than the term, or about more than it."""

_THUS: Final = pattern(
    rf"\b(?:alltså|dvs\.?|d\.v\.s\.?|det{SPACE}vill{SPACE}säga|således|sammanlagt|totalt|motsvarar)"
    rf"(?:{SPACE}(?:under|i|på|om|en{SPACE}tid{SPACE}av))*{SPACE}{COUNT}{SPACE}(?P<unit>år|månader)\b",
    re.IGNORECASE,
)
"""How a sentence tells the length of the time whose days it has named."""


@rule("TXT008", Severity.WARNING, on=Agreement, hint="rätta texten eller avtalstiden, eller hänvisa till avtalstiden")
def text_gives_another_term(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten säger en annan avtalstid än klausulen om avtalstid.

    *Varför:* Ändras tiden på bara det ena stället går avtalet att läsa på två sätt.

    Fel:
        clauses:
          - {kind: free, heading: Start, points: [{text: Avtalet gäller från den 1 mars 2027.}]}
    Rätt:
        clauses:
          - {kind: free, heading: Start, points: [{text: Avtalet gäller från den 1 januari 2027.}]}
    """
    term = case.term
    if term is None:
        return
    lasts = case.saying(*_MAY_LAST) if case.says(*_MAY_LAST) and _LASTS.search(case.prose) else []
    told = case.saying(*_MAY_BE_TOLD) if case.says(*_MAY_BE_TOLD) else []
    for found in dict.fromkeys((*lasts, *told)):
        for _, sentence in sentences(found.text):
            said = _another_term(sentence, term, case.months) or _told_otherwise(sentence, term, case.months)
            if said:
                there = f"men avtalstiden är {swedish.period_short(term)}"
                yield Fault(f"klausulen {case.heading(found.path)} säger att avtalet {said} {there}", at=found.path)


def _another_term(sentence: str, term: Period, months: int | None) -> str | None:
    """Return how a sentence says that the agreement lasts, where that is not the term."""
    speaks = _LASTS.search(sentence)
    if speaks is None or _OTHER.search(sentence):
        return None
    days = list(dates_in(sentence))
    if days:
        other = next((said for named in days if (said := _another_day(sentence, named, term))), None)
        return other or _length_beside(sentence, speaks.start("what"), days, months)
    if _GOES_ON.search(sentence):
        return None
    rest = sentence[speaks.start("what") :]
    years, length = _WHOLE_YEARS.match(rest), _LENGTH.match(rest)
    if years is not None:
        return _other_years(years, term)
    return _other_length(length, months) if length is not None else None


def _length_beside(sentence: str, at: int, days: list[Named], months: int | None) -> str | None:
    """Return the length that a sentence gives with its days, first or as what follows from both, if it is another."""
    first = _LENGTH.match(sentence, at) if not _GOES_ON.search(sentence) else None
    thus = _THUS.search(sentence, days[-1].start) if len(days) > 1 else None
    length = first or thus
    return _other_length(length, months) if length is not None else None


def _told_otherwise(sentence: str, term: Period, months: int | None) -> str | None:
    """Return how a sentence that makes the agreement, or names it by its length, says that it lasts, if wrongly."""
    if _OTHER.search(sentence) or _PAST.search(sentence):
        return None
    made, named = (one.search(sentence) if _BY_US.search(sentence) else None for one in (_ALSO_LASTS, _YEARLONG))
    begins = _FROM_THEN_ON.search(sentence)
    if begins is not None and int(begins["year"]) != term.start.year:
        return f"gäller från {begins['year']}"
    if made is not None:
        return _other_length(made, months)
    years = counted(next(filter(None, named.groups()))) if named is not None else None
    return _other_months(years * _YEAR, months) if years else None


def _another_day(sentence: str, named: Named, term: Period) -> str | None:
    before = sentence[: named.start]
    if named.day is None:
        return None
    if not _LAST.search(before):
        return None if named.day == term.start else f"börjar {swedish.den_date(named.day)}"
    ends = _ends(term.end, after=_ENDS.search(before) is not None)
    return None if named.day in ends else f"slutar {swedish.den_date(named.day)}"


def _ends(end: date | None, *, after: bool) -> set[date]:
    """Return the days that may be called the last; what *ceases* on a day may also do so when the last is over."""
    return set() if end is None else {end, end + timedelta(days=1)} if after else {end}


def _other_years(years: re.Match[str], term: Period) -> str | None:
    first, last = int(years["first"]), int(years["last"] or years["first"])
    ends = term.end.year if term.end is not None else None
    if (first, last) == (term.start.year, ends):
        return None
    return f"gäller {first}" + (f"{swedish.EN_DASH}{last}" if last != first else "")


def _other_length(length: re.Match[str], months: int | None) -> str | None:
    count = counted(length["count"])
    return _other_months(count * (_YEAR if length["unit"].lower() == "år" else 1), months) if count else None


def _other_months(said: int, months: int | None) -> str | None:
    if not said or months is None or said == months:
        return None
    return f"gäller i {swedish.plural(said, 'månad', 'månader')}"
