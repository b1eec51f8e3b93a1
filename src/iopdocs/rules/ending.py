"""Rules about how the running text says that the agreement is left or goes on (uppsägning och förlängning i text)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses.structure import Supplement
from iopdocs.clauses.term import Extension, Notice
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._extending import last_days, leads
from iopdocs.rules._lasting import AGREEMENT, COUNT, TIME
from iopdocs.rules._numerals import NUMERAL, counted
from iopdocs.rules._patterns import pattern
from iopdocs.rules._sentences import sentences
from iopdocs.rules._texts import Found
from iopdocs.values.date_words import MONTHS
from iopdocs.values.spelling import SPACE

__all__: list[str] = []

_YEAR: Final = 12

_MAY_GIVE_NOTICE: Final = ("ppsägning", "varsel", "säg", "Säg", "sagt")
_NOTICE: Final = pattern(
    rf"uppsägningstid(?:en)?(?:{SPACE}(?:är|på|om|av))?{SPACE}{COUNT}{SPACE}(?P<unit>månad(?:er)?|år)\b"
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

_LEAVES: Final = pattern(rf"\buppsäg|\b(?:säg(?:s|a|as|er)|sagts?)\b(?:{SPACE}\w+){{0,3}}{SPACE}upp\b", re.IGNORECASE)
"""How a sentence speaks of giving notice."""
_BEFORE_THE_END: Final = pattern(
    rf"\b{COUNT}{SPACE}(?P<unit>mån(?:ad(?:er)?|\.)?|år){SPACE}(?:före|innan){SPACE}(?:den{SPACE}löpande{SPACE})?"
    rf"(?:(?:avtalstidens|avtalsperiodens|avtalets|överenskommelsens|partnerskapets|löptidens)"
    rf"{SPACE}(?:utgång|slut(?:datum|dag)?|upphörande|utlöpande|sista{SPACE}dag)"
    rf"|(?:{AGREEMENT}|{TIME}){SPACE}(?:löper{SPACE}ut|går{SPACE}ut|upphör|tar{SPACE}slut|är{SPACE}slut))\b",
    re.IGNORECASE,
)
_LATEST_DAY: Final = pattern(
    rf"\bsenast{SPACE}(?:den{SPACE})?(?P<day>\d{{1,2}})(?:{SPACE}(?P<month>{'|'.join(MONTHS)})|/(?P<number>1[0-2]|[1-9]))"
    rf"\b(?!{SPACE}\d{{4}}|[/-]\d)",
    re.IGNORECASE,
)
_NOT_THIS: Final = pattern(
    r"hyr|lokal|anställ|arbetsgivare|arbetstagare|tidigare|ramavtal|huvudavtal|underavtal|rapport|redovis|ansök",
    re.IGNORECASE,
)
"""What a sentence speaks of that is not the agreement, or not the notice."""

_MAY_GO_ON: Final = ("förläng", "örlängs", "utan")
_SUBJECT: Final = rf"(?:{AGREEMENT}|{TIME})"
_ENDS_BY_ITSELF: Final = pattern(
    rf"\b{_SUBJECT}{SPACE}(?:upphör|löper{SPACE}ut|slutar)\b[^.;]*\butan{SPACE}(?:\w+{SPACE}){{0,2}}uppsägning\b",
    re.IGNORECASE,
)
_IS_EXTENDED: Final = pattern(
    rf"\b{_SUBJECT}{SPACE}(?:(?:automatiskt|därefter|sedan|då|löpande){SPACE}){{0,2}}"
    rf"(?:förlängs|skall?{SPACE}(?:automatiskt{SPACE})?förlängas)\b"
    rf"|\bförlängs{SPACE}(?:{_SUBJECT}|(?P<pronoun>det|den))\b",
    re.IGNORECASE,
)
_BY_ITSELF: Final = pattern(
    rf"\b(?:automatiskt|per{SPACE}automatik|såvida|annars|årsvis|om{SPACE}(?:\w+{SPACE})?(?:inte|ej|ingen|ingendera)"
    rf"|i{SPACE}(?:taget|sänder)|åt{SPACE}gången|sägs{SPACE}(?:\w+{SPACE})?(?:inte|ej){SPACE}upp)\b",
    re.IGNORECASE,
)
_CAN_GO_ON: Final = pattern(
    rf"\b{_SUBJECT}{SPACE}(?:automatiskt{SPACE}|kan{SPACE}|får{SPACE}|ska{SPACE})?förläng(?:s|as)\b", re.IGNORECASE
)
_REFUSED: Final = pattern(
    rf"\b{_SUBJECT}{SPACE}(?:förlängs{SPACE}(?:inte|ej)|(?:(?:kan|får|ska){SPACE})?(?:inte|ej){SPACE}förläng(?:s|as))\b"
    rf"(?P<by_itself>{SPACE}(?:automatiskt|per{SPACE}automatik|av{SPACE}sig|utan))?",
    re.IGNORECASE,
)
_IF: Final = pattern(r"\b(?:om|när|därefter|sedan|efter|utöver|längre|mer|fler|ytterligare)\b", re.IGNORECASE)
_BY_SO_MUCH: Final = pattern(
    rf"(?:\b{_SUBJECT}{SPACE}(?:\w+{SPACE}){{0,2}}förläng(?:s|as)|\bförlängs{SPACE}(?:{_SUBJECT}|det|den))"
    rf"(?:{SPACE}(?:automatiskt|därefter))*{SPACE}med{SPACE}(?:ytterligare{SPACE})?{COUNT}{SPACE}(?P<unit>år|månader)\b",
    re.IGNORECASE,
)
_EACH: Final = pattern(rf"\bi{SPACE}(?:taget|sänder)\b|\båt{SPACE}gången\b|\bvarje{SPACE}gång\b", re.IGNORECASE)
_AT_MOST: Final = pattern(r"\b(?:högst|maximalt|längst|sammanlagt|totalt|upp till)\b", re.IGNORECASE)
_ANOTHER: Final = pattern(
    r"hyr|lokal|anställ|tidigare|ursprungliga|ersatt|ersätt|huvudavtal|ramavtal|har[ \u00a0]förlängts", re.IGNORECASE
)


@rule("TXT009", Severity.WARNING, on=Agreement, hint="rätta texten eller klausulen om uppsägning eller förlängning")
def text_gives_another_notice(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten säger en annan uppsägningstid än klausulen om uppsägning eller förlängning.

    *Varför:* Den som säger upp avtalet måste veta när det upphör. Också en sista dag före avtalstidens slut granskas.

    Fel:
        clauses:
          - {kind: free, heading: Avslut, points: [{text: Avtalet sägs upp med sex månaders varsel.}]}
    Rätt:
        clauses:
          - {kind: free, heading: Avslut, points: [{text: Avtalet sägs upp med tre månaders varsel.}]}
    """
    agreed = [one.months for one in case.all(Notice)]
    to_the_end = leads(case)
    for found in case.saying(*_MAY_GIVE_NOTICE) if agreed or to_the_end else ():
        for _, sentence in sentences(found.text):
            said = _other_notice(sentence, agreed) if agreed else None
            said = said or _other_lead(sentence, to_the_end) or _other_day(sentence, case)
            if said:
                yield Fault(f"klausulen {case.heading(found.path)} säger att {said}", at=found.path)


