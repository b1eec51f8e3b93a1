"""Rules about how long the agreement lasts (avtalstid, uppsägning)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses.budget import Budget
from iopdocs.clauses.commitments import Commitment
from iopdocs.clauses.related import RelatedEffort
from iopdocs.clauses.responsibility import Responsibility
from iopdocs.clauses.structure import SubAgreement
from iopdocs.clauses.term import Notice, Term
from iopdocs.findings import Severity
from iopdocs.law import NO_RETROACTIVE_DECISIONS
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.values import Period, Precision, months_end

__all__: list[str] = []

_LONG: Final = 120
_YEAR: Final = 12


@rule("TRM001", Severity.ERROR, on=Term, hint="rätta den dag som är fel")
def term_ends_before_it_starts(node: Term, _case: Case) -> Iterator[Fault]:
    """Avtalstiden slutar innan den börjar.

    *Varför:* Ett sådant avtal gäller aldrig. Oftast är det ett årtal som är fel.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2026-12-31}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
    """
    period = node.period
    if period.end is not None and period.end < period.start:
        days = f"{swedish.den_date(period.start)} men slutar {swedish.den_date(period.end)}"
        yield Fault(f"avtalstiden börjar {days}", at=("period",))


@rule("TRM002", Severity.WARNING, on=Term, hint="kontrollera den sista dagen")
def term_is_not_whole_months(node: Term, case: Case) -> Iterator[Fault]:
    """Avtalstiden är inte ett antal hela månader.

    *Varför:* Båda dagarna räknas med. Ett år från den 1 mars slutar den sista februari, och slutar avtalet
    en dag tidigare eller senare är det oftast ett räknefel.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2028-01-01}
    Rätt:
        clauses:
          - {kind: term, period: 2027-03-01 – 2028-02-29}
    """
    period, start, end = node.period, node.period.start, node.period.end
    if end is None or end < start:
        return
    months = _months(node, case) or 0
    whole = case.whole if period is case.term else bool(months) and months_end(start, months) == end
    if not whole and _exact(period):
        length = _length(start, end, months)
        yield Fault(f"avtalstiden {swedish.period_short(period)} är {length}", at=("period",))


def _length(start: date, end: date, months: int) -> str:
    """Return a length as whole months and the days that are over."""
    over = (end - months_end(start, months)).days if months else (end - start).days + 1
    days = swedish.plural(over, "dag", "dagar")
    return f"{swedish.plural(months, 'månad', 'månader')} och {days}" if months else days


def _months(node: Term, case: Case) -> int | None:
    """Return the whole months of a term; that of the agreement is computed once."""
    return case.months if node.period is case.term else node.period.whole_months


def _exact(period: Period) -> bool:
    """Whether both ends are days or months; a season or the turn of a year says nothing of single days."""
    ends = (period.first, period.last)
    return all(one is not None and one.precision in (Precision.DAY, Precision.MONTH) for one in ends)


@rule("TRM003", Severity.WARNING, on=Term, hint="ange en sista dag, och en klausul om förlängning om det behövs")
def term_has_no_end(node: Term, _case: Case) -> Iterator[Fault]:
    """Avtalet gäller tills vidare.

    *Varför:* Ett partnerskap är till för en begränsad tid och följs upp innan det får fortsätta. Utan slut
    går det inte heller att räkna ut avtalets värde.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 tills vidare}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2029-12-31}
    """
    if node.period.end is None:
        yield Fault(f"avtalet gäller {swedish.period(node.period)}", at=("period",))


@rule(
    "TRM004",
    Severity.WARNING,
    on=Term,
    hint="kontrollera årtalen; ska avtalet gälla så länge, bestäm när parterna omprövar det och hur det kan sägas upp",
)
def term_is_longer_than_ten_years(node: Term, case: Case) -> Iterator[Fault]:
    """Avtalstiden är längre än tio år.

    *Varför:* Partnerskap brukar gälla ett till fem år. En mycket lång tid är ofta ett felskrivet årtal. Är den rätt
    behöver parterna kunna ompröva avtalet och lämna det innan tiden är slut.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2072-12-31}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2031-12-31}
    """
    months = _months(node, case)
    if months is not None and months > _LONG:
        length = f"{months // _YEAR}\N{NO-BREAK SPACE}år"
        yield Fault(f"avtalstiden {swedish.period_short(node.period)} är {length}", at=("period",))


@rule(
    "TRM005",
    Severity.WARNING,
    on=Responsibility,
    source=NO_RETROACTIVE_DECISIONS,
    hint="kontrollera dagarna; låt annars avtalet börja efter beslutet",
)
def decision_is_made_after_the_start(node: Responsibility, case: Case) -> Iterator[Fault]:
    """Beslutet om avtalet fattas efter att avtalstiden har börjat.

    *Varför:* En kommun eller region får inte fatta beslut med verkan bakåt i tiden som är till nackdel för
    medlemmarna. Om det är till nackdel avgör inte programmet.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - kind: responsibility
            party: kommunen
            deciding_body: socialnämnden
            decided_on: 2027-02-16
            responsible_unit: socialförvaltningen
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - kind: responsibility
            party: kommunen
            deciding_body: socialnämnden
            decided_on: 2026-11-17
            responsible_unit: socialförvaltningen
    """
    term = case.term
    if node.decided_on is not None and term is not None and node.decided_on > term.start:
        days = f"{swedish.den_date(node.decided_on)} men avtalstiden börjar {swedish.den_date(term.start)}"
        yield Fault(f"{node.deciding_body} beslutar {days}", at=("decided_on",))


@rule(
    "TRM006",
    Severity.WARNING,
    on=Agreement,
    source=NO_RETROACTIVE_DECISIONS,
    hint="kontrollera dagarna; låt annars avtalet börja när det har undertecknats",
)
def agreement_is_dated_after_the_start(node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet dateras efter att avtalstiden har börjat.

    *Varför:* Det är oklart vad som gällde mellan parterna före underskriften, och en kommun eller region
    får inte besluta med verkan bakåt i tiden till nackdel för medlemmarna.

    Fel:
        dated: 2027-02-16
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
    Rätt:
        dated: 2026-12-16
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
    """
    dated, term = node.dated, case.term
    if dated is not None and term is not None and dated > term.start:
        days = f"{swedish.den_date(dated)} men avtalstiden börjar {swedish.den_date(term.start)}"
        yield Fault(f"avtalet dateras {days}", at=("dated",))


