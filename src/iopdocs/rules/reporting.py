"""Rules about reports: what time they are about and when they are due (uppföljning)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from iopdocs import swedish
from iopdocs.clauses._moments import at
from iopdocs.clauses._phrases import MONTHS_BETWEEN, phrase
from iopdocs.clauses.follow_up import FollowUp, Report
from iopdocs.clauses.term import Extension
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._due import due_day, due_field, first_due, later, named_after
from iopdocs.rules._extending import decision, said_of_the_decision, ways
from iopdocs.rules._patterns import pattern

__all__: list[str] = []

_LATEST: Final = 6


@rule("REP001", Severity.ERROR, on=Report, hint="rätta rapporteringens dagar eller avtalstiden")
def report_is_about_another_time(node: Report, case: Case) -> Iterator[Fault]:
    """En rapport avser tid utanför avtalstiden.

    *Varför:* Parterna har inget att rapportera om tid då avtalet inte gäller. Däremot får rapporten lämnas
    efteråt.

    Fel:
        clauses:
          - kind: follow_up
            reports:
              - what: slutrapport
                sender: foreningen
                receivers: [kommunen]
                frequency: once
                last: 2028-12-31
                due: 2028-02-28
    Rätt:
        clauses:
          - kind: follow_up
            reports:
              - what: slutrapport
                sender: foreningen
                receivers: [kommunen]
                frequency: once
                last: 2027-12-31
                due: 2028-02-28
    """
    term = case.term
    if term is None or (term.end is not None and term.end < term.start):
        return
    for field, day in (("first", node.first), ("last", node.last)):
        if day is not None and not term.contains(day):
            edge = "från och med" if field == "first" else "till och med"
            time = f"{edge} {swedish.den_date(day)} men avtalstiden är {swedish.period_short(term)}"
            yield Fault(f"rapporten {quoted(node.what)} avser tid {time}", at=(field,))


@rule("REP002", Severity.ERROR, on=Report, hint="rätta den dag som är fel")
def report_ends_before_it_begins(node: Report, _case: Case) -> Iterator[Fault]:
    """Tiden som en rapport avser slutar innan den börjar.

    *Varför:* Det går inte att veta vilken tid rapporten ska handla om.

    Fel:
        clauses:
          - kind: follow_up
            reports:
              - what: delrapport
                sender: foreningen
                receivers: [kommunen]
                frequency: once
                first: 2027-06-30
                last: 2027-01-01
                due: 2027-08-31
    Rätt:
        clauses:
          - kind: follow_up
            reports:
              - what: delrapport
                sender: foreningen
                receivers: [kommunen]
                frequency: once
                first: 2027-01-01
                last: 2027-06-30
                due: 2027-08-31
    """
    if node.first is not None and node.last is not None and node.last < node.first:
        days = f"{swedish.den_date(node.first)} men slutar {swedish.den_date(node.last)}"
        yield Fault(f"rapporten {quoted(node.what)} avser tid som börjar {days}", at=("last",))


@rule("REP003", Severity.WARNING, on=Report, hint="låt rapporten lämnas inom sex månader efter avtalstiden")
def report_is_due_long_after_the_end(node: Report, case: Case) -> Iterator[Fault]:
    """En rapport ska lämnas mer än sex månader efter att avtalet har upphört.

    *Varför:* Då har pengarna ofta redovisats och de som arbetade i partnerskapet gått vidare.

    Fel:
        clauses:
          - kind: follow_up
            reports:
              - {what: slutrapport, sender: foreningen, receivers: [kommunen], frequency: once, due: 2028-09-30}
    Rätt:
        clauses:
          - kind: follow_up
            reports:
              - {what: slutrapport, sender: foreningen, receivers: [kommunen], frequency: once, due: 2028-02-28}
    """
    if node.due is None and (node.months_after or 0) <= _LATEST:
        return
    end = case.term.end if case.term is not None else None
    due = due_day(node, node.last or end)
    latest = later(end, _LATEST)
    if end is not None and due is not None and latest is not None and due > latest:
        days = f"senast {swedish.den_date(due)} men avtalet upphör {swedish.den_date(end)}"
        yield Fault(f"rapporten {quoted(node.what)} lämnas {days}", at=due_field(node))


@rule("REP004", Severity.WARNING, on=Extension, hint="låt en rapport lämnas före beslutet")
def extension_is_decided_before_any_report(node: Extension, case: Case) -> Iterator[Fault]:
    """Förlängningen beslutas innan någon rapport har lämnats.

    *Varför:* Den som beslutar om partnerskapet ska fortsätta behöver veta hur det har gått.

    Fel:
        clauses:
          - {kind: extension, option: by_decision, decide_by: 2027-09-30, months: 12, max_times: 1}
          - kind: follow_up
            reports:
              - {what: slutrapport, sender: foreningen, receivers: [kommunen], frequency: once, due: 2028-02-28}
    Rätt:
        clauses:
          - {kind: extension, option: by_decision, decide_by: 2027-09-30, months: 12, max_times: 1}
          - kind: follow_up
            reports:
              - what: uppföljning
                sender: foreningen
                receivers: [kommunen]
                frequency: quarterly
                months_after: 1
    """
    decided = decision(node, case.term.end if case.term is not None else None)
    if node.option != "by_decision" or decided is None:
        return
    first = [first_due(report, case) for report in _reports(case)]
    days = [day for day in first if day is not None]
    if days and len(days) == len(first) and min(days) > decided:
        said = f"förlängningen beslutas senast {said_of_the_decision(node, case)}"
        yield Fault(f"{said} men den första rapporten lämnas {swedish.den_date(min(days))}", at=(ways(node)[0],))


def _reports(case: Case) -> list[Report]:
    return [report for clause in case.all(FollowUp) for report in clause.reports]


@rule("REP006", Severity.WARNING, on=Report, hint="rapportera oftare, eller en gång (once)")
def report_recurs_more_seldom_than_the_term_is_long(node: Report, case: Case) -> Iterator[Fault]:
    """En rapport återkommer mer sällan än avtalstiden är lång.

    *Varför:* En årlig rapport i ett avtal på sex månader skulle aldrig avse en hel period.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-06-30}
          - kind: follow_up
            reports:
              - {what: rapport, sender: foreningen, receivers: [kommunen], frequency: yearly, months_after: 1}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-06-30}
          - kind: follow_up
            reports:
              - {what: rapport, sender: foreningen, receivers: [kommunen], frequency: quarterly, months_after: 1}
    """
    term, between = case.term, MONTHS_BETWEEN.get(node.frequency)
    if term is not None and between is not None and case.months is not None and case.months < between:
        time = f"avtalstiden är {swedish.period_short(term)}"
        yield Fault(f"rapporten {quoted(node.what)} lämnas {phrase(node, 'frequency')} men {time}", at=("frequency",))


@rule("REP007", Severity.WARNING, on=Report, hint="ange en annan mottagare")
def report_returns_to_its_sender(node: Report, _case: Case) -> Iterator[Fault]:
    """En rapport går bara till den som lämnar den.

    *Varför:* Ingen annan får del av den. Oftast är avsändaren eller mottagaren fel.

    Fel:
        clauses:
          - kind: follow_up
            reports: [{what: rapport, sender: kommunen, receivers: [kommunen], frequency: once, due: 2027-12-01}]
    Rätt:
        clauses:
          - kind: follow_up
            reports: [{what: rapport, sender: foreningen, receivers: [kommunen], frequency: once, due: 2027-12-01}]
    """
    if not node.presented_to and set(node.receivers) == {node.sender}:
        yield Fault(f"rapporten {quoted(node.what)} går bara till sin avsändare, {node.sender}", at=("receivers",))


_AFTERWARDS: Final = pattern(
    r"upphört|avslut|efter (?:avtal|partnerskap|överenskomm|projekt)|slututvärder", re.IGNORECASE
)


@rule("REP008", Severity.WARNING, on=FollowUp, hint="lägg utvärderingen tidigare, eller skriv att den görs efteråt")
def evaluation_is_made_after_the_end(node: FollowUp, case: Case) -> Iterator[Fault]:
    """Utvärderingen görs när avtalet inte längre gäller.

    *Varför:* En utvärdering som kommer efter avtalstiden hjälper ingen att besluta om fortsättningen, och ingen part är
    längre skyldig att delta. Inom sex månader efter avtalstiden godtas en bestämd dag.

    Fel:
        clauses:
          - {kind: follow_up, evaluation: [En extern utvärdering görs under våren 2029.]}
    Rätt:
        clauses:
          - {kind: follow_up, evaluation: [En extern utvärdering görs under hösten 2027.]}
    """
    end = case.term.end if case.term is not None else None
    if end is None:
        return
    for index, text in enumerate(node.evaluation or ()):
        late = None if _AFTERWARDS.search(text) else named_after(text, end, _LATEST)
        if late is not None:
            days = f"{at(late)} men avtalet upphör {swedish.den_date(end)}"
            yield Fault(f"utvärderingen görs {days}", at=("evaluation", index))
