"""Properties that hold for all agreements, each with the sentence it proves."""

from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from iopdocs.agreement import Agreement
from iopdocs.findings import Findings
from iopdocs.rules import judge
from iopdocs.rules._example import sound
from iopdocs.values import kronor_text

ORE = st.integers(min_value=1, max_value=10**9)
DAYS = st.dates(min_value=date(2018, 1, 1), max_value=date(2032, 12, 31))
MONTHS = st.integers(min_value=1, max_value=36)


def with_clauses(*clauses: dict[str, Any]) -> Agreement:
    """The sound agreement with some clauses in the place of those of the same kind."""
    data = sound()
    kinds = {clause["kind"] for clause in clauses}
    data["clauses"] = [*(one for one in data["clauses"] if one["kind"] not in kinds), *clauses]
    return Agreement.model_validate(data)


def printed(ore: int) -> str:
    """An amount with all its öre, as it may stand in a file: ``12,34 kr``."""
    return kronor_text(Decimal(ore).scaleb(-2)) + " kr"


def budget(lines: list[dict[str, Any]], total: str | None = None, unit: str = "kr") -> dict[str, Any]:
    """A budget in which the municipality has some lines."""
    stated = {} if total is None else {"stated_total": total}
    return {"kind": "budget", "unit": unit, "contributions": [{"party": "kommunen", "lines": lines, **stated}]}


def staff(amount: str) -> dict[str, Any]:
    """A line of a budget."""
    return {"label": f"Personal {amount}", "kind": "staff", "amount": amount}


def said(findings: Findings) -> Counter[tuple[str, str]]:
    """What is said, wherever it is."""
    return Counter((one.code, one.message) for one in findings)


LINES = st.lists(
    st.fixed_dictionaries(
        {
            "label": st.sampled_from(["Stöd", "Personal", "Lokaler"]),
            "kind": st.sampled_from(["cash", "staff", "premises", "own_cash"]),
            "amount": st.sampled_from(["-1 kr", "1 kr", "500 kr", "400 tkr", "0,5 mnkr", "12,34 kr"]),
        },
        optional={"to": st.sampled_from(["kommunen", "foreningen"]), "funded_by": st.just("foreningen")},
    ),
    min_size=1,
    max_size=6,
)


@given(lines=LINES, order=st.randoms(use_true_random=False), unit=st.sampled_from(["kr", "tkr", "mnkr"]))
def test_order_of_lines(lines: list[dict[str, Any]], order: Any, unit: str) -> None:
    """Order of lines never changes a sum or the findings."""
    shuffled = [*lines]
    order.shuffle(shuffled)
    first, second = (with_clauses(budget(some, "1 tkr", unit)) for some in (lines, shuffled))
    assert said(judge(first)) == said(judge(second))


@given(amounts=st.lists(ORE, min_size=1, max_size=8), off=st.sampled_from([-100, -1, 0, 1, 37, 100]))
def test_stated_total(amounts: list[int], off: int) -> None:
    """Stated ≠ computed ⇔ the finding; öre never lost."""
    stated = sum(amounts) + off
    found = judge(with_clauses(budget([staff(printed(one)) for one in amounts], printed(stated))))
    step = 1 if stated % 100 else 100
    assert ("BUD001" in found.codes) == (abs(off) * 2 > step)
    for one in found:
        if one.code == "BUD001" and sum(amounts) % 100:
            assert f",{sum(amounts) % 100:02d}\N{NO-BREAK SPACE}kr" in one.message


@given(amounts=st.lists(st.integers(1, 10**7), min_size=1, max_size=8), off=st.integers(-2, 2))
def test_rounded_rows(amounts: list[int], off: int) -> None:
    """In tkr both the sum of the printed rows and the rounding of the exact sum are right, and nothing else is."""
    rows = sum(in_tkr(one) for one in amounts)
    stated = rows + off
    found = judge(with_clauses(budget([staff(f"{one} kr") for one in amounts], f"{stated} tkr", "tkr")))
    fits = stated == rows or abs(stated * 1000 - sum(amounts)) <= 500
    assert ("BUD001" not in found.codes) == fits


def in_tkr(kronor: int) -> int:
    """An amount as it is printed in tkr."""
    return int((Decimal(kronor) / 1000).quantize(Decimal(1), ROUND_HALF_UP))


@given(weeks=st.integers(1, 52), hours=st.integers(1, 40), rate=st.integers(1, 999), off=st.integers(-3, 3))
def test_stated_amount_of_a_basis(weeks: int, hours: int, rate: int, off: int) -> None:
    """The product rounds to the stated amount, and each factor printed is the one computed; else there is a finding."""
    product, amount = weeks * hours + off, weeks * hours * rate + off
    basis = {"kind": "product", "factors": [f"{weeks} veckor", f"{hours} tim/vecka"], "rate": f"{rate} kr"}
    stated = {"stated_product": f"{product} tim"} if product > 0 else {}
    line = {"label": "Tid", "kind": "volunteer", "amount": f"{amount} kr", "basis": basis | stated}
    codes = judge(with_clauses(budget([line]))).codes
    assert ("BAS001" in codes) == (off != 0 and product > 0)
    assert ("BAS002" in codes) == (off != 0)


