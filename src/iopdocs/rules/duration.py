"""Rules about how long the running text says that the agreement lasts, and how it is left (tider i löpande text)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses.term import Extension, Notice
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._days import WEEKDAYS, Named, dates_in
from iopdocs.rules._numerals import NUMERAL, counted
from iopdocs.rules._patterns import pattern
from iopdocs.values import Period
from iopdocs.values.spelling import SPACE

__all__: list[str] = []

_YEAR: Final = 12
_COUNT: Final = rf"(?P<count>\d{{1,3}}|{NUMERAL})"

_SENTENCE: Final = pattern(r"[^.!?]+(?:[.!?](?!\s+[A-ZÅÄÖ]|\s*$)[^.!?]*)*[.!?]?")
_AGREEMENT: Final = (
    r"(?:avtalet|avtal|överenskommelsen|överenskommelse|partnerskapet|partnerskapsavtalet|samverkansavtalet)"
)
_TIME: Final = r"(?:avtalstiden|avtalsperioden|löptiden)"
_BEFORE: Final = rf"(?:^|[.!?,;:]|\b(?:att|och|men)\b){SPACE}*(?:(?:detta|denna|de[tn]{SPACE}här){SPACE})?"
_LASTS: Final = pattern(
    rf"(?:{_BEFORE}{_AGREEMENT}{SPACE}(?:är{SPACE}giltigt?|gäller|löper|varar|sträcker{SPACE}sig|träder{SPACE}i{SPACE}kraft"
    rf"|börjar{SPACE}gälla|börjar|upphör(?:{SPACE}att{SPACE}gälla)?|slutar)"
    rf"|{_BEFORE}{_TIME}{SPACE}(?:är|börjar|slutar|sträcker{SPACE}sig|omfattar)"
    rf"|\b{_AGREEMENT}{SPACE}förlängs(?:{SPACE}med{SPACE}\w+{SPACE}\w+)?,?(?={SPACE}till\b))"
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
_LENGTH: Final = pattern(rf"{_COUNT}{SPACE}(?P<unit>år|månader)\b", re.IGNORECASE)

_MAY_GIVE_NOTICE: Final = ("ppsägning", "varsel")
_NOTICE: Final = pattern(
    rf"uppsägningstid(?:en)?(?:{SPACE}(?:är|på|om|av))?{SPACE}{_COUNT}{SPACE}(?P<unit>månad(?:er)?|år)\b"
    rf"|(?P<before>\d{{1,2}}|{NUMERAL}){SPACE}(?P<its_unit>månad(?:er)?s|års){SPACE}"
    rf"(?:ömsesidig{SPACE}|skriftlig{SPACE})?(?:uppsägning(?:stid)?|varsel)\b",
    re.IGNORECASE,
)
_SPECIAL: Final = pattern(
    r"hyr|lokal|anställ|arbetsgivare|arbetstagare|första|dock|prov|därefter|förläng|tidigare|minst|högst|men "
    rf"|om{SPACE}(?!(?:\d{{1,2}}|{NUMERAL}){SPACE}(?:månad|år))"
    r"|^\W*(?:upphör|bryter|saknas|minskar|har|blir|inträffar|skulle|vid|när|efter|under|före|innan|i så fall)\b",
    re.IGNORECASE,
)

_MAY_GO_ON: Final = ("förläng", "utan")
_ENDS_BY_ITSELF: Final = pattern(
    rf"\b(?:{_AGREEMENT}|{_TIME}){SPACE}(?:upphör|löper{SPACE}ut|slutar)\b[^.;]*\butan{SPACE}(?:\w+{SPACE}){{0,2}}uppsägning\b",
    re.IGNORECASE,
)
_GOES_ON_BY_ITSELF: Final = pattern(
    rf"\b(?:{_AGREEMENT}|{_TIME}){SPACE}(?:automatiskt{SPACE})?förlängs\b[^.;]*"
    rf"\b(?:automatiskt|per{SPACE}automatik|om{SPACE}(?:inte|ej|ingen)\b|såvida|i{SPACE}taget|åt{SPACE}gången)",
    re.IGNORECASE,
)
_CAN_GO_ON: Final = pattern(
    rf"\b(?:{_AGREEMENT}|{_TIME}){SPACE}(?:automatiskt{SPACE}|kan{SPACE}|får{SPACE}|ska{SPACE})?förläng(?:s|as)\b",
    re.IGNORECASE,
)
_ANOTHER: Final = pattern(
    r"hyr|lokal|anställ|tidigare|ursprungliga|ersatt|ersätt|huvudavtal|ramavtal|förläng(?:s|as)[ \u00a0](?:inte|ej)"
    r"|(?:inte|ej)[ \u00a0](?:\w+[ \u00a0])?förläng|har[ \u00a0]förlängts",
    re.IGNORECASE,
)
_THUS: Final = pattern(
    rf"\b(?:alltså|dvs\.?|d\.v\.s\.?|det{SPACE}vill{SPACE}säga|således|sammanlagt|totalt|motsvarar)"
    rf"(?:{SPACE}(?:under|i|på|om|en{SPACE}tid{SPACE}av))*{SPACE}{_COUNT}{SPACE}(?P<unit>år|månader)\b",
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
    if term is None or not case.says(*_MAY_LAST) or _LASTS.search(case.prose) is None:
        return
    for found in case.saying(*_MAY_LAST):
        for sentence in _sentences(found.text):
            said = _another_term(sentence, term, case.months)
            if said:
                there = f"men avtalstiden är {swedish.period_short(term)}"
                yield Fault(f"klausulen {case.heading(found.path)} säger att avtalet {said} {there}", at=found.path)


def _sentences(text: str) -> Iterator[str]:
    return (found[0] for found in _SENTENCE.finditer(text))


def _another_term(sentence: str, term: Period, months: int | None) -> str | None:
    """Return how a sentence says that the agreement lasts, where that is not the term."""
    speaks = _LASTS.search(sentence)
    if speaks is None or _OTHER.search(sentence):
        return None
    days = list(dates_in(sentence))
    if days:
        other = next((said for named in days if (said := _another_day(sentence, named, term))), None)
        thus = _THUS.search(sentence, days[-1].start)
        return other or (_other_length(thus, months) if thus is not None and len(days) > 1 else None)
    if _GOES_ON.search(sentence):
        return None
    rest = sentence[speaks.start("what") :]
    years, length = _WHOLE_YEARS.match(rest), _LENGTH.match(rest)
    if years is not None:
        return _other_years(years, term)
    return _other_length(length, months) if length is not None else None


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
    said = count * (_YEAR if length["unit"].lower() == "år" else 1) if count else None
    if not said or months is None or said == months:
        return None
    return f"gäller i {swedish.plural(said, 'månad', 'månader')}"


@rule("TXT009", Severity.WARNING, on=Agreement, hint="rätta texten eller klausulen om uppsägning")
def text_gives_another_notice(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten säger en annan uppsägningstid än klausulen om uppsägning.

    *Varför:* Den som säger upp avtalet måste veta när det upphör.

    Fel:
        clauses:
          - {kind: free, heading: Avslut, points: [{text: Avtalet sägs upp med sex månaders varsel.}]}
    Rätt:
        clauses:
          - {kind: free, heading: Avslut, points: [{text: Avtalet sägs upp med tre månaders varsel.}]}
    """
    agreed = [one.months for one in case.all(Notice)]
    for found in case.saying(*_MAY_GIVE_NOTICE) if agreed else ():
        for sentence in _sentences(found.text):
            match = None if _SPECIAL.search(sentence) else _NOTICE.search(sentence)
            said = _notice_months(match) if match is not None else None
            if said and said not in agreed:
                there = f"men klausulen om uppsägning säger {swedish.plural(agreed[0], 'månad', 'månader')}"
                length = swedish.plural(said, "månad", "månader")
                heading = case.heading(found.path)
                yield Fault(f"klausulen {heading} säger att uppsägningstiden är {length} {there}", at=found.path)