def _other_notice(sentence: str, agreed: list[int]) -> str | None:
    """Return what a sentence says of the time of notice, and the clause, where they differ."""
    match = None if _SPECIAL.search(sentence) else _NOTICE.search(sentence)
    said = _months(match["count"] or match["before"], match["unit"] or match["its_unit"]) if match is not None else None
    if not said or said in agreed:
        return None
    there = f"men klausulen om uppsägning säger {_in_months(agreed[0])}"
    return f"uppsägningstiden är {_in_months(said)} {there}"


def _other_lead(sentence: str, agreed: list[int]) -> str | None:
    """Return how long before the end of the term a sentence says that notice is given, where the clauses differ."""
    match = _BEFORE_THE_END.search(sentence) if agreed and _LEAVES.search(sentence) else None
    said = _months(match["count"], match["unit"]) if match is not None else None
    if not said or said in agreed or _NOT_THIS.search(sentence):
        return None
    own = f"men enligt klausulerna är tiden {_in_months(agreed[0])}"
    return f"avtalet sägs upp senast {_in_months(said)} före avtalstidens slut {own}"


def _other_day(sentence: str, case: Case) -> str | None:
    """Return on which day of the year a sentence says that notice is given at the latest, where the clauses differ."""
    match = _LATEST_DAY.search(sentence) if _LEAVES.search(sentence) else None
    if match is None or _NOT_THIS.search(sentence):
        return None
    month = int(match["number"]) if match["number"] else MONTHS.index(match["month"].lower()) + 1
    said, days = (int(match["day"]), month), last_days(case)
    if not days or said in [(day.day, day.month) for day in days]:
        return None
    day = f"den{swedish.NBSP}{match['day']}{swedish.NBSP}{MONTHS[month - 1]}"
    return f"avtalet sägs upp senast {day} men enligt klausulerna är det senast {swedish.den_date(days[0])}"


