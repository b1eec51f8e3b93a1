"""How contributions are paid: several clauses, days and months, reports that are waited for, and what is not told."""

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings

Judge = Callable[[str], Findings]

TWO_YEARS = "{kind: term, period: 2027-01-01 – 2028-12-31}"
ONE_YEAR = "{kind: term, period: 2027-01-01 – 2027-12-31}"


def line(amount: str, label: str = "Stöd") -> str:
    """A line of cash to the association."""
    return f"{{label: {label}, kind: cash, to: foreningen, {amount}}}"


def pays(fields: str) -> str:
    """A clause of payment from the municipality to the association."""
    return f"{{kind: payment, payer: kommunen, receiver: foreningen, method: scheduled, {fields}}}"


def told(judged: Judge, code: str, lines: list[str], *clauses: str, head: str = "") -> list[str]:
    """The messages of a code about an agreement with some lines of cash and some clauses; hard spaces made plain."""
    budget = f"{{kind: budget, unit: kr, contributions: [{{party: kommunen, lines: [{', '.join(lines)}]}}]}}"
    example = f"{head}clauses:\n" + "".join(f"  - {clause}\n" for clause in (budget, *clauses))
    return [one.message.replace("\u00a0", " ") for one in judged(example) if one.code == code]


QUARTERLY = pays("frequency: quarterly, each: 100 000 kr")
HALF_YEARLY = pays("frequency: half_yearly, each: 200 000 kr, id: b")


@pytest.mark.parametrize(
    ("years", "each", "said"),
    [
        (
            "{year: 2027, amount: 400 000 kr}, {year: 2028, amount: 380 000 kr}",
            "frequency: half_yearly, each: 200 000 kr",
            ["200 000 kr varje halvår blir 400 000 kr för 2028 men bidraget är 380 000 kr"],
        ),
        (
            "{year: 2027, amount: 390 000 kr}, {year: 2028, amount: 390 000 kr}",
            "frequency: half_yearly, each: 200 000 kr",
            ["200 000 kr varje halvår blir 400 000 kr för 2027 och 2028 men bidraget är 390 000 kr"],
        ),
        ("{year: 2027, amount: 400 000 kr}, {year: 2028}", "frequency: half_yearly, each: 200 000 kr", []),
        (
            "{year: 2027, amount: 390 000 kr}, {year: 2028}",
            "frequency: half_yearly, each: 200 000 kr",
            ["200 000 kr varje halvår blir 400 000 kr för 2027 men bidraget är 390 000 kr"],
        ),
        ("{year: 2027, half: first, amount: 200 000 kr}", "frequency: quarterly, each: 100 000 kr", []),
    ],
)
def test_every_year_is_held_against_the_payments(judged: Judge, years: str, each: str, said: list[str]) -> None:
    """It is not enough that the payments fit one year; a year that is decided later fits any."""
    assert told(judged, "PAY007", [line(f"years: [{years}]")], TWO_YEARS, pays(each)) == said


def test_how_often_a_contribution_recurs_is_in_the_message(judged: Judge) -> None:
    """What is granted each month is told as such, and for the year that the payments are counted for."""
    found = told(judged, "PAY007", [line("amount: 10 000 kr per månad")], pays("frequency: quarterly, each: 31 000 kr"))
    assert found == [
        "31 000 kr varje kvartal blir 124 000 kr om året men bidraget är 10 000 kr per månad, 120 000 kr om året"
    ]


def test_the_years_are_told_beside_their_amounts(judged: Judge) -> None:
    """Who reads that instalments are wrong sees which amount is whose; of many years the least and the most."""
    clause = pays("instalments: [{amount: 100 000 kr, due: 2027-01-31}]")
    two = line("years: [{year: 2027, amount: 400 000 kr}, {year: 2028, amount: 380 000 kr}]")
    assert told(judged, "PAY001", [two], TWO_YEARS, clause) == [
        (
            "delbetalningarna är tillsammans 100 000 kr "
            "men bidraget är 400 000 kr för 2027 och 380 000 kr för 2028, 780 000 kr tillsammans"
        )
    ]
    many = ", ".join(f"{{year: {year}, amount: {year} kr}}" for year in range(2027, 2032))
    assert told(judged, "PAY001", [line(f"years: [{many}]")], TWO_YEARS, clause)[0].endswith(
        "2 027–2 031 kr om året, 10 145 kr tillsammans"
    )


