"""Rules about how a party says no to an extension, and how that goes with giving notice (förlängning, uppsägning)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from iopdocs import swedish
from iopdocs.clauses.term import Extension, Notice
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._extending import before, decision, said_of_the_decision, times, ways

__all__: list[str] = []


@rule(
    "TRM021",
    Severity.WARNING,
    on=Extension,
    hint="ange månader före slutet (months_before) eller en dag utan år (decide_each), som stämmer varje gång, eller "
    "max_times: 1 om avtalet bara kan förlängas en gång",
)
def only_the_first_extension_has_a_day(node: Extension, case: Case) -> Iterator[Fault]:
    """Dagen för beslut om förlängning stämmer bara för den första förlängningen.

    *Varför:* När avtalet ska förlängas en andra gång har dagen redan passerat. Ingen vet då hur länge det går att säga
    nej.

    Fel:
        clauses:
          - {kind: extension, option: automatic, decide_by: 2027-06-30, months: 12, max_times: 2}
    Rätt:
        clauses:
          - {kind: extension, option: automatic, months_before: 6, months: 12, max_times: 2}
    """
    if node.decide_by is None or node.option == "none":
        return
    most = times(node, _end(case))
    again = most > 1 if most is not None else node.option == "automatic" or node.months is not None
    if again:
        often = f"högst {swedish.cardinal(most)} gånger" if most is not None else "flera gånger"
        day = f"sista tiden att besluta, {said_of_the_decision(node, case)},"
        yield Fault(f"avtalet kan förlängas {often} men den {day} gäller bara den första gången", at=("decide_by",))


@rule(
    "TRM022",
    Severity.WARNING,
    on=Extension,
    hint="ange hur många månader före slutet en part senast säger nej (months_before), eller låt uppsägningen gälla "
    "avtalstidens slut (to: end_of_term under notice)",
)
def automatic_extension_has_no_day(node: Extension, case: Case) -> Iterator[Fault]:
    """Avtalet förlängs automatiskt, men det framgår inte när en part senast ska säga nej.

    *Varför:* En part kan då säga nej den sista dagen, och den andra hinner inte ställa om.

    Fel:
        clauses:
          - {kind: extension, option: automatic, months: 12, max_times: 2}
    Rätt:
        clauses:
          - {kind: extension, option: automatic, months: 12, max_times: 2, months_before: 6}
    """
    if node.option == "automatic" and not ways(node) and not _to_the_end(case):
        yield Fault(
            "avtalet förlängs om ingen part säger nej före avtalstidens slut, alltså ända till den sista dagen",
            at=("months_before",),
        )


@rule("TRM023", Severity.WARNING, on=Extension, hint="behåll bara ett av decide_by, months_before och decide_each")
def extension_is_decided_in_several_ways(node: Extension, _case: Case) -> Iterator[Fault]:
    """Det anges på flera sätt när en förlängning senast beslutas.

    *Varför:* Bara det första sättet kommer med i dokumentet: en dag (decide_by), annars månader före slutet
    (months_before).

    Fel:
        clauses:
          - {kind: extension, option: automatic, months: 12, max_times: 2, months_before: 3, decide_each: 30 juni}
    Rätt:
        clauses:
          - {kind: extension, option: automatic, months: 12, max_times: 2, months_before: 6}
    """
    given = ways(node)
    if len(given) > 1:
        yield Fault(f"förlängningen beslutas senast enligt både {swedish.list_of(given)}", at=(given[1],))


@rule("TRM024", Severity.WARNING, on=Notice, hint="ange samma tid på båda ställena, eller bara under notice")
def notice_and_extension_give_different_days(node: Notice, case: Case) -> Iterator[Fault]:
    """Uppsägningen till avtalstidens slut ska göras en annan dag än den då en part säger nej till förlängning.

    *Varför:* Båda säger hur ett avtal som annars förlängs upphör. I dokumentet står bara uppsägningen.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - {kind: extension, option: automatic, months: 12, max_times: 2, months_before: 3}
          - {kind: notice, months: 6, to: end_of_term}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - {kind: extension, option: automatic, months: 12, max_times: 2, months_before: 6}
          - {kind: notice, months: 6, to: end_of_term}
    """
    other, end = case.first(Extension), _end(case)
    if not node.ends_the_term or other is None or other.option != "automatic" or end is None:
        return
    last, told = before(end, node.months), decision(other, end)
    if last is not None and told is not None and told != last:
        own = f"senast {swedish.plural(node.months, 'månad', 'månader')} före avtalstidens slut"
        yield Fault(
            f"avtalet sägs upp {own} men en part säger nej till förlängning senast {said_of_the_decision(other, case)}",
            at=("months",),
        )


@rule(
    "TRM025",
    Severity.WARNING,
    on=Notice,
    hint="ta bort to om avtalet kan sägas upp när som helst, eller ange att det förlängs automatiskt (extension)",
)
def notice_is_to_an_end_that_comes_anyway(node: Notice, case: Case) -> Iterator[Fault]:
    """Avtalet kan bara sägas upp till slutet av en avtalstid, men det förlängs inte automatiskt efter den.

    *Varför:* Har avtalstiden ett slut upphör avtalet då ändå, och gäller det tills vidare finns inget slut att säga
    upp det till. Ingen part kan då lämna partnerskapet genom uppsägning.

    Fel:
        clauses:
          - {kind: extension, option: none}
          - {kind: notice, months: 3, to: end_of_term}
    Rätt:
        clauses:
          - {kind: extension, option: automatic, months: 12, max_times: 2}
          - {kind: notice, months: 3, to: end_of_term}
    """
    if not node.ends_the_term or case.term is None:
        return
    end = case.term.end
    if end is None:
        yield Fault("avtalet kan bara sägas upp till avtalstidens slut men gäller tills vidare", at=("to",))
    elif not case.agreement.goes_on_by_itself:
        ends = f"avtalet upphör ändå {swedish.den_date(end)}"
        yield Fault(f"{ends} och förlängs inte automatiskt, så uppsägning till den dagen har ingen verkan", at=("to",))


@rule(
    "TRM026",
    Severity.NOTE,
    on=Notice,
    hint="ange to: any_time om avtalet kan sägas upp när som helst, eller to: end_of_term om det bara kan sägas upp "
    "till avtalstidens slut",
)
def notice_may_be_given_at_any_time(node: Notice, case: Case) -> Iterator[Fault]:
    """Avtalet förlängs automatiskt om ingen säger nej i tid, och kan dessutom sägas upp när som helst.

    *Varför:* Ofta är det samma sak som menas: att den som vill lämna partnerskapet säger upp det till avtalstidens
    slut. Som det står får varje part lämna det när som helst.

    Fel:
        clauses:
          - {kind: extension, option: automatic, months: 12, max_times: 2, months_before: 6}
          - {kind: notice, months: 6}
    Rätt:
        clauses:
          - {kind: extension, option: automatic, months: 12, max_times: 2, months_before: 6}
          - {kind: notice, months: 6, to: end_of_term}
    """
    other = case.first(Extension)
    if node.to is None and other is not None and other.option == "automatic" and ways(other):
        no = f"en part säger nej till förlängning senast {said_of_the_decision(other, case)}"
        time = swedish.plural(node.months, "månad", "månader")
        yield Fault(f"{no} men får säga upp avtalet när som helst med {time}", at=("to",))


@rule("TRM027", Severity.NOTE, on=Notice, hint="ta bort parties om varje part ska få säga upp avtalet")
def some_party_cannot_give_notice(node: Notice, case: Case) -> Iterator[Fault]:
    """En part får inte säga upp avtalet.

    *Varför:* Det går att bestämma så, men ofta är det ett förbiseende. Den part som inte får säga upp avtalet är bunden
    hela avtalstiden.

    Fel:
        clauses:
          - {kind: notice, months: 3, parties: [kommunen]}
    Rätt:
        clauses:
          - {kind: notice, months: 3, parties: [kommunen, foreningen]}
    """
    notices = case.all(Notice)
    may = {key for one in notices for key in one.parties}
    if node is notices[0] and all(one.parties for one in notices) and case.all_named:
        bound = [case.name(key) for key in case.parties if key not in may]
        if bound:
            allowed = swedish.list_of([case.name(key) for key in case.parties if key in may])
            yield Fault(f"{allowed} får säga upp avtalet men inte {swedish.list_of(bound)}", at=("parties",))


@rule("TRM028", Severity.WARNING, on=(Extension, Notice), hint="ange en kortare tid, eller en längre avtalstid")
def extension_is_decided_before_its_term(node: Extension | Notice, case: Case) -> Iterator[Fault]:
    """En part ska säga nej till en förlängning innan den avtalstid som löper har börjat.

    *Varför:* Då går det aldrig att säga nej, eller bara innan parterna vet hur partnerskapet fungerar. Oftast är en av
    tiderna fel.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - {kind: extension, option: automatic, months: 6, max_times: 2, months_before: 9}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - {kind: extension, option: automatic, months: 12, max_times: 2, months_before: 9}
    """
    extension = case.first(Extension)
    ahead = _ahead(node)
    if extension is None or extension.option == "none" or ahead is None:
        return
    once = times(extension, _end(case)) == 1
    first = ("avtalstiden", case.months if isinstance(node, Extension) else None)
    for name, months in (first, ("varje ny avtalstid", None if once else extension.months)):
        if months and ahead >= months:
            counted, length = (swedish.plural(one, "månad", "månader") for one in (ahead, months))
            yield Fault(
                f"en förlängning beslutas {counted} före avtalstidens slut men {name} är bara {length}",
                at=("months",) if isinstance(node, Notice) else ("months_before",),
            )
            return


def _ahead(node: Extension | Notice) -> int | None:
    """Return how many months before the end of a term a party says no to an extension of it."""
    if isinstance(node, Extension):
        return node.months_before
    return node.months if node.ends_the_term else None


def _end(case: Case) -> date | None:
    return case.term.end if case.term is not None else None


def _to_the_end(case: Case) -> bool:
    return any(one.ends_the_term for one in case.all(Notice))
