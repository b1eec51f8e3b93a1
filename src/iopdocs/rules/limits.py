"""Rules about how much is paid, held against limits in law (värden och gränser): they cite and warn, never decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses.budget import Budget, BudgetLine
from iopdocs.clauses.term import Extension
from iopdocs.findings import Severity
from iopdocs.law import CEILINGS, Ceiling, ceiling_near, thresholds_near
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._extending import more_months, times

__all__: list[str] = []

_WATCHED: Final = 36
_LOWEST_RATE: Final = 8
"""Kronor for a euro, lower than it has been: what is below it is surely below the ceiling."""


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
    value, longer = _extended(case, whole)
    limits = thresholds_near(day)
    if value < limits.direct:
        return
    amount = swedish.kronor(value.quantize(Decimal(1)))
    alike = ", om de är lika stora hela tiden," if whole != paid else ""
    said = f"de kontanta bidragen är{longer} {_bound(case)}{amount}{alike} och"
    if not limits.first <= day <= limits.last:
        yield Fault(f"{said} direktupphandlingsgränsen för {day.year} finns inte i programmet", at=("clauses",))
        return
    limit = f"direktupphandlingsgränsen {limits.first.year}–{limits.last.year} är {swedish.kronor(limits.direct)}"
    social = f", för sociala tjänster {swedish.kronor(limits.direct_social)}"
    social = social if limits.direct_social != limits.direct else ""
    yield Fault(f"{said} {limit}{social}", at=("clauses",), source=limits.source)


def _extended(case: Case, whole: Decimal) -> tuple[Decimal, str]:
    """Return what a sum for the term comes to with its extensions, and how they are told of; once where none ends them.

    Where the length of the extensions, or of the term, is not said there is nothing to reckon with.
    """
    extension, end = case.first(Extension), case.term.end if case.term is not None else None
    if extension is None or extension.option == "none" or not case.months:
        return whole, ""
    more, most = more_months(extension, end), times(extension, end)
    value = whole * (1 + Decimal(more if more is not None else extension.months or 0) / case.months)
    if value == whole:
        return whole, ""
    if more is None:
        return value, " redan med en förlängning"
    return value, " med en förlängning" if most == 1 else " med alla förlängningar"


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


@rule(
    "LAW004",
    Severity.NOTE,
    on=Agreement,
    hint="räkna om taket med den kurs som gällde när stödet beviljades och lägg till annat offentligt stöd; taket "
    "gäller bara ekonomisk verksamhet, och vad som är ett enda företag är inte bekräftat här",
)
def support_may_pass_the_ceiling(_node: Agreement, case: Case) -> Iterator[Fault]:
    """En parts offentliga stöd kan nå taket för stöd av mindre betydelse.

    *Varför:* Är verksamheten ekonomisk kan stödet vara statligt stöd. Under taket för tre år behöver det
    inte anmälas. Programmet räknar med åtta kronor för en euro, lägre än kursen har varit, så det varnar tidigt: det
    som inte når dit är säkert under taket. Om stödet är statligt stöd avgör inte programmet.

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
    if case.date is None:
        return
    ceiling, known = ceiling_near(case.date)
    for receiver, most in _most_in_three_years(case).items():
        if most >= ceiling.euro * _LOWEST_RATE:
            gets = f"får {_bound(case)}".rstrip()
            said = f"{_receiver(case, receiver)} {gets} {swedish.kronor(most.quantize(Decimal(1)))} på högst tre år"
            limit = _told(ceiling, case.term.end if case.term is not None else None)
            if not known:
                limit = f"taket för stöd av mindre betydelse {case.date.year} finns inte i programmet"
            yield Fault(f"{said} och {limit}", at=("clauses",), source=ceiling.source if known else None)


def _told(ceiling: Ceiling, end: date | None) -> str:
    """Return a ceiling, the next one if the term goes on so long, and from which sum in kronor they are told of."""
    later = (one for one in CEILINGS if end is not None and ceiling.last < one.first <= end)
    others = "".join(f", från {one.first.year} {_euro(one)}" for one in later)
    from_here = swedish.kronor(ceiling.euro * _LOWEST_RATE)
    early = f"programmet säger till redan vid {from_here}, med {swedish.kronor(_LOWEST_RATE)} för en euro"
    return f"taket för stöd av mindre betydelse är {_euro(ceiling)}{others}; {early}"


def _euro(ceiling: Ceiling) -> str:
    return f"{swedish.number(ceiling.euro)}\N{NO-BREAK SPACE}euro"


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