@pytest.mark.parametrize(("last", "wrong"), [("33 333 kr", False), ("33 300 kr", True)])
def test_equal_instalments_may_be_rounded(judged: Judge, last: str, *, wrong: bool) -> None:
    """Three thirds in whole kronor are the contribution, three parts in whole hundreds are not."""
    parts = ", ".join(f"{{amount: {last}}}" for _ in range(3))
    assert bool(told(judged, "PAY001", [line("amount: 100 000 kr")], pays(f"instalments: [{parts}]"))) == wrong


@pytest.mark.parametrize(
    ("clauses", "said"),
    [
        ((QUARTERLY,), []),
        (
            (QUARTERLY, HALF_YEARLY),
            [
                (
                    "klausulerna om utbetalning från Exempelby kommun till Föreningen Mötesplatsen "
                    "ger tillsammans 800 000 kr på 12 månader men bidraget är 400 000 kr"
                )
            ],
        ),
        ((QUARTERLY.replace("100 000", "50 000"), HALF_YEARLY.replace("200 000", "100 000")), []),
        ((QUARTERLY, pays("method: requisition, id: b").replace("method: scheduled, ", "")), []),
        ((QUARTERLY.replace("each", "period: 2027, each"), HALF_YEARLY.replace("each", "period: 2028, each")), []),
        (
            (
                pays("instalments: [{share: 50 %}]"),
                pays("id: b, instalments: [{amount: 300 000 kr}]"),
            ),
            [
                (
                    "klausulerna om utbetalning från Exempelby kommun till Föreningen Mötesplatsen "
                    "ger tillsammans 500 000 kr på 12 månader men bidraget är 400 000 kr"
                )
            ],
        ),
    ],
)
def test_clauses_of_payment_are_summed(judged: Judge, clauses: tuple[str, ...], said: list[str]) -> None:
    """What two clauses promise together is the contribution, if both have amounts and are about the same time."""
    found = told(judged, "PAY012", [line("amount: 400 000 kr")], ONE_YEAR, *clauses)
    assert [one.replace("tolv", "12") for one in found] == said


def test_clauses_of_payment_are_summed_for_every_year(judged: Judge) -> None:
    """Where the amounts stand year by year what is promised is held against each of them."""
    years = line("years: [{year: 2027, amount: 400 000 kr}, {year: 2028, amount: 800 000 kr}]")
    found = told(judged, "PAY012", [years], TWO_YEARS, QUARTERLY, HALF_YEARLY)
    assert [one.partition("ger tillsammans ")[2] for one in found] == ["800 000 kr för 2027 men bidraget är 400 000 kr"]
    even = line("amount: 800 000 kr per år")
    assert told(judged, "PAY012", [even], TWO_YEARS, QUARTERLY, HALF_YEARLY) == []


@pytest.mark.parametrize(
    ("first", "other", "lines", "way"),
    [
        ("frequency: quarterly", "frequency: half_yearly", 1, "varje kvartal enligt en klausul och varje halvår"),
        ("frequency: quarterly", "frequency: half_yearly", 2, None),
        ("frequency: quarterly", "frequency: quarterly", 1, None),
        ("frequency: quarterly, period: 2027", "frequency: half_yearly, period: 2028", 1, None),
        ("timing: advance", "timing: arrears", 1, "i förskott enligt en klausul och i efterskott"),
        ("frequency: quarterly", "instalments: [{amount: 5 000 kr}]", 1, None),
    ],
)
def test_clauses_that_contradict_one_another(
    judged: Judge, first: str, other: str, lines: int, way: str | None
) -> None:
    """Two clauses about one contribution say the same; where there are as many contributions each has its own."""
    cash = [line("amount: 200 000 kr", f"Stöd {number}") for number in range(lines)]
    found = told(judged, "PAY013", cash, TWO_YEARS, pays(first), pays(f"id: b, {other}"))
    assert [way in one for one in found if way] == ([True] if way else [])
    assert bool(found) == bool(way)


