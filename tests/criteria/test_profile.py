"""Assessments and a municipality's profile, which may have its own criteria and its own wording of the annex."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import iopdocs as iop
from iopdocs.wording.find import builtin_templates

Data = Callable[..., dict[str, Any]]


@pytest.fixture
def profile(tmp_path: Path) -> Callable[[str], Path]:
    """Write a profile with these choices and return its folder."""

    def write(choices: str) -> Path:
        (tmp_path / "profile.yaml").write_text(f"name: Exempelby kommun\n{choices}\n", "utf-8")
        return tmp_path

    return write


@pytest.mark.parametrize(("criteria", "told"), [("skr-2017", ()), ("umea", ("PRO003",))])
def test_other_criteria_than_those_of_the_profile_are_told(
    criteria: str, told: tuple[str, ...], assessed: Data, profile: Callable[[str], Path]
) -> None:
    """The municipality has chosen; an assessment by other criteria is a warning that names both."""
    found = iop.check(assessed("skr-2017"), profile=profile(f"criteria: {criteria}")).warnings
    assert found.codes == told
    assert all("Umeå kommun" in one.message and "Regioner, 2017" in one.message for one in found)


def test_clauses_are_not_asked_of_an_assessment(assessed: Data, profile: Callable[[str], Path]) -> None:
    """What a profile requires of agreements is nothing to an assessment."""
    assert iop.check(assessed("skr-2017"), profile=profile("required: [dispute]")).warnings.codes == ()


@pytest.mark.parametrize(("dated", "degree"), [("2026-05-01", "error"), ("2027-05-01", "note")])
def test_a_severity_is_changed_by_the_day_of_the_assessment(
    dated: str, degree: str, assessed: Data, profile: Callable[[str], Path]
) -> None:
    """A profile may see a rule about assessments in its own way, until a day."""
    change = "severities: [{code: CRI012, severity: error, reason: Källan ska läsas., until: 2026-12-31}]"
    found = iop.check(assessed("skr-2017", dated=dated), profile=profile(change))
    assert [one.severity.value for one in found if one.code == "CRI012"] == [degree]
    expired = [one.message for one in found if one.code == "PRO002"]
    assert all("men bedömningen är från" in message for message in expired)
    assert bool(expired) is (degree == "note")


def test_a_profile_may_word_the_annex(assessed: Data, profile: Callable[[str], Path]) -> None:
    """A Word file named for the sort of paper is the municipality's own text of it."""
    folder = profile("criteria: skr-2017")
    (folder / "sv").mkdir()
    shutil.copy(builtin_templates() / "sv" / "assessment.docx", folder / "sv")
    assert iop.render(assessed("skr-2017"), profile=folder).data == iop.render(assessed("skr-2017")).data
    shutil.copy(folder / "sv" / "assessment.docx", folder / "sv" / "asessment.docx")
    with pytest.raises(iop.InvalidProfile) as refused:
        iop.render(assessed("skr-2017"), profile=folder)
    assert "menas assessment.docx?" in str(refused.value)
