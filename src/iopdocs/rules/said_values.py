"""Rules about what a text says of a value that a field has too (värden i text och fält)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import phrase
from iopdocs.clauses.basis import Product, UnitPrice
from iopdocs.clauses.budget import Budget
from iopdocs.clauses.commitments import Commitments
from iopdocs.clauses.cooperation import Cooperation
from iopdocs.clauses.follow_up import FollowUp
from iopdocs.clauses.index import Index
from iopdocs.findings import Path, Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._counted import countings, said_of
from iopdocs.rules._often import A_YEAR, often_in
from iopdocs.rules._patterns import pattern
from iopdocs.rules._sentences import sentences, stem
from iopdocs.rules._spoken import priced_in
from iopdocs.values.spelling import SPACE

__all__: list[str] = []


class _Said(NamedTuple):
    """What a text says and a field says otherwise (motsägelse)."""

    path: Path
    words: str
    field: str


@rule("TXT019", Severity.WARNING, on=Agreement, hint="rätta texten eller fältet, eller ta bort uppgiften ur texten")
def text_gives_another_value(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten säger ett annat värde än fältet.

    *Varför:* Båda kommer med i avtalet, och vilket som gäller går att tvista om. Det som jämförs är antal platser, rum
    och liknande, hur ofta något görs, andelen av ett index och priset för en enhet.

    Fel:
        clauses:
          - kind: commitments
            paragraphs: På boendet finns 25 nattplatser.
            commitments:
              - {party: kommunen, text: ge stöd}
              - {party: foreningen, text: driva ett boende, quantity: 35 platser}
    Rätt:
        clauses:
          - kind: commitments
            paragraphs: På boendet finns 35 nattplatser.
            commitments:
              - {party: kommunen, text: ge stöd}
              - {party: foreningen, text: driva ett boende, quantity: 35 platser}
    """
    for said in (*_numbers(case), *_frequencies(case), *_shares_of_index(case), *_prices(case)):
        words = quoted(said.words.replace(" ", swedish.NBSP) if said.words[:1].isdigit() else said.words)
        yield Fault(f"klausulen {case.heading(said.path)} säger {words} men {said.field}", at=said.path)


def _numbers(case: Case) -> Iterator[_Said]:
    for counting in countings(case):
        for found, words, number, together in said_of(counting, case):
            if together and len(counting.items) > 1:
                right = number == counting.total or not all(one.summed for one in counting.items)
                field = f"sammanlagt är det {swedish.number(counting.total)}{swedish.NBSP}{counting.word}"
            else:
                right = counting.has(number) or len({one.number for one in counting.items}) > 1
                field = f"fältet säger {counting.shown}"
            if not right:
                elsewhere = found.path[1] != counting.clause
                where = f" i klausulen {case.heading(('clauses', counting.clause))}" if elsewhere else ""
                yield _Said(found.path, words, f"{field}{where}")


_WORD: Final = pattern(r"[A-Za-zÅÄÖåäö]{6,}")
_ROOT: Final = 7
_COMMON: Final = frozenset(
    (
        "verksam",
        "forenin",
        "kommune",
        "partner",
        "partern",
        "arbete",
        "deltaga",
        "avtalet",
        "gemensa",
        "tillsam",
        "genomfo",
        "erbjuda",
    )
)
_OTHERWISE: Final = pattern(
    r"\b(?:utöver|därutöver|dessutom|ytterligare|extra|tidigare|vid behov|om|när|från och med)\b", re.IGNORECASE
)
_MEETS: Final = pattern(r"\b(?:möts|mötas|träffas|sammanträder|sammanträda|samlas|har möte\w*)\b", re.IGNORECASE)


_RECURS: Final = ("gång", "ggr", "arje ", "arannan ", "artannat ", "ar vecka", "ar månad", "ovis", "svis", "ligen")


class _Recurring(NamedTuple):
    """Something that recurs: the words that tell of it, how often, the clause that a text of it stands in, if one."""

    roots: frozenset[str]
    times: Fraction
    field: str
    clause: int | None


def _frequencies(case: Case) -> Iterator[_Said]:
    facts = [*_recurring(case)]
    for found in case.saying(*_RECURS) if facts else ():
        for sentence in (one for _, one in sentences(found.text) if any(map(one.__contains__, _RECURS))):
            said = [*often_in(sentence)]
            if len(said) == 1 and _OTHERWISE.search(sentence) is None:
                about = [one for one in facts if one.clause in (None, found.path[1]) and _is_about(sentence, one)]
                if len({one.times for one in about}) == 1 and not said[0].agrees_with(about[0].times):
                    yield _Said(found.path, said[0].words, about[0].field)