@rule("TRM007", Severity.ERROR, on=Agreement, hint="behåll en av klausulerna")
def term_is_given_twice(node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet anger två olika avtalstider.

    *Varför:* Uppsägning, rapporter och förlängning räknas från avtalstiden, så det får bara finnas en.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - {kind: term, period: 2027-01-01 – 2028-12-31, id: forlangd}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2028-12-31}
    """
    terms = case.all(Term)
    if len(terms) > 1 and terms[-1].period != terms[0].period:
        first, last = (swedish.period_short(one.period) for one in (terms[0], terms[-1]))
        yield Fault(f"avtalstiden anges både till {first} och till {last}", at=_at(node, terms[-1]))


def _at(agreement: Agreement, clause: Term) -> tuple[str | int, ...]:
    places = (index for index, one in enumerate(agreement.clauses) if one is clause)
    return ("clauses", next(places, 0), "period")


@rule("TRM008", Severity.ERROR, on=Notice, hint="förkorta uppsägningstiden eller förläng avtalstiden")
def notice_is_as_long_as_the_term(node: Notice, case: Case) -> Iterator[Fault]:
    """Uppsägningstiden är lika lång som avtalstiden eller längre.

    *Varför:* En uppsägning skulle aldrig hinna få verkan innan avtalet ändå upphör.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-06-30}
          - {kind: notice, months: 6, written: ja}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-06-30}
          - {kind: notice, months: 2, written: ja}
    """
    months = case.months
    if months and node.months >= months:
        notice, term = (swedish.plural(one, "månad", "månader") for one in (node.months, months))
        yield Fault(f"uppsägningstiden, {notice}, är inte kortare än avtalstiden, {term}", at=("months",))


@rule("TRM017", Severity.WARNING, on=Commitment, hint="rätta tiden för åtagandet eller avtalstiden")
def commitment_is_outside_the_term(node: Commitment, case: Case) -> Iterator[Fault]:
    """Ett åtagande gäller en tid då avtalet inte gäller.

    *Varför:* Det som ska göras före eller efter avtalstiden omfattas inte av avtalets villkor. Oftast är ett årtal fel.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - {kind: commitments, commitments: [{party: foreningen, text: leda ett läger, period: juni 2026}]}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - {kind: commitments, commitments: [{party: foreningen, text: leda ett läger, period: juni 2027}]}
    """
    time, term = node.period, case.term
    if time is None or term is None:
        return
    before = time.first.closes < term.start
    after = term.end is not None and not case.may_go_on and (time.last is None or time.last.opens > term.end)
    if before or after:
        said = f"åtagandet {quoted(node.text)} gäller {swedish.period_short(time)}"
        yield Fault(f"{said} men avtalstiden är {swedish.period_short(term)}", at=("period",))


@rule(
    "TRM019",
    Severity.ERROR,
    on=(Commitment, SubAgreement, RelatedEffort, Budget),
    hint="rätta den dag som är fel; oftast är det ett årtal",
)
def time_ends_before_it_begins(
    node: Commitment | SubAgreement | RelatedEffort | Budget, _case: Case
) -> Iterator[Fault]:
    """En tid i avtalet slutar innan den börjar.

    *Varför:* Det som ska gälla under tiden gäller då aldrig.

    Fel:
        clauses:
          - {kind: commitments, commitments: [{party: foreningen, text: ha läger, period: 2027-06-20 – 2026-06-27}]}
    Rätt:
        clauses:
          - {kind: commitments, commitments: [{party: foreningen, text: ha läger, period: 2027-06-20 – 2027-06-27}]}
    """
    time = node.period
    if time is not None and time.end is not None and time.end < time.start:
        what = "budgetens tid" if isinstance(node, Budget) else f"tiden för {quoted(_called(node))}"
        days = f"börjar {swedish.den_date(time.start)} men slutar {swedish.den_date(time.end)}"
        yield Fault(f"{what} {days}", at=("period",))


def _called(node: Commitment | SubAgreement | RelatedEffort) -> str:
    return node.text if isinstance(node, Commitment) else node.title
