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
FOR_CHECKS = {
    *("budget.stated_total", "budget.stated_years", "budget.stated_share", "budget.stated_product"),
    *("costs.stated_total", "costs.stated_years", "costs.stated_product"),
    "supplement.figures",
}
"""What the library's own wording leaves out on purpose: figures that are only compared, and what only has looks."""


LEFT = ("last_resort", "others_go_on", "to")
"""Fields of a clause on notice that none of the texts below has."""


def missing(told: Told, text: str, kind: str) -> list[str]:
    """The fields that are told as not shown."""
    found = told(f"# {{{{ heading }}}}\n{text}", kind)
    return sorted(one.message.split()[1] for one in found if one.code == "TPL020")


def test_a_field_that_is_left_out_is_told_with_its_title(told: Told) -> None:
    """Who fills it in believes that the agreement says it."""
    who = "{% for party in notice.parties %}{{ party|called }}{% endfor %}{% if notice.last_resort %}A{% endif %}"
    who += "{% if notice.others_go_on %}B{% endif %}{% if notice.ends_the_term %}C{% endif %}"
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


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("§ Tiden är {{ notice.mounths }}.\n", [*LEFT, "parties", "written"]),
        ("§ Tiden är {{ notice.mounths }} eller {{ notice.moths|mnths }}.\n", [*LEFT, "parties", "written"]),
        ("{%p if notice.writen %}\n§ Tiden är {{ notice.months|months }}.\n{%p endif %}\n", [*LEFT, "parties"]),
        ("{%p for one in notice.partys %}\n§ {{ one|called }} {{ notice.months|months }}\n{%p endfor %}\n",
         [*LEFT, "written"]),
        ("[Min egen stil] Tiden är {{ notice.months|months }}.\n", [*LEFT, "parties", "written"]),
        ("§ Tiden är {{ notice.months|months }}.\n{%p if notice.written %}\n§ A.\n", [*LEFT, "parties"]),
        ("§ Tiden är {{ notice.months| }}.\n", [*LEFT, "parties", "written"]),
        ("{% for %}\n", []),
    ],
)  # fmt: skip
def test_fields_are_told_beside_the_errors(told: Told, text: str, fields: list[str]) -> None:
    """Who mends a template mends it once: what it leaves out is told at once, unless a faulty tag may have meant it."""
    found = told(f"# {{{{ heading }}}}\n{text}", "notice")
    assert found.errors
    assert sorted(one.message.split()[1] for one in found if one.code == "TPL020") == sorted(fields)


def test_fields_that_a_property_reads_are_told_beside_the_errors(told: Told) -> None:
    """What a property shows is tried, in what is left of the template."""
    shown = "§ {{ meeting.nam }}\n- {{ meeting.frequency_phrase }}\n"
    text = f"{{%p for meeting in cooperation.meetings %}}\n{shown}{{%p endfor %}}\n"
    assert "frequency" not in missing(told, text, "cooperation")
    assert "frequency" in missing(told, text.replace("{{ meeting.frequency_phrase }}", "ofta"), "cooperation")
    assert "frequency" not in missing(told, text.replace("frequency_phrase", "frequency_phrse"), "cooperation")


@pytest.mark.parametrize("kind", clause_kinds())
def test_the_library_shows_every_field_but_those_for_checks(kind: str) -> None:
    """A new field gets words, or is listed above."""
    assert {f"{kind}.{name}" for _, name in checked_only(kind)} <= FOR_CHECKS


def test_fields_need_not_be_tried(write: Callable[..., Path]) -> None:
    """Who only asks for errors is spared the rendering."""
    path = write("# {{ heading }}\n§ Avtalet gäller.\n")
    assert lint(path, builtin()).findings.codes == ("TPL020",)
    assert lint(path, builtin(), tried=False).findings.codes == ()
