"""Rules about how the agreement may be extended (förlängning)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from iopdocs import swedish
from iopdocs.clauses.related import RelatedEffort
from iopdocs.clauses.term import Extension, Notice
from iopdocs.findings import Severity
from iopdocs.law import CONTINUED_VALUE
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import moment, quoted
from iopdocs.rules._extending import decision, end_after, said_of_the_decision, ways

__all__: list[str] = []


@rule("TRM009", Severity.ERROR, on=Extension, hint="låt beslutet fattas före avtalets sista dag")
def extension_is_decided_after_the_end(node: Extension, case: Case) -> Iterator[Fault]:
    """Förlängningen beslutas efter att avtalet har upphört.

    *Varför:* Ett avtal som har upphört kan inte förlängas; då behövs ett nytt avtal. Är bara månaden
    angiven räknas hela månaden som möjlig.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - {kind: extension, option: by_decision, decide_by: februari 2028, months: 12, max_times: 1}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - {kind: extension, option: by_decision, decide_by: september 2027, months: 12, max_times: 1}
    """
    end = case.term.end if case.term is not None else None
    if node.decide_by is not None and end is not None and node.decide_by.first > end:
        decided = moment(node.decide_by)
        yield Fault(
            f"förlängningen beslutas senast {decided} men avtalet upphör {swedish.den_date(end)}",
            at=("decide_by",),
        )


@rule("TRM010", Severity.WARNING, on=Extension, hint="besluta tidigare eller förkorta uppsägningstiden")
def extension_is_decided_within_the_notice(node: Extension, case: Case) -> Iterator[Fault]:
    """När förlängningen beslutas är mindre än uppsägningstiden kvar.

    *Varför:* En part som får veta sent att avtalet inte fortsätter hinner inte ställa om. Uppsägningstiden
    säger hur lång tid parterna själva har tyckt att det behövs.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - {kind: extension, option: by_decision, decide_by: november 2027, months: 12, max_times: 1}
          - {kind: notice, months: 3, written: ja}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - {kind: extension, option: by_decision, decide_by: november 2027, months: 12, max_times: 1}
          - {kind: notice, months: 1, written: ja}
    """
    notice, end = case.first(Notice), case.term.end if case.term is not None else None
    last = decision(node, end)
    if last is None or notice is None or notice.ends_the_term or end is None:
        return
    runs_out = end_after(last, notice.months)
    if runs_out is not None and runs_out > end and not _is_decided_later(node, end):
        time = swedish.plural(notice.months, "månad", "månader")
        decided = f"förlängningen beslutas senast {said_of_the_decision(node, case)}"
        yield Fault(
            f"{decided} men uppsägningstiden är {time} och avtalet upphör {swedish.den_date(end)}",
            at=(ways(node)[0],),
        )


def _is_decided_later(node: Extension, end: date) -> bool:
    """Whether the decision is made when the agreement has ended already, which is another fault."""
    return node.decide_by is not None and node.decide_by.first > end


@rule("TRM011", Severity.WARNING, on=Extension, hint="ange förlängningens längd i månader")
def extension_has_no_length(node: Extension, _case: Case) -> Iterator[Fault]:
    """Det framgår inte hur lång en förlängning är.

    *Varför:* Parterna vet då inte vad de beslutar om, och avtalets värde med förlängningar går inte att
    räkna ut.

    Fel:
        clauses:
          - {kind: extension, option: by_decision, decide_by: september 2027}
    Rätt:
        clauses:
          - {kind: extension, option: by_decision, decide_by: september 2027, months: 12}
    """
    if node.option != "none" and node.months is None:
        yield Fault("avtalet kan förlängas men förlängningens längd anges inte", at=("months",))


@rule(
    "TRM012",
    Severity.WARNING,
    on=Extension,
    hint="ange högsta antal förlängningar (max_times) eller en sista dag (until)",
)
def automatic_extension_never_ends(node: Extension, _case: Case) -> Iterator[Fault]:
    """Avtalet förlängs automatiskt utan gräns.

    *Varför:* Ett avtal som förlängs så länge ingen säger upp det gäller i praktiken tills vidare.

    Fel:
        clauses:
          - {kind: extension, option: automatic, months: 12}
    Rätt:
        clauses:
          - {kind: extension, option: automatic, months: 12, max_times: 2}
    """
    if node.option == "automatic" and node.max_times is None and node.until is None:
        yield Fault("avtalet förlängs automatiskt utan högsta antal förlängningar", at=("max_times",))


@rule("TRM013", Severity.WARNING, on=Extension, hint="välj by_decision eller automatic, eller ta bort uppgifterna")
def extension_is_both_excluded_and_described(node: Extension, _case: Case) -> Iterator[Fault]:
    """Avtalet kan inte förlängas, men förlängningen beskrivs.

    *Varför:* De två uppgifterna säger emot varandra, och bara den ena kommer med i dokumentet.

    Fel:
        clauses:
          - {kind: extension, option: none, months: 12}
    Rätt:
        clauses:
          - {kind: extension, option: none}
    """
    if node.option == "none":
        others = (name for name in ("months", "max_times", "until") if getattr(node, name) is not None)
        given = [*ways(node), *others]
        if given:
            yield Fault("avtalet kan inte förlängas men en förlängning beskrivs", at=(given[0],))


@rule(
    "TRM014",
    Severity.NOTE,
    on=Extension,
    source=CONTINUED_VALUE,
    hint="räkna med hela tiden om avtalets värde behöver bedömas",
)
def extensions_make_the_term_longer(node: Extension, case: Case) -> Iterator[Fault]:
    """Så lång blir avtalstiden med alla förlängningar.

    *Varför:* Ska ett avtals värde räknas enligt lagen om offentlig upphandling räknas förlängningar som om
    de utnyttjas. Om lagen gäller avgör inte programmet.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - {kind: extension, option: by_decision, decide_by: september 2027, months: 12, max_times: 2}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - {kind: extension, option: none}
    """
    term = case.term
    if node.option == "none" or term is None or not term.days:
        return
    last = node.until.closes if node.until is not None else None
    more = (node.months or 0) * (node.max_times or 0)
    end = end_after(term.end, more) if more else last
    if last is not None and end is not None and last < end:
        end, more = last, 0
    if end is not None and term.end is not None and end > term.end:
        total = f"{(case.months or 0) + more}\N{NO-BREAK SPACE}månader, " if case.whole and more else ""
        yield Fault(f"med alla förlängningar blir avtalstiden {total}till och med {swedish.den_date(end)}")


@rule("TRM020", Severity.ERROR, on=Extension, hint="rätta den sista dagen (until) eller avtalstiden")
def extension_ends_before_the_term(node: Extension, case: Case) -> Iterator[Fault]:
    """Förlängningarna slutar senast en dag då avtalet ändå gäller.

    *Varför:* Avtalet kan då aldrig förlängas, fast det står att det kan det. Oftast är årtalet fel.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2028-12-31}
          - {kind: extension, option: by_decision, months: 12, until: 2028-06-30}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2028-12-31}
          - {kind: extension, option: by_decision, months: 12, until: 2029-12-31}
    """
    end = case.term.end if case.term is not None else None
    if node.until is not None and end is not None and node.until.closes <= end:
        last = f"längst till och med {moment(node.until)}"
        yield Fault(
            f"avtalet kan förlängas {last} men gäller redan till och med {swedish.den_date(end)}", at=("until",)
        )


@rule("TRM015", Severity.ERROR, on=RelatedEffort, hint="rätta avtalstiden, eller ange det tidigare avtalet som ersatt")
def extension_does_not_follow_the_earlier_agreement(node: RelatedEffort, case: Case) -> Iterator[Fault]:
    """Förlängningen börjar inte dagen efter det tidigare avtalets sista dag.

    *Varför:* Ett avtal som har upphört kan inte förlängas, och i ett glapp saknar insatserna villkor och
    pengar. Överlappar tiderna gäller två avtal om samma sak.

    Fel:
        clauses:
          - {kind: term, period: 2027-03-01 – 2027-12-31}
          - {kind: related, items: [{kind: extended, title: avtalet om mötesplatsen, period: 2026-01-01 – 2026-12-31}]}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - {kind: related, items: [{kind: extended, title: avtalet om mötesplatsen, period: 2026-01-01 – 2026-12-31}]}
    """
    days, said = _apart(node, case)
    if node.kind == "extended" and days:
        yield Fault(said, at=("period",))


@rule("TRM016", Severity.WARNING, on=RelatedEffort, hint="bestäm vad som gäller under tiden mellan avtalen")
def agreement_leaves_a_gap_after_the_earlier_one(node: RelatedEffort, case: Case) -> Iterator[Fault]:
    """Det är ett glapp mellan avtalet och det som det ersätter.

    *Varför:* Under glappet har ingen part åtaganden eller rätt till bidrag. Ofta är en av dagarna fel.

    Fel:
        clauses:
          - {kind: term, period: 2027-03-01 – 2027-12-31}
          - {kind: related, items: [{kind: replaced, title: avtalet om mötesplatsen, period: 2026-01-01 – 2026-12-31}]}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - {kind: related, items: [{kind: replaced, title: avtalet om mötesplatsen, period: 2026-01-01 – 2026-12-31}]}
    """
    days, said = _apart(node, case)
    if node.kind == "replaced" and days > 0:
        yield Fault(said, at=("period",))


def _apart(node: RelatedEffort, case: Case) -> tuple[int, str]:
    """The days that certainly lie between an earlier agreement and this one, and how that is said.

    They are below zero where the two certainly overlap, and none where neither is certain.
    """
    first, last = case.term.first if case.term else None, node.period.last if node.period else None
    if first is None or last is None:
        return 0, ""
    gap, overlap = (first.opens - last.closes).days - 1, (last.opens - first.closes).days + 1
    days = gap if gap > 0 else -max(overlap, 0)
    least = "" if first.exact and last.exact else "minst "
    counted = least + swedish.plural(abs(days), "dag", "dagar")
    said = f"{counted} saknar avtal" if gap > 0 else f"tiderna överlappar {counted}"
    return (
        days,
        f"{quoted(node.title)} gäller till och med {moment(last)} och avtalet från och med {moment(first)}: {said}",
    )