@pytest.mark.parametrize(
    ("frequency", "times", "wrong"),
    [
        ("quarterly", "i januari och juli", True),
        ("half_yearly", "i januari och juli", False),
        ("half_yearly", "den 15 augusti och den 15 januari", False),
        ("half_yearly", "i januari, maj och september", True),
        ("four_monthly", "i januari, maj och september", False),
        ("half_yearly", "varje kvartal", True),
        ("quarterly", "den första dagen varje kvartal", False),
        ("quarterly", "i januari–mars", False),
        ("monthly", "den 25 varje månad utom i juli", False),
        ("yearly", "den 1 mars, första gången den 1 april", False),
        ("monthly", "den 25", False),
    ],
)
def test_times_of_the_year_are_as_many_as_the_payments(
    judged: Judge, frequency: str, times: str, *, wrong: bool
) -> None:
    """Months that are listed are as many as the payments of a year; what is more than a list is left alone."""
    clause = pays(f"frequency: {frequency}, times: '{times}'")
    assert bool(told(judged, "PAY014", [line("amount: 400 000 kr")], TWO_YEARS, clause)) == wrong


def test_a_short_term_has_fewer_times(judged: Judge) -> None:
    """In half a year there are two quarters."""
    clauses = "{kind: term, period: 2027-01-01 – 2027-06-30}", pays("frequency: quarterly, times: i januari och april")
    assert told(judged, "PAY014", [line("amount: 400 000 kr")], *clauses) == []


@pytest.mark.parametrize(
    ("dated", "fields", "said"),
    [
        ("2027-06-16", "times: den 1 juni", ["den första utbetalningen görs den 1 juni 2027"]),
        ("2027-05-16", "times: den 1 juni", []),
        ("2027-06-16", "times: i juni", []),
        ("2026-12-01", "times: den 1 juni", []),
        ("2027-06-16", "times: 'den 1 juni, första gången 2028'", []),
        (
            "2027-02-16",
            "instalments: [{amount: 1 kr, due: 2027-01-31}]",
            ["en delbetalning görs senast den 31 januari"],
        ),
        ("2027-01-16", "instalments: [{amount: 1 kr, due: 2027-01-31}]", []),
    ],
)
def test_nothing_is_paid_before_the_agreement(judged: Judge, dated: str, fields: str, said: list[str]) -> None:
    """The first day of payment in the term is on or after the day of the agreement."""
    found = told(judged, "PAY015", [line("amount: 400 000 kr")], TWO_YEARS, pays(fields), head=f"dated: {dated}\n")
    assert [one.startswith(start) for one, start in zip(found, said, strict=True)] == [True] * len(said)


def test_the_last_signature_is_the_day_of_the_agreement(judged: Judge) -> None:
    """An agreement that is signed later than it is dated is made that day."""
    party = """parties:
  - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
  - kind: ideell_forening
    id: foreningen
    name: Föreningen Mötesplatsen
    orgnr: 802400-0005
    signatories: [{role: ordförande, authority: protokoll, signed_on: 2027-02-10}]
"""
    found = told(judged, "PAY015", [line("amount: 400 000 kr")], TWO_YEARS, pays("times: den 1 februari"), head=party)
    assert found == ["den första utbetalningen görs den 1 februari 2027 men avtalet är från den 10 februari 2027"]


@pytest.mark.parametrize(("timing", "never"), [("timing: advance", True), ("timing: arrears", False)])
def test_a_day_that_the_term_does_not_have(judged: Judge, timing: str, *, never: bool) -> None:
    """A payment of each December is never made in a spring; what is paid afterwards may be."""
    spring = "{kind: term, period: 2027-01-01 – 2027-06-30}"
    clause = pays(f"times: den 15 december, {timing}")
    assert bool(told(judged, "PAY015", [line("amount: 400 000 kr")], spring, clause)) == never


REPORT = "what: {what}, sender: foreningen, receivers: [kommunen], frequency: {often}, months_after: 1"


