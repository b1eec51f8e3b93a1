"""Agreements that follow upon earlier ones: extensions, and what replaces another."""

from __future__ import annotations

import pytest

import iopdocs
from iopdocs.testing import example_agreement

CODES = {"TRM015", "TRM016"}


def told(kind: str, earlier: str, term: str) -> list[tuple[str, str]]:
    """Code and message of what is said of two agreements' times."""
    item = {"kind": kind, "title": "avtalet om mötet", "period": earlier}
    data = example_agreement({"kind": "term", "period": term}, {"kind": "related", "items": [item]})
    return [(one.code, one.message.replace("\u00a0", " ")) for one in iopdocs.check(data) if one.code in CODES]


def apart(last: str, first: str, what: str) -> str:
    """The sentence about two times."""
    return f"”avtalet om mötet” gäller till och med {last} och avtalet från och med {first}: {what}"


@pytest.mark.parametrize(
    ("earlier", "term", "said"),
    [
        ("2026-01-01 – 2026-12-31", "2027-01-01 – 2027-12-31", ()),
        ("2025–2026", "2027–2028", ()),
        ("2026-01-01 – 2026-12-31", "tills vidare från och med 2027-01-01", ()),
        (
            "2026-01-01 – 2026-12-31",
            "2027-01-02 – 2027-12-31",
            ("den 31 december 2026", "den 2 januari 2027", "en dag saknar avtal"),
        ),
        (
            "2026-01-01 – 2026-12-31",
            "2026-12-30 – 2027-12-31",
            ("den 31 december 2026", "den 30 december 2026", "tiderna överlappar två dagar"),
        ),
        ("2025", "2027", ("2025", "2027", "minst 365 dagar saknar avtal")),
        ("mars 2026 – augusti 2026", "augusti 2026 – december 2026", ()),
        (
            "mars 2026 – oktober 2026",
            "augusti 2026 – december 2026",
            ("oktober 2026", "augusti 2026", "tiderna överlappar minst 32 dagar"),
        ),
    ],
)
def test_an_extension_begins_the_day_after(earlier: str, term: str, said: tuple[str, str, str] | tuple[()]) -> None:
    """A gap and an overlap are errors with both days; what dates that are not exact leave open is not guessed."""
    assert told("extended", earlier, term) == ([("TRM015", apart(*said))] if said else [])


def test_what_is_replaced_may_overlap_but_not_leave_a_gap() -> None:
    """An agreement that is replaced ends when the new one begins; a gap is warned of."""
    assert told("replaced", "2026", "2026-07-01 – 2027-12-31") == []
    (gap,) = told("replaced", "2026-01-01 – 2026-12-31", "2027-02-01 – 2027-12-31")
    assert gap == ("TRM016", apart("den 31 december 2026", "den 1 februari 2027", "31 dagar saknar avtal"))


@pytest.mark.parametrize("kind", ["activity", "agreement", "grant"])
def test_what_goes_on_beside_has_its_own_time(kind: str) -> None:
    """Only what is extended or replaced has to meet the agreement's first day."""
    assert told(kind, "2020", "2027") == []


@pytest.mark.parametrize(("amount", "codes"), [("400 000 kr", []), ("400 001 kr", ["PAY006"])])
def test_a_reclaim_is_at_most_what_was_paid(amount: str, codes: list[str]) -> None:
    """The whole of what was paid may be claimed back, and not a krona more."""
    lines = [{"label": "Stöd", "kind": "cash", "to": "foreningen", "amount": "400 000 kr"}]
    budget = {"kind": "budget", "unit": "kr", "contributions": [{"party": "kommunen", "lines": lines}]}
    claim = {"kind": "repayment", "triggers": ["misuse"], "extent": "whole", "at_most": amount}
    found = iopdocs.check(example_agreement(budget, claim))
    assert [one.code for one in found if one.code == "PAY006"] == codes


def test_a_reclaim_is_not_judged_where_no_payment_is_known() -> None:
    """Without a cash contribution in the budget nothing can be said of the limit."""
    claim = {"kind": "repayment", "triggers": ["misuse"], "extent": "whole", "at_most": "1 kr"}
    assert "PAY006" not in iopdocs.check(example_agreement(claim)).codes
