"""What is said about an agreement, whatever it says itself."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.findings import Path
from iopdocs.swedish import den_date, plural
from iopdocs.testing import agreement_data, assemble, draft_data, example_agreement

EVERYDAY = st.text("abcdefghijklmnopqrstuvwxyzåäö ", min_size=1, max_size=30).filter(str.strip)
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def leads_somewhere(data: Any, path: Path) -> bool:
    """Whether a path leads to a fact, or to a place where one could stand."""
    if len(path) < 2:
        return True
    step, *rest = path
    within = step in data if isinstance(data, dict) else isinstance(step, int) and step < len(data)
    return within and leads_somewhere(data[step], tuple(rest))


@settings(max_examples=60)
@given(agreement_data(text=EVERYDAY))
def test_any_agreement_can_be_judged(data: dict[str, Any]) -> None:
    """Any agreement gives findings that lead somewhere and speak Swedish, the same ones from a file and from itself."""
    findings = iop.check(data)
    assert all(leads_somewhere(data, one.path) for one in findings)
    assert not [one for one in findings if "None" in one.message or "Decimal(" in one.message]
    assert sorted(findings.codes) == sorted(iop.check(Agreement.model_validate(data)).codes)


@settings(max_examples=60)
@given(draft_data())
def test_any_draft_can_be_judged(data: dict[str, Any]) -> None:
    """A missing fact never stops the judgement, and never shows in a message as a thing of the program's own."""
    findings = iop.check(data)
    assert findings.errors
    assert not [one for one in findings if "Hole(" in one.message]


@given(first=DAYS, length=st.integers(1, 40), months=st.integers(1, 36))
def test_notice_longer_than_the_term(first: date, length: int, months: int) -> None:
    """A notice that cannot run out before the term does is told, and only such a one."""
    end = first.replace(
        year=first.year + (first.month - 1 + length) // 12, month=(first.month - 1 + length) % 12 + 1, day=1
    )
    first = first.replace(day=1)
    period = {"first": str(first), "last": str(end - timedelta(days=1))}
    term, notice = {"kind": "term", "period": period}, {"kind": "notice", "months": str(months), "written": "ja"}
    assert ("TRM008" in iop.check(example_agreement(term, notice)).codes) == (months >= length)


@given(first=DAYS, last=DAYS, decided=DAYS, months=st.integers(1, 36), due=DAYS)
def test_the_document_has_the_days_that_were_judged(
    first: date, last: date, decided: date, months: int, due: date
) -> None:
    """Every day of notice, extension and report stands in the document as the data say it."""
    report = {
        "what": "rapport",
        "sender": "foreningen",
        "receivers": ["kommunen"],
        "frequency": "once",
        "due": str(due),
    }
    data = example_agreement(
        {"kind": "term", "period": {"first": str(first), "last": str(last)}},
        {"kind": "extension", "option": "by_decision", "decide_by": str(decided), "months": "12"},
        {"kind": "notice", "months": str(months), "written": "ja"},
        {"kind": "follow_up", "reports": [report]},
    )
    text = assemble(Agreement.model_validate(data)).text
    assert f"från och med {den_date(first)} till och med {den_date(last)}" in text or first == last
    assert f"senast {den_date(decided)}" in text
    assert f"Uppsägningstiden är {plural(months, 'månad', 'månader')}" in text
    assert f"senast {due}" in text