@given(people=st.integers(1, 9), salary=st.integers(1, 900), share=st.integers(1, 100))
def test_share_of_salaries(people: int, salary: int, share: int) -> None:
    """A basis that fits only under one reading is a warning, one that fits none an error."""
    together = Decimal(salary * share) / 100
    basis = {"kind": "salary_share", "people": str(people), "salary": f"{salary} kr", "share": f"{share} %"}
    for amount in (together, together * people, together * people + 3):
        text = kronor_text(amount) + " kr"
        line = {"label": "Lön", "kind": "staff", "amount": text, "basis": basis}
        codes = judge(with_clauses(budget([line]))).codes
        assert ("BAS003" in codes) == (people > 1)
        assert ("BAS002" in codes) == (amount > together * people)


@given(first=DAYS, length=st.integers(1, 1200), decided=st.integers(-400, 400), months=MONTHS)
def test_day_of_decision(first: date, length: int, decided: int, months: int) -> None:
    """Every day of notice and extension falls where the rule says."""
    end = first + timedelta(days=length - 1)
    by = end + timedelta(days=decided)
    found = judge(
        with_clauses(
            {"kind": "term", "period": {"first": first.isoformat(), "last": end.isoformat()}},
            {"kind": "extension", "option": "by_decision", "decide_by": by.isoformat(), "months": "12"},
            {"kind": "notice", "months": str(months), "written": "ja"},
        )
    )
    assert ("TRM009" in found.codes) == (by > end)
    too_late = by <= end < last_of_months(by + timedelta(days=1), months)
    assert ("TRM010" in found.codes) == too_late


@given(first=DAYS, length=st.integers(1, 800), months=st.integers(1, 24))
def test_day_of_report(first: date, length: int, months: int) -> None:
    """A report's due date may follow the end, with a warning if it does by more than six months."""
    end = first + timedelta(days=length - 1)
    report = {
        "what": "slutrapport",
        "sender": "foreningen",
        "receivers": ["kommunen"],
        "frequency": "once",
        "months_after": str(months),
    }
    term = {"kind": "term", "period": {"first": first.isoformat(), "last": end.isoformat()}}
    codes = judge(with_clauses(term, {"kind": "follow_up", "reports": [report]})).codes
    assert ("REP003" in codes) == (months > 6)
    assert "REP001" not in codes


def last_of_months(first: date, months: int) -> date:
    """The day before the same day some months later; the last day of a month that has no such day."""
    years, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + years, month + 1
    if first.day > monthrange(year, month)[1]:
        return date(year, month, monthrange(year, month)[1])
    return date(year, month, first.day) - timedelta(days=1)


@given(first=DAYS, months=st.integers(1, 120), off=st.integers(-3, 3))
def test_whole_months(first: date, months: int, off: int) -> None:
    """A term that ends on the day that whole months end gives no warning, one that ends a few days beside it does."""
    end = last_of_months(first, months) + timedelta(days=off)
    period = {"first": first.isoformat(), "last": end.isoformat()}
    codes = judge(with_clauses({"kind": "term", "period": period})).codes
    assert ("TRM002" in codes) == (off != 0 and end >= first)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=60).filter(str.strip)
WORDS = st.sampled_from(
    ["500 000 kr", "tkr", "3 mnkr per år", "beställaren", "GDPR", "2001:453", "Exempelby", "Föreningen Mötes", "köp"]
)


@given(texts=st.lists(st.lists(TEXT | WORDS, min_size=1).map(" ".join), min_size=1, max_size=4))
def test_any_text_can_be_judged(texts: list[str]) -> None:
    """Whatever a text says, judging it gives findings; the same every time."""
    agreement = with_clauses({"kind": "free", "heading": "Text", "points": [{"text": text} for text in texts]})
    assert judge(agreement) == judge(Agreement.model_validate(agreement.to_data()))


@given(
    first=st.sampled_from(["1000-01-01", "2027-01-31", "2999-12-31", "vintern 2027/28", "2027"]),
    last=st.sampled_from(["1000-01-01", "2027-02-28", "2999-12-31", "årsskiftet 2027/28", None]),
    months=st.sampled_from(["1", "12", "120"]),
    due=st.sampled_from(["1000-01-01", "2999-12-31"]),
)
def test_any_dates_can_be_judged(first: str, last: str | None, months: str, due: str) -> None:
    """Dates at the edge of the calendar, of any precision and in any order, give findings and no exception."""
    report = {"what": "rapport", "sender": "foreningen", "receivers": ["kommunen"], "frequency": "yearly"}
    agreement = with_clauses(
        {"kind": "term", "period": {"first": first, "last": last}},
        {"kind": "extension", "option": "by_decision", "decide_by": due, "months": months, "max_times": "20"},
        {"kind": "notice", "months": "36", "written": "ja"},
        {"kind": "follow_up", "reports": [report | {"due": due}, report | {"months_after": "24"}]},
    )
    findings = judge(agreement)
    assert findings == judge(agreement)
    assert len(findings) > 0
