"""Rules about how amounts are computed: factors, products, shares of salaries (beräkningsunderlag)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from iopdocs import swedish
from iopdocs.clauses.basis import Product, SalaryShare
from iopdocs.clauses.budget import BudgetLine
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.values import Period
from iopdocs.values.quantity import Measure, Quantity

__all__: list[str] = []

_FULL_TIME: Final = 40
_WEEK: Final = 7
_DAYS: Final = frozenset({"dagar", "dygn", "nätter", "kvällar"})


@rule("BAS001", Severity.ERROR, on=BudgetLine, hint="rätta mellansumman eller den faktor som är fel")
def factors_give_another_product(node: BudgetLine, _case: Case) -> Iterator[Fault]:
    """Faktorerna ger en annan mellansumma än den angivna.

    *Varför:* Av mellansumman läser parterna hur mycket arbete som ska göras. En nolla för lite är en
    tiondel av arbetet.

    Fel:
        clauses:
          - kind: budget
            unit: tkr
            contributions:
              - party: foreningen
                lines:
                  - label: Ideell tid
                    kind: volunteer
                    amount: 236 tkr
                    basis:
                      kind: product
                      factors: [44 veckor, 40 tim/vecka]
                      stated_product: 176 tim
                      rate: 134 kr
    Rätt:
        clauses:
          - kind: budget
            unit: tkr
            contributions:
              - party: foreningen
                lines:
                  - label: Ideell tid
                    kind: volunteer
                    amount: 236 tkr
                    basis:
                      kind: product
                      factors: [44 veckor, 40 tim/vecka]
                      stated_product: 1 760 tim
                      rate: 134 kr
    """
    basis = node.basis
    if type(basis) is not Product or basis.stated_product is None:
        return
    stated, computed = basis.stated_product, Quantity(basis.quantity, basis.stated_product.unit)
    if not _rounds_to(computed.number, stated.number):
        factors = " × ".join(map(str, basis.factors))
        only = _only_one_fits(node, basis.rate, stated, computed)
        yield Fault(
            f"raden {quoted(node.label)}: {factors} är {computed} men anges till {stated}{only}",
            at=("basis", "stated_product"),
        )


def _rounds_to(exact: Decimal, stated: Decimal) -> bool:
    step = Decimal(1).scaleb(int(stated.as_tuple().exponent))
    return abs(exact - stated) * 2 <= step if exact != exact.to_integral_value() else exact == stated


def _only_one_fits(line: BudgetLine, rate: Decimal, stated: Quantity, computed: Quantity) -> str:
    """Return what the stated amount tells of which figure is right, if it tells anything."""
    if line.amount is None:
        return ""
    fitting = [one for one in (stated, computed) if line.amount.fits(one.number * rate)]
    return f", och bara {fitting[0]} ger det angivna beloppet {line.amount}" if len(fitting) == 1 else ""


@rule("BAS002", Severity.ERROR, on=BudgetLine, hint="rätta underlaget eller beloppet")
def basis_gives_another_amount(node: BudgetLine, _case: Case) -> Iterator[Fault]:
    """Underlaget ger ett annat belopp än det angivna.

    *Varför:* Ett avtal med två olika belopp för samma sak kan läsas på två sätt. Det angivna beloppet ska
    vara det uträknade, avrundat så som det är skrivet. Står beloppet år för år ska underlaget ge varje års
    belopp, eller alla årens tillsammans.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: foreningen
                lines:
                  - label: Lokaler
                    kind: premises
                    amount: 156 000 kr
                    basis: {kind: product, factors: [44 veckor], rate: 3 750 kr}
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: foreningen
                lines:
                  - label: Lokaler
                    kind: premises
                    amount: 165 000 kr
                    basis: {kind: product, factors: [44 veckor], rate: 3 750 kr}
    """
    basis = node.basis
    if basis is None or node.unit_price is not None or (node.amount is None and not node.years):
        return
    amounts = [amount for _, amount in basis.readings]
    computed = swedish.list_of(map(swedish.kronor, amounts), "eller")
    found = f"raden {quoted(node.label)}: {basis.formula} är {computed} men"
    if node.amount is not None:
        if not any(map(node.amount.fits, amounts)):
            yield Fault(f"{found} anges till {node.amount}", at=("amount",))
        return
    if node.whole is not None and node.whole.exact and node.whole.low in amounts:
        return
    for index, one in enumerate(node.years):
        if one.amount is not None and one.amount.exact and not any(map(one.amount.fits, amounts)):
            told = f"{found} beloppet för {one.column.said} anges till {one.amount}"
            yield Fault(told, at=("years", index, "amount"))


@rule(
    "BAS003",
    Severity.WARNING,
    on=BudgetLine,
    hint="ange salary_for: each om lönen gäller varje person, together om den gäller alla tillsammans",
)
def basis_can_be_read_in_two_ways(node: BudgetLine, _case: Case) -> Iterator[Fault]:
    """Det framgår inte om lönen gäller varje person eller alla tillsammans.

    *Varför:* Tre personer gör skillnaden tre gånger så stor. Går avtalet att läsa på två sätt har parterna
    olika svar den dag de är oense.

    Fel:
        clauses:
          - kind: budget
            unit: tkr
            contributions:
              - party: foreningen
                lines:
                  - label: Ordinarie personal
                    kind: staff
                    amount: 20 tkr
                    basis: {kind: salary_share, people: 3, salary: 196 tkr, share: 10 %}
    Rätt:
        clauses:
          - kind: budget
            unit: tkr
            contributions:
              - party: foreningen
                lines:
                  - label: Ordinarie personal
                    kind: staff
                    amount: 20 tkr
                    basis: {kind: salary_share, people: 3, salary: 196 tkr, share: 10 %, salary_for: together}
    """
    basis = node.basis
    if type(basis) is not SalaryShare or basis.salary_for is not None:
        return
    readings = basis.readings
    if len(readings) == 1:
        return
    ways = swedish.list_of((f"{swedish.kronor(amount)} (lönen {whose})" for whose, amount in readings), "eller")
    yield Fault(f"{basis.formula} kan betyda {ways}{_fitting(node)}", at=("basis",))


def _fitting(line: BudgetLine) -> str:
    """Return which readings the stated amount fits."""
    if line.amount is None or line.basis is None:
        return ", och inget belopp är angivet"
    fitting = [amount for _, amount in line.basis.readings if line.amount.fits(amount)]
    only = f"bara med {swedish.kronor(fitting[0])}" if len(fitting) == 1 else "med båda"
    return f"; angivna {line.amount} stämmer {only if fitting else 'inte med något av dem'}"


@rule("BAS004", Severity.ERROR, on=BudgetLine, hint="rätta antalet, eller tiden som budgeten gäller")
def weeks_exceed_the_time(node: BudgetLine, case: Case) -> Iterator[Fault]:
    """Underlaget har fler veckor, dagar eller månader än tiden som det gäller.

    *Varför:* Ett år har 52 veckor och någon dag. Fler än så är oftast ett skrivfel, som gör beloppet för stort.
    Dagar och dygn granskas bara bredvid en annan faktor, eftersom de annars kan vara flera personers sammanlagda.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            period: 2027-01-01 – 2027-06-30
            contributions:
              - party: foreningen
                lines:
                  - label: Lokaler
                    kind: premises
                    basis: {kind: product, factors: [44 veckor], rate: 3 750 kr}
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            period: 2027-01-01 – 2027-06-30
            contributions:
              - party: foreningen
                lines:
                  - label: Lokaler
                    kind: premises
                    basis: {kind: product, factors: [22 veckor], rate: 3 750 kr}
    """
    if type(node.basis) is not Product:
        return
    place = case.place(node)
    period = (place.budget.period if place is not None else None) or case.term
    days = period.days if period is not None else None
    if period is None or days is None:
        return
    for index, factor in enumerate(node.basis.factors):
        there = _fewer(factor, period, days, alone=len(node.basis.factors) == 1)
        if there is not None:
            time = f"{swedish.period_short(period)} har {there}"
            yield Fault(f"raden {quoted(node.label)} räknar med {factor} men {time}", at=("basis", "factors", index))


def _fewer(factor: Quantity, period: Period, days: int, *, alone: bool) -> str | None:
    """Return how much time there is, where a factor counts more of it than there is."""
    unit = factor.unit.casefold()
    if unit[0] == "v" and factor.measure is Measure.WEEK and factor.number > -(-days // _WEEK):
        return f"{_weeks(days)}{swedish.NBSP}veckor"
    if unit in _DAYS and not alone and factor.number > days:
        return f"{swedish.number(days)}{swedish.NBSP}{unit}"
    months = _begun_months(period) if factor.measure is Measure.MONTH else None
    return swedish.plural(months, "månad", "månader") if months and factor.number > months else None


def _begun_months(period: Period) -> int | None:
    """Return the months of a period, one that is only begun counted whole."""
    whole = period.whole_months
    return whole if whole is None or period.months is not None else whole + 1


def _weeks(days: int) -> str:
    return swedish.number((Decimal(days) / _WEEK).quantize(Decimal("0.1")))


@rule(
    "BAS005",
    Severity.WARNING,
    on=BudgetLine,
    hint="skriv antalet personer som en egen faktor, eller rätta timmarna",
)
def hours_exceed_full_time(node: BudgetLine, _case: Case) -> Iterator[Fault]:
    """Underlaget har fler än 40 timmar i veckan.

    *Varför:* Heltid är 40 timmar i veckan. Är timmarna fler gäller de flera personer, och då bör antalet
    framgå.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: foreningen
                lines:
                  - label: Ideell tid
                    kind: volunteer
                    basis: {kind: product, factors: [44 veckor, 80 tim/vecka], rate: 134 kr}
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: foreningen
                lines:
                  - label: Ideell tid
                    kind: volunteer
                    basis: {kind: product, factors: [2 personer, 44 veckor, 40 tim/vecka], rate: 134 kr}
    """
    if type(node.basis) is not Product:
        return
    for index, factor in enumerate(node.basis.factors):
        if factor.number > _FULL_TIME and factor.unit[0] in "tThH" and factor.measure is Measure.HOUR_PER_WEEK:
            full = f"{_FULL_TIME}\N{NO-BREAK SPACE}tim/vecka"
            yield Fault(
                f"raden {quoted(node.label)} räknar med {factor}, mer än heltid för en person ({full})",
                at=("basis", "factors", index),
            )