@pytest.mark.parametrize(
    ("condition", "what", "often", "missing"),
    [
        ("delårsrapporten är godkänd", "rapport", "yearly", True),
        ("delårsrapporten är godkänd", "rapport", "half_yearly", False),
        ("delårsrapporten är godkänd", "delårsrapport", "once", False),
        ("slutrapporten är lämnad", "rapport", "once", False),
        ("slutrapporten är lämnad", "rapport", "quarterly", True),
        ("årsredovisningen är lämnad", "verksamhetsberättelse", "yearly", False),
        ("rapporten är lämnad", "uppföljning av insatser", "quarterly", False),
        ("verksamheten har öppnat", "rapport", "quarterly", False),
    ],
)
def test_a_payment_waits_for_a_report_that_is_given(
    judged: Judge, condition: str, what: str, often: str, *, missing: bool
) -> None:
    """The report that a condition speaks of is one of those that are followed up, by its name or how often it is."""
    reports = f"{{kind: follow_up, reports: [{{{REPORT.format(what=what, often=often)}}}]}}"
    clause = pays(f"instalments: [{{amount: 400 000 kr, condition: {condition}}}]")
    assert bool(told(judged, "PAY016", [line("amount: 400 000 kr")], reports, clause)) == missing


def test_a_report_may_be_asked_for_in_the_text(judged: Judge) -> None:
    """What the parties say of a report in their own words is enough."""
    text = "{kind: free, heading: Rapport, points: [Föreningen lämnar en slutrapport senast den 31 januari 2028.]}"
    clause = pays("instalments: [{amount: 400 000 kr, occasion: när slutrapporten är godkänd}]")
    assert told(judged, "PAY016", [line("amount: 400 000 kr")], clause) != []
    assert told(judged, "PAY016", [line("amount: 400 000 kr")], clause, text) == []


SUPPLEMENT = "{kind: framework, agreement: överenskommelsen om samverkan, dated: 2026-01-01}"
OWN = "{kind: free, heading: Pengar, points: [Bidraget betalas ut i januari.]}"


@pytest.mark.parametrize(
    ("clause", "missing"), [(TWO_YEARS, True), (QUARTERLY, False), (SUPPLEMENT, False), (OWN, False)]
)
def test_a_contribution_that_nothing_says_how_to_pay(judged: Judge, clause: str, *, missing: bool) -> None:
    """Cash asks for a payment, unless another agreement or the parties' own words may tell of it."""
    assert bool(told(judged, "COM015", [line("amount: 400 000 kr")], clause)) == missing


@pytest.mark.parametrize(
    ("fields", "others", "known"),
    [
        ("frequency: quarterly", (), False),
        ("frequency: quarterly, each: 5 000 kr", (), True),
        ("instalments: [{amount: 5 000 kr}]", (), True),
        ("frequency: quarterly", (SUPPLEMENT,), True),
        ("frequency: quarterly", ("{kind: annexes, items: [{title: Budget, party: kommunen}]}",), True),
        ("frequency: quarterly", ("{kind: free, heading: Bidrag, points: [Bidraget är 5 000 kr.]}",), True),
    ],
)
def test_a_payment_without_any_budget(judged: Judge, fields: str, others: tuple[str, ...], *, known: bool) -> None:
    """A clause of payment in an agreement without amounts is told."""
    clauses = "".join(f"  - {one}\n" for one in (pays(fields), *others))
    codes = judged(f"without: [budget, background]\nclauses:\n{clauses}").codes
    assert ("PAY004" in codes) != known


@pytest.mark.parametrize(
    ("fields", "others", "wrong"),
    [
        ("years: [{year: 2027, amount: 5 000 kr}, {year: 2028}]", (), True),
        ("years: [{year: 2027, amount: 5 000 kr}, {year: 2028}], note: Nämnden beslutar om 2028", (), False),
        (
            "years: [{year: 2027, amount: 5 000 kr}, {year: 2028}]",
            ("{kind: free, heading: Bidrag, points: [Nämnden beslutar om bidraget för 2028 i budgeten.]}",),
            False,
        ),
        ("years: [{year: 2027, amount: 5 000 kr}]", (), False),
    ],
)
def test_a_year_of_cash_without_an_amount(judged: Judge, fields: str, others: tuple[str, ...], *, wrong: bool) -> None:
    """A year without an amount is told, unless the parties say how it is decided."""
    assert bool(told(judged, "BUD025", [line(fields)], TWO_YEARS, *others)) == wrong