def _months(count: str, unit: str) -> int | None:
    number = counted(count)
    return number * (_YEAR if unit.lower().startswith("år") else 1) if number else None


def _in_months(count: int) -> str:
    return swedish.plural(count, "månad", "månader")


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
    if case.first(Supplement) is not None:
        return
    for found in case.saying(*_MAY_GO_ON):
        said = next((said for _, one in sentences(found.text) if (said := _otherwise(one, found.text, clause))), None)
        if said and clause is None:
            there = "men avtalet har ingen klausul om förlängning"
            hint = "lägg till en klausul om förlängning (extension), så räknas tiden och beloppen med den"
            yield Fault(f"{_says(case, found)} {said[0]} {there}", at=found.path, hint=hint)
            return
        elif said and clause is not None:
            there = f"men enligt klausulen {quoted(clause.shown_heading)} {said[1]}"
            yield Fault(f"{_says(case, found)} {said[0]} {there}", at=found.path)


def _says(case: Case, found: Found) -> str:
    return f"klausulen {case.heading(found.path)} säger att avtalet"


def _otherwise(sentence: str, text: str, clause: Extension | None) -> tuple[str, str] | None:
    """Return what a sentence says of the extension, and what the clause says, where they differ."""
    if _ANOTHER.search(sentence):
        return None
    option = clause.option if clause is not None else None
    goes_on = _goes_on_by_itself(sentence, text)
    if goes_on and option in {None, "by_decision"}:
        return "förlängs av sig självt", "krävs ett beslut av parterna"
    if option == "none" and (goes_on or (_CAN_GO_ON.search(sentence) and not _REFUSED.search(sentence))):
        return "kan förlängas", "kan det inte förlängas"
    if option == "automatic" and _ENDS_BY_ITSELF.search(sentence):
        return "upphör utan uppsägning", "förlängs det om ingen part säger upp det"
    if option in {"automatic", "by_decision"} and _never_goes_on(sentence, option):
        return "inte kan förlängas", "kan det förlängas"
    return _otherwise_long(sentence, clause) if clause is not None and clause.months is not None else None


def _goes_on_by_itself(sentence: str, text: str) -> bool:
    """Whether a sentence says that the agreement is extended unless something is done."""
    found = _IS_EXTENDED.search(sentence)
    if found is None or _REFUSED.search(sentence) or not _BY_ITSELF.search(sentence):
        return False
    return found["pronoun"] is None or _LEAVES.search(text) is not None


def _never_goes_on(sentence: str, option: str) -> bool:
    refused = _REFUSED.search(sentence)
    return refused is not None and not _IF.search(sentence) and (option == "automatic" or not refused["by_itself"])


def _otherwise_long(sentence: str, clause: Extension) -> tuple[str, str] | None:
    """Return the length of an extension as a sentence gives it and as the clause does, where they differ."""
    found = _BY_SO_MUCH.search(sentence)
    if found is None or clause.months is None or _AT_MOST.search(sentence):
        return None
    said = _months(found["count"], found["unit"])
    whole = {clause.months} if _EACH.search(sentence) else {clause.months, clause.months * (clause.max_times or 1)}
    if not said or said in whole:
        return None
    each = " i taget" if _EACH.search(sentence) else ""
    return f"förlängs med {_in_months(said)}{each}", f"är en förlängning {_in_months(clause.months)}"
