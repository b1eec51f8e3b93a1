"""Fields that make no difference to the text are told, but for those that only serve the checks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from iopdocs.clauses import clause_kinds
from iopdocs.findings import Findings, Severity
from iopdocs.lint import lint
from iopdocs.lint.fieldlint import checked_only
from iopdocs.wording.templates import builtin

Told = Callable[..., Findings]
FOR_CHECKS = {"budget.stated_total", "budget.stated_years", "budget.stated_share", "budget.stated_product"}
"""What the library's own wording leaves out on purpose: figures that are only compared."""


def missing(told: Told, text: str, kind: str) -> list[str]:
    """The fields that are told as not shown."""
    found = told(f"# {{{{ heading }}}}\n{text}", kind)
    return sorted(one.message.split()[1] for one in found if one.code == "TPL020")


def test_a_field_that_is_left_out_is_told_with_its_title(told: Told) -> None:
    """Who fills it in believes that the agreement says it."""
    who = "{% for party in notice.parties %}{{ party|called }}{% endfor %}{% if notice.last_resort %}A{% endif %}"
    (found,) = told(f"# {{{{ heading }}}}\n§ Tiden är {{{{ notice.months|months }}}}.\n§ {who}.\n", "notice")
    assert (found.code, found.severity) == ("TPL020", Severity.WARNING)
    assert "fältet written (uppsägningen ska vara skriftlig)" in found.message


def test_fields_inside_groups_are_told(told: Told) -> None:
    """A field of an item in a list counts as those of the clause."""
    text = "{%p for item in definitions.items %}\na) {{ item.term }}\n{%p endfor %}\n"
    assert missing(told, text, "definitions") == ["meaning"]


def test_a_field_that_a_property_reads_is_shown(told: Told) -> None:
    """Whether the text differs is tried, where the template reads something else than the field itself."""
    text = (
        "{%p for meeting in cooperation.meetings %}\n§ {{ meeting.name }}: {{ meeting.frequency_phrase }}"
        "{% if meeting.occasion %}, {{ meeting.occasion }}{% endif %}"
        "{% if meeting.convened_by %}, {{ meeting.convened_by|called }}{% endif %}, {{ meeting.participants|join }}.\n"
        "{%p endfor %}\n"
    )
    assert missing(told, text.replace("{{ meeting.frequency_phrase }}", "ofta"), "cooperation") == ["frequency"]


def test_fields_that_only_serve_the_checks_are_not_told(told: Told) -> None:
    """A stated sum is compared with the sum that is computed; no wording prints it."""
    own = (Path(__file__).parents[2] / "templates" / "sv" / "budget.txt").read_text("utf-8").partition("\n")[2]
    assert missing(told, own, "budget") == []


def test_a_template_with_errors_is_not_tried(told: Told) -> None:
    """What cannot be rendered says nothing of fields."""
    assert missing(told, "§ Tiden är {{ notice.mounths }}.\n", "notice") == []


@pytest.mark.parametrize("kind", clause_kinds())
def test_the_library_shows_every_field_but_those_for_checks(kind: str) -> None:
    """A new field gets words, or is listed above."""
    assert {f"{kind}.{name}" for _, name in checked_only(kind)} <= FOR_CHECKS


def test_fields_need_not_be_tried(write: Callable[..., Path]) -> None:
    """Who only asks for errors is spared the rendering."""
    path = write("# {{ heading }}\n§ Avtalet gäller.\n")
    assert lint(path, builtin()).findings.codes == ("TPL020",)
    assert lint(path, builtin(), tried=False).findings.codes == ()