def _recurring(case: Case) -> Iterator[_Recurring]:
    for index, clause in enumerate(case.agreement.clauses):
        for about, often, told in _told_often(clause):
            yield _Recurring(_roots(about), A_YEAR[often], told, index)
    for body in case.bodies:
        if body.meets is not None:
            told = f"{body.name} möts {phrase(body, 'meets')} enligt klausulen om organisation"
            yield _Recurring(frozenset({body.name.lower()}), A_YEAR[body.meets], told, None)


def _told_often(clause: Clause) -> Iterator[tuple[str, str, str]]:
    """Yield what a clause has fields for how often of: the words about it, how often, and how that is told."""
    if isinstance(clause, Commitments):
        for one in clause.commitments:
            if one.frequency is not None:
                yield one.text, one.frequency, f"åtagandet {quoted(one.text)} gäller {phrase(one, 'frequency')}"
    elif isinstance(clause, Cooperation):
        for meeting in clause.meetings:
            if meeting.frequency is not None:
                yield meeting.name, meeting.frequency, f"{meeting.name} hålls {phrase(meeting, 'frequency')}"
    elif isinstance(clause, FollowUp):
        for report in clause.reports:
            if report.frequency in A_YEAR:
                yield report.what, report.frequency, f"{report.what} lämnas {phrase(report, 'frequency')}"


def _roots(text: str) -> frozenset[str]:
    """Return how the words of a text that tell what it is about begin."""
    return frozenset(stem(word[0])[:_ROOT] for word in _WORD.finditer(text)) - _COMMON


def _is_about(sentence: str, one: _Recurring) -> bool:
    if one.clause is None:
        return any(root in sentence.lower() for root in one.roots) and _MEETS.search(sentence) is not None
    return not one.roots.isdisjoint(_roots(sentence))


_INDEX: Final = ("index", "Index", "KPI", "PKV", "OPI", "LCI", "räkn", "prisutveckling")
_OF_CHANGE: Final = pattern(
    rf"(?P<words>(?P<share>\d{{1,3}}(?:,\d+)?){SPACE}?(?:%|procent)){SPACE}av{SPACE}(?:den{SPACE})?(?:senaste{SPACE})?(?:\w+{SPACE})?"
    r"(?:skillnaden|förändringen|ökningen|höjningen|uppräkningen|indexet|index|KPI|PKV|OPI|LCI|prisutvecklingen|indexökningen"
    r"|indexförändringen)\b",
    re.IGNORECASE,
)


def _shares_of_index(case: Case) -> Iterator[_Said]:
    indexes = [one for one in case.all(Index) if one.computed and one.method != "fixed"]
    for found in case.saying(*_INDEX) if len(indexes) == 1 else ():
        part = indexes[0].part
        for one in _OF_CHANGE.finditer(found.text):
            if Decimal(one["share"].replace(",", ".")) != (part if part is not None else 100):
                field = (
                    f"andelen är {swedish.percent(part)}"
                    if part is not None
                    else "ingen andel av förändringen är angiven"
                )
                yield _Said(
                    found.path,
                    one["words"],
                    f"{field} i klausulen {quoted(str(indexes[0].heading or indexes[0].title))}",
                )


_OTHER_PRICE: Final = pattern(
    r"\b(?:extra|tillägg\w*|utöver|därutöver|ytterligare|\w*avgift\w*|deposition\w*|hyra\w*|vite\w*|minskas|tidigare|tom\w*|stället)\b",
    re.IGNORECASE,
)
_NEAR: Final = 120
_TIMES: Final = frozenset({"ar", "manad", "veck", "kvartal", "dag", "tim", "halvar", "termin", "gang"})


def _prices(case: Case) -> Iterator[_Said]:
    """Yield prices for each of something that the budget has another price for."""
    lines = [line for budget in case.all(Budget) for one in budget.contributions for line in one.lines]
    bases = [line.basis for line in lines if isinstance(line.basis, Product | UnitPrice)]
    texts = case.saying("kr per", "kr\u00a0per", "kr/", "kronor per", "kr för varje") if bases else []
    for found in texts:
        for _, sentence in sentences(found.text):
            for price in priced_in(sentence):
                rates = {one.rate for one in bases if set(price.per) <= _units(one)}
                near = max(price.start - _NEAR, 0)
                other = _TIMES.issuperset(price.per) or _OTHER_PRICE.search(sentence, near, price.start) is not None
                if rates and price.value not in rates and not other:
                    named = swedish.list_of([swedish.kronor(one) for one in sorted(rates)], "eller")
                    yield _Said(found.path, price.shown, f"priset i budgeten är {named}")


def _units(basis: Product | UnitPrice) -> set[str]:
    if isinstance(basis, UnitPrice):
        return {stem(one) for one in re.split(r"[ /]", basis.unit)}
    return {stem(re.split(r"[ /]", one.unit)[0]) for one in basis.factors}
