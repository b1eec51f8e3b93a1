"""Rules about payments that recur, and about several clauses that pay the same contribution (utbetalning)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses._phrases import MONTHS_BETWEEN, phrase
from iopdocs.clauses.payment import Payment
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._paid import YEAR, Granted, alike, cash_of, granted, told
from iopdocs.rules._ways_to_pay import months_named, recurrences_said

__all__: list[str] = []


@rule("PAY007", Severity.ERROR, on=Payment, hint="rätta beloppet varje gång, hur ofta det betalas eller budgeten")
def recurring_payments_differ_from_the_contribution(node: Payment, case: Case) -> Iterator[Fault]:
    """De återkommande utbetalningarna ger tillsammans ett annat belopp än bidraget.

    *Varför:* Fyra utbetalningar om året ska tillsammans vara årets bidrag. Annars betalas för lite eller för mycket.
    Är bidraget olika för olika år jämförs vart och ett av åren. Det som bara är avrundning till hela kronor godtas.

    Fel:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            frequency: quarterly
            each: 90 000 kr
    Rätt:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            frequency: quarterly
            each: 100 000 kr
    """
    if node.each is None or node.frequency is None or len(alike(node, case)) > 1:
        return
    between, (times, whole) = MONTHS_BETWEEN[node.frequency], granted(node, case)
    if whole is not None and whole.is_paid_by(node.each, between):
        return
    often = f"{swedish.kronor(node.each)} {phrase(node, 'frequency')}"
    wrong: dict[tuple[Fraction, str], list[Granted]] = {}
    for one in times:
        if not one.is_paid_by(node.each, between):
            makes = Fraction(node.each) * one.spans[0] / between
            wrong.setdefault((makes, _is(node, case, one)), []).append(one)
    for (makes, amount), alikes in wrong.items():
        yield Fault(f"{often} blir {_sum(makes, *alikes)} men bidraget är {amount}", at=("each",))


def _sum(amount: Fraction, time: Granted, *others: Granted) -> str:
    """Return what payments come to with the time that they are for, or each of the times."""
    kronor = swedish.kronor((Decimal(amount.numerator) / amount.denominator).quantize(Decimal(1)))
    if not time.time:
        return f"{kronor} på {swedish.plural(time.spans[0], 'månad', 'månader')}"
    return f"{kronor} {swedish.list_of([time.time, *(one.time.removeprefix('för ') for one in others)])}"


def _is(node: Payment, case: Case, time: Granted) -> str:
    """Return what a contribution is, as it is stated where it recurs more often than each year."""
    lines = cash_of(node, case)
    often = lines[0].per
    if often is None or often.months == YEAR or len({line.per for line in lines}) > 1:
        return swedish.kronor(time.amount) + (" per år" if often is not None else "")
    return f"{told(lines)}, {swedish.kronor(time.amount)} om året"


@rule(
    "PAY012",
    Severity.ERROR,
    on=Agreement,
    hint="rätta beloppen, eller ange tiden (period) i klausuler som gäller olika delar av avtalstiden",
)
def payments_together_differ_from_the_contribution(node: Agreement, case: Case) -> Iterator[Fault]:
    """Flera klausuler om utbetalning ger tillsammans ett annat belopp än bidraget.

    *Varför:* Lovar avtalet samma pengar två gånger kan mottagaren begära båda. Klausuler som gäller olika tider, och
    sådana som inte har något belopp, räknas inte ihop.

    Fel:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            frequency: quarterly
            each: 100 000 kr
          - kind: payment
            id: halvar
            payer: kommunen
            receiver: foreningen
            method: scheduled
            frequency: half_yearly
            each: 200 000 kr
    Rätt:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            frequency: quarterly
            each: 50 000 kr
          - kind: payment
            id: halvar
            payer: kommunen
            receiver: foreningen
            method: scheduled
            frequency: half_yearly
            each: 100 000 kr
    """
    for clauses in _together(case):
        times, whole = granted(clauses[0], case)
        if whole is not None and _make(clauses, whole):
            continue
        one = next((time for time in times if _make(clauses, time) is False), None)
        if one is not None:
            makes = sum((_promised(clause, one, one.spans[0]) or Fraction() for clause in clauses), Fraction())
            paid = f"klausulerna om utbetalning {_between(clauses[0], case)} ger tillsammans {_sum(makes, one)}"
            place = [clause is clauses[1] for clause in node.clauses].index(True)
            yield Fault(f"{paid} men bidraget är {_is(clauses[0], case, one)}", at=("clauses", place))


def _together(case: Case) -> Iterator[list[Payment]]:
    """Yield clauses about the same payer, receiver and time, where there are several."""
    for node in case.all(Payment):
        clauses = alike(node, case)
        if len(clauses) > 1 and clauses[0] is node and all(one.period == node.period for one in clauses):
            yield clauses


def _make(clauses: list[Payment], time: Granted) -> bool | None:
    """Whether clauses together make what is granted; ``None`` where an amount is not told."""
    for span in time.spans:
        promised = [_promised(clause, time, span) for clause in clauses]
        amounts = [one for one in promised if one is not None]
        if len(amounts) < len(promised):
            return None
        if abs(sum(amounts, Fraction()) - Fraction(time.amount)) < _rounding(clauses, span):
            return True
    return False


def _promised(clause: Payment, time: Granted, span: int) -> Fraction | None:
    """Return what a clause says is paid in so many months; ``None`` where it tells no amount for just that time."""
    if clause.instalments:
        shares = [one.share for one in clause.instalments if one.share is not None]
        if len(shares) == len(clause.instalments):
            return Fraction(sum(shares, Decimal(0))) * Fraction(time.amount) / 100
        return Fraction(clause.total) if clause.total is not None and time.is_whole else None
    if clause.each is None or clause.frequency is None:
        return None
    return Fraction(clause.each) * span / MONTHS_BETWEEN[clause.frequency]


def _rounding(clauses: list[Payment], span: int) -> int:
    """Return the kronor that whole kronor each time can differ: one for each payment."""
    often = [MONTHS_BETWEEN[one.frequency] for one in clauses if one.frequency is not None]
    return max(1, sum(span // between for between in often))


def _between(node: Payment, case: Case) -> str:
    return f"från {case.name(node.payer)} till {case.name(node.receiver)}"


_WAYS: Final = ("frequency", "timing", "method")


@rule(
    "PAY013",
    Severity.WARNING,
    on=Agreement,
    hint="behåll en av klausulerna, eller ange beloppen (each) eller tiden (period) i var och en",
)
def payments_contradict_one_another(node: Agreement, case: Case) -> Iterator[Fault]:
    """Två klausuler säger olika saker om hur samma bidrag betalas.

    *Varför:* Mottagaren räknar med pengarna den ena dagen och betalaren med den andra. Har budgeten lika många
    bidrag mellan parterna som avtalet har klausuler får de gälla var sitt.

    Fel:
        clauses:
          - {kind: payment, payer: kommunen, receiver: foreningen, method: scheduled, frequency: quarterly}
          - {kind: payment, id: b, payer: kommunen, receiver: foreningen, method: scheduled, frequency: half_yearly}
    Rätt:
        clauses:
          - {kind: payment, payer: kommunen, receiver: foreningen, method: scheduled, frequency: quarterly}
    """
    for clauses in _together(case):
        unsaid = [one for one in clauses if one.each is None and not one.instalments]
        if len(unsaid) < len(clauses) or len(clauses) <= len(cash_of(clauses[0], case)):
            continue
        first, other = unsaid[0], unsaid[1]
        way = next((one for one in _WAYS if _differ(first, other, one)), None)
        if way is not None:
            said = f"betalas {phrase(first, way)} enligt en klausul och {phrase(other, way)} enligt en annan"
            place = [clause is other for clause in node.clauses].index(True)
            yield Fault(f"bidraget {_between(first, case)} {said}", at=("clauses", place, way))


def _differ(one: Payment, other: Payment, field: str) -> bool:
    given = getattr(one, field), getattr(other, field)
    return None not in given and given[0] != given[1]


@rule("PAY014", Severity.WARNING, on=Payment, hint="rätta hur ofta bidraget betalas (frequency) eller när (times)")
def times_do_not_fit_the_frequency(node: Payment, case: Case) -> Iterator[Fault]:
    """Bidraget betalas oftare eller mer sällan än tiderna på året säger.

    *Varför:* Varje kvartal är fyra gånger om året. Står det två månader vet mottagaren inte om det kommer två
    utbetalningar eller fyra.

    Fel:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            frequency: quarterly
            times: i januari och juli
    Rätt:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            frequency: half_yearly
            times: i januari och juli
    """
    if node.frequency is None or node.times is None:
        return
    between, often = MONTHS_BETWEEN[node.frequency], f"bidraget betalas {phrase(node, 'frequency')}"
    said = recurrences_said(node.times)
    if said and between not in said:
        yield Fault(f"{often} men tiderna är {quoted(next(iter(said.values())))}", at=("times",))
    named, may_be = months_named(node.times), {YEAR // between, -(-min(case.months or YEAR, YEAR) // between)}
    if named and len(named) not in may_be:
        times = swedish.plural(len(named), "gång", "gånger")
        yield Fault(f"{often} men {quoted(node.times)} är {times} om året", at=("times",))
