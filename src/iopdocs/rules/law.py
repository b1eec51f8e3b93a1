"""Rules about what the law may have to say (rättsliga frågor): they cite and warn, they never decide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses.background import Background
from iopdocs.clauses.budget import Budget, BudgetLine
from iopdocs.clauses.relation import Relation
from iopdocs.clauses.term import Extension
from iopdocs.findings import Severity
from iopdocs.law import SERVICE_CONTRACT, STATUTES, Statute, ceiling_on, thresholds_near
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._patterns import pattern
from iopdocs.rules._procurement import may_be_said, procurement_words
from iopdocs.rules._texts import Found

__all__: list[str] = []

_WATCHED: Final = 36
_LOWEST_RATE: Final = 8
"""Kronor for a euro, lower than it has been: what is below it is surely below the ceiling."""


@rule("LAW001", Severity.WARNING, on=Agreement)
def statute_was_not_in_force(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten hänvisar till en författning som inte gäller under avtalstiden.

    *Varför:* En hänvisning till en upphävd lag, eller till en som ännu inte gäller, leder läsaren fel. Bara
    nummer och namn som är entydiga granskas, mot de dagar då de gällde.

    Fel:
        clauses:
          - {kind: free, heading: Stöd, points: [{text: Stödet bygger på socialtjänstlagen (2001:453).}]}
    Rätt:
        clauses:
          - {kind: free, heading: Stöd, points: [{text: Stödet bygger på socialtjänstlagen (2025:400).}]}
    """
    begins = case.date
    if begins is None:
        return
    ends = (case.term.end if case.term is not None else None) or begins
    cited = _not_in_force(begins, ends)
    if not case.says(*(word for word, _ in cited)):
        return
    for statute in dict.fromkeys(statute for word, statute in cited if case.says(word)):
        for found in case.saying(*statute.words):
            if any(_stands_alone(found.text, word) for word in statute.words):
                yield _anachronism(statute, case, found, (begins, ends))


@lru_cache(maxsize=64)
def _not_in_force(begins: date, ends: date) -> tuple[tuple[str, Statute], ...]:
    """Return the words that cite a statute in force on no day from ``begins`` to ``ends``."""
    return tuple((word, statute) for statute in STATUTES if statute.outside(begins, ends) for word in statute.words)


def _stands_alone(text: str, word: str) -> bool:
    """Whether a word or number occurs in the text without being part of a longer one."""
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _anachronism(statute: Statute, case: Case, found: Found, term: tuple[date, date]) -> Fault:
    begins, ends = term
    named = f"klausulen {case.heading(found.path)} nämner {statute.name}, som gäller"
    if statute.last is not None and statute.last < begins:
        days = f"till och med {swedish.den_date(statute.last)}, men avtalstiden börjar {swedish.den_date(begins)}"
        hint = f"hänvisa till {statute.successor}" if statute.successor else None
        return Fault(f"{named} {days}", at=found.path, hint=hint)
    days = f"från och med {swedish.den_date(statute.first)}, men avtalstiden slutar {swedish.den_date(ends)}"
    return Fault(f"{named} {days}", at=found.path, hint="hänvisa till det som gäller under avtalstiden")


_DUTY: Final = pattern(r"\b(?:ska|skall|åtar sig|förbinder sig)\b")