def _notice_months(match: re.Match[str]) -> int | None:
    count, unit = counted(match["count"] or match["before"]), (match["unit"] or match["its_unit"]).lower()
    return count * (_YEAR if unit.startswith("år") else 1) if count else None


@rule("TXT010", Severity.WARNING, on=Agreement, hint="rätta texten eller klausulen om förlängning")
def text_says_otherwise_of_the_extension(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten säger något annat om förlängning än klausulen om förlängning.

    *Varför:* Den ena meningen säger att avtalet upphör av sig självt och den andra att det fortsätter. Parterna vet då
    inte om de måste säga upp det.

    Fel:
        clauses:
          - {kind: extension, option: automatic, months: 12, max_times: 2}
          - {kind: free, heading: Avslut, points: [{text: Avtalet upphör den 31 december 2027 utan uppsägning.}]}
    Rätt:
        clauses:
          - {kind: extension, option: none}
          - {kind: free, heading: Avslut, points: [{text: Avtalet upphör den 31 december 2027 utan uppsägning.}]}
    """
    clause = case.first(Extension)
    otherwise = _OTHERWISE.get(clause.option) if clause is not None else None
    if clause is None or otherwise is None:
        return
    other, text_says, clause_says = otherwise
    for found in case.saying(*_MAY_GO_ON):
        if any(other.search(one) and not _ANOTHER.search(one) for one in _sentences(found.text)):
            said = f"{case.heading(found.path)} säger att avtalet {text_says}"
            there = f"men enligt klausulen {quoted(clause.shown_heading)} {clause_says}"
            yield Fault(f"klausulen {said} {there}", at=found.path)


_OTHERWISE: Final = {
    "automatic": (_ENDS_BY_ITSELF, "upphör utan uppsägning", "förlängs det om ingen part säger upp det"),
    "by_decision": (_GOES_ON_BY_ITSELF, "förlängs av sig självt", "krävs ett beslut av parterna"),
    "none": (_CAN_GO_ON, "kan förlängas", "kan det inte förlängas"),
}
"""For each sort of extension: the sentence that contradicts it, and what each of the two says."""
