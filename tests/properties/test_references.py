"""What drawn agreements refer to is there."""

from typing import Any

from hypothesis import given

from iopdocs.testing import agreement_data


@given(agreement_data(order=("annexes", "steering_group", "follow_up")))
def test_who_gets_a_report_is_a_party_or_a_body(data: dict[str, Any]) -> None:
    """Drawn agreements hold "nothing that refers to what is not there": an annex has an id, but gets no report."""
    _, steering, follow_up = data["clauses"]
    known = {one["id"] for one in (*data["parties"], *steering["bodies"])}
    named = {name for report in follow_up.get("reports", ()) for name in (report["sender"], *report["receivers"])}
    assert named <= known
