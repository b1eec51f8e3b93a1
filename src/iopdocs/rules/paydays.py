"""Rules about the days on which money is paid, and what a payment waits for (betalningsdagar och villkor)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Final

from iopdocs import swedish
from iopdocs.clauses.follow_up import FollowUp, Report
from iopdocs.clauses.payment import Payment
from iopdocs.clauses.structure import Framework, Supplement
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import moment, quoted
from iopdocs.rules._patterns import pattern
from iopdocs.rules._ways_to_pay import days_of_the_year

__all__: list[str] = []

_YEARS: Final = 2


@rule("PAY015", Severity.WARNING, on=Payment, hint="kontrollera dagen, eller skriv när den första utbetalningen görs")
def payment_is_made_before_the_agreement(node: Payment, case: Case) -> Iterator[Fault]:
    """En utbetalning görs innan avtalet är daterat eller undertecknat, eller aldrig under avtalstiden.

    *Varför:* Före underskriften finns inget att betala efter, och den dagen går inte att hålla. Står dagarna bara som
    dag och månad jämförs den första av dem efter att avtalstiden har börjat.

    Fel:
        dated: 2027-02-01
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            frequency: yearly
            times: den 15 januari
    Rätt:
        dated: 2026-12-01
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            frequency: yearly
            times: den 15 januari
    """
    made = _made(case)
    for index, one in enumerate(node.instalments):
        if made is not None and one.due is not None and one.due.closes < made:
            told = f"en delbetalning görs senast {moment(one.due)} men avtalet är från {swedish.den_date(made)}"
            yield Fault(told, at=("instalments", index, "due"))
    time = node.period or case.term
    first = _first(node, time.start) if time is not None and not node.instalments else None
    if first is None or time is None:
        return
    if made is not None and first < made:
        told = f"den första utbetalningen görs {swedish.den_date(first)} men avtalet är från {swedish.den_date(made)}"
        yield Fault(told, at=("times",))
    elif time.end is not None and time.start <= time.end < first and node.timing != "arrears":
        told = f"bidraget betalas {node.times} men tiden är {swedish.period_short(time)}"
        yield Fault(told, at=("times",))


def _made(case: Case) -> date | None:
    """Return the day on which the agreement was made: its last signature, else the day it is dated."""
    people = (one for party in case.agreement.parties for one in party.signatories)
    days = [*(one.signed_on for one in people), case.agreement.dated]
    return max((day for day in days if day is not None), default=None)


def _first(node: Payment, start: date) -> date | None:
    """Return the first day of payment from the first day of a time on, where a clause lists days of the year."""
    listed = days_of_the_year(node.times) if node.times is not None else []
    years = range(start.year, min(start.year + _YEARS, date.max.year))
    days = (_day(year, month, day) for year in years for month, day in listed)
    return min((one for one in days if one >= start), default=None)


def _day(year: int, month: int, day: int | None) -> date:
    """Return a day of a year; the last of the month where none is told, or where the month has no such day."""
    last = monthrange(year, month)[1]
    return date(year, month, min(day or last, last))


_REPORT: Final = pattern(
    r"\b(?P<stem>(?P<sort>[a-zåäö]*?)s?(?:rapport|redovisning|berättelse))(?:en|erna|er|ens|arna|ar)?\b", re.IGNORECASE
)
_PART_OF_A_YEAR: Final = frozenset({"monthly", "bimonthly", "quarterly", "four_monthly", "half_yearly"})
_OFTEN: Final = {
    "månad": {"monthly"},
    "kvartal": {"quarterly"},
    "tertial": {"four_monthly"},
    "halvår": {"half_yearly"},
    "delår": _PART_OF_A_YEAR,
    "år": {"yearly", "once"},
    "verksamhet": {"yearly", "once", "half_yearly"},
    "slut": {"once"},
}
"""What a report is called, and how often such a report is given."""


@rule(
    "PAY016",
    Severity.WARNING,
    on=Payment,
    hint="lägg till rapporten i klausulen om uppföljning (follow_up), eller rätta villkoret",
)
def payment_waits_for_a_report_that_is_not_given(node: Payment, case: Case) -> Iterator[Fault]:
    """En delbetalning väntar på en rapport som ingen ska lämna.

    *Varför:* Finns rapporten inte bland dem som avtalet kräver blir det oklart om pengarna någonsin ska betalas.
    Rapporten känns igen på sitt namn, och kvartalsrapporter och liknande på hur ofta de lämnas.

    Fel:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            instalments:
              - {amount: 200 000 kr, due: 2027-01-31}
              - {amount: 200 000 kr, condition: slutrapporten är godkänd}
    Rätt:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            instalments:
              - {amount: 200 000 kr, due: 2027-01-31}
              - {amount: 200 000 kr, condition: kvartalsrapporten är godkänd}
    """
    if case.first(Framework) is not None or case.first(Supplement) is not None:
        return
    for index, one in enumerate(node.instalments):
        for field in ("condition", "occasion"):
            text: str | None = getattr(one, field)
            for found in _REPORT.finditer(text or ""):
                if not _is_given(found["sort"].lower(), found["stem"].lower(), case):
                    told = f"en delbetalning väntar på {quoted(found[0])} men ingen sådan rapport finns i uppföljningen"
                    yield Fault(told, at=("instalments", index, field))


def _is_given(sort: str, stem: str, case: Case) -> bool:
    """Whether a report of a sort is asked for, or is spoken of outside the clauses of payment."""
    reports = [report for clause in case.all(FollowUp) for report in clause.reports]
    if any(_is_sort(report, sort) for report in reports):
        return True
    elsewhere = (one for one in case.texts if not isinstance(case.agreement.clauses[int(one.path[1])], Payment))
    return any(stem in one.text.lower() for one in elsewhere)


def _is_sort(report: Report, sort: str) -> bool:
    often = _OFTEN.get(sort)
    return often is None or report.frequency in often or sort in report.what.lower()