@rule(
    "LAW002",
    Severity.WARNING,
    on=Agreement,
    source=SERVICE_CONTRACT,
    hint="skriv hellre part, insats och bidrag om det är vad som menas; avtalets innehåll avgör, inte orden",
)
def procurement_words_are_used(node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten använder ord från upphandling.

    *Varför:* Om en organisation utför en tjänst åt det allmänna mot betalning kan avtalet vara ett
    tjänstekontrakt, vad det än kallas. Ord som beställare och utförare talar för den läsningen. Om avtalet
    är en upphandling avgör inte programmet. Meningar som säger att något inte är ett köp granskas inte, och
    i bakgrunden bara stycken om vad någon ska göra.

    Fel:
        clauses:
          - {kind: free, heading: Arbetet, points: [{text: Utföraren rapporterar till beställaren.}]}
    Rätt:
        clauses:
          - {kind: free, heading: Arbetet, points: [{text: Kommunen är inte beställare.}]}
    """
    if not may_be_said(case.says):
        return
    for found in case.texts:
        clause = node.clauses[int(found.path[1])]
        history = isinstance(clause, Background) and not _DUTY.search(found.text)
        words = [] if history or isinstance(clause, Relation) else procurement_words(found.text)
        if words:
            said = swedish.list_of(map(quoted, dict.fromkeys(words)))
            yield Fault(f"klausulen {case.heading(found.path)} talar om {said}", at=found.path)


@rule(
    "LAW003",
    Severity.NOTE,
    on=Agreement,
    hint="programmet avgör inte om avtalet är en upphandling; räknas det som ett köp av tjänst gäller gränserna",
)
def value_reaches_the_limit_of_direct_procurement(_node: Agreement, case: Case) -> Iterator[Fault]:
    """De kontanta bidragen når upp till gränsen för direktupphandling.

    *Varför:* Skulle avtalet anses vara ett tjänstekontrakt har värdet betydelse. Det räknas utan moms och
    med förlängningar som om de utnyttjas. Gränserna ändras vartannat år.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 2 000 000 kr}]
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 100 000 kr}]
    """
    day, paid = case.date, sum(case.cash.values(), Decimal(0))
    if day is None or not paid:
        return
    whole = sum((_over_the_term(case, line, budget) for line, budget in case.cash_lines), Decimal(0))
    value = whole * (1 + _longer(case))
    limits = thresholds_near(day)
    if value < limits.direct:
        return
    amount = swedish.kronor(value.quantize(Decimal(1)))
    longer = " med alla förlängningar" if value != whole else ""
    alike = ", om de är lika stora hela tiden," if whole != paid else ""
    years = f"{limits.first.year}–{limits.last.year}"
    limit = f"direktupphandlingsgränsen {years} är {swedish.kronor(limits.direct)}"
    social = f", för sociala tjänster {swedish.kronor(limits.direct_social)}"
    social = social if limits.direct_social != limits.direct else ""
    known = "" if limits.first <= day <= limits.last else f"; gränserna för {day.year} finns inte i programmet"
    bound = _bound(case)
    yield Fault(
        f"de kontanta bidragen är{longer} {bound}{amount}{alike} och {limit}{social}{known}",
        at=("clauses",),
        source=limits.source,
    )


def _bound(case: Case) -> str:
    """Return how a sum of cash is to be understood where it is not exact: amounts decided later can only add to it."""
    if case.cash_is_open:
        return "minst "
    return "" if case.cash_is_exact else "upp till "


def _over_the_term(case: Case, line: BudgetLine, budget: Budget) -> Decimal:
    """Return what a line comes to over the whole term, where its budget is for a part of it as much for each part."""
    paid = case.over_the_term(line) or Decimal(0)
    return paid if line.years or line.per is not None else paid * _parts(case, budget)


def _parts(case: Case, budget: Budget) -> Decimal:
    """Return how many times the time of the budget goes into the term; once where it is not shorter."""
    time = budget.period.whole_months if budget.period is not None else None
    return Decimal(case.months) / time if time and case.months and time < case.months else Decimal(1)


def _longer(case: Case) -> Decimal:
    """Return how many times its own length the term can be extended."""
    extension = case.first(Extension)
    if extension is None or extension.option == "none" or extension.months is None or not case.months:
        return Decimal(0)
    return Decimal(extension.months * (extension.max_times or 1)) / case.months


@rule(
    "LAW004",
    Severity.NOTE,
    on=Agreement,
    hint="räkna om med dagens kurs och lägg till annat offentligt stöd; taket gäller bara ekonomisk verksamhet, "
    "och vad som är ett enda företag är inte bekräftat här",
)
def support_may_pass_the_ceiling(_node: Agreement, case: Case) -> Iterator[Fault]:
    """En parts offentliga stöd kan nå taket för stöd av mindre betydelse.

    *Varför:* Är verksamheten ekonomisk kan stödet vara statligt stöd. Under taket för tre år behöver det
    inte anmälas. Jämförelsen görs med åtta kronor för en euro, så den varnar tidigt. Om stödet är statligt
    stöd avgör inte programmet.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 3 000 000 kr}]
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 300 000 kr}]
    """
    ceiling = ceiling_on(case.date) if case.date is not None else None
    if ceiling is None:
        return
    for receiver, most in _most_in_three_years(case).items():
        if most >= ceiling.euro * _LOWEST_RATE:
            name = _receiver(case, receiver)
            gets = f"får {_bound(case)}".rstrip()
            amount = swedish.kronor(most.quantize(Decimal(1)))
            limit = f"{swedish.number(ceiling.euro)}\N{NO-BREAK SPACE}euro"
            yield Fault(
                f"{name} {gets} {amount} på högst tre år och taket för stöd av mindre betydelse är {limit}",
                at=("clauses",),
                source=ceiling.source,
            )


def _receiver(case: Case, key: str | None) -> str:
    """Return who gets what a line pays; where it names nobody that is the only civil-society party, if there is one."""
    if key is not None:
        return case.name(key)
    return case.agreement.civil[0].name if len(case.agreement.civil) == 1 else "mottagaren"


def _most_in_three_years(case: Case) -> dict[str | None, Decimal]:
    """Return the most that each receiver gets in any three years that follow one another."""
    months = case.months
    share = Decimal(_WATCHED) / months if months and months > _WATCHED else Decimal(1)
    even: dict[str | None, Decimal] = {}
    by_year: dict[str | None, dict[int, Decimal]] = {}
    for line, budget in case.cash_lines:
        years = by_year.setdefault(line.to, {})
        even.setdefault(line.to, Decimal(0))
        for one in line.years:
            years[one.year] = years.get(one.year, Decimal(0)) + (one.amount.kronor if one.amount is not None else 0)
        if not line.years:
            even[line.to] += _over_the_term(case, line, budget) * share
    return {receiver: amount + _best(by_year[receiver]) for receiver, amount in even.items()}


def _best(years: dict[int, Decimal]) -> Decimal:
    windows = (
        sum((years.get(first + more, Decimal(0)) for more in range(_WATCHED // 12)), Decimal(0)) for first in years
    )
    return max(windows, default=Decimal(0))
