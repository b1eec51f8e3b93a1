"""Which wording a document is written with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import iopdocs as iop
from iopdocs.batches.version import wording_version


@pytest.fixture
def profile(tmp_path: Path, examples: Path) -> Path:
    """A municipality's profile that may be changed."""
    return Path(shutil.copytree(examples / "profil-exempelkommun", tmp_path / "profil"))


def version(folder: Path) -> str:
    """The version of the wording with a profile."""
    return wording_version(iop.Profile.load(folder))


def test_the_same_wording_has_the_same_version(profile: Path, examples: Path) -> None:
    """Where the profile lies does not matter."""
    assert version(profile) == version(examples / "profil-exempelkommun")
    assert wording_version(None) == wording_version(None) != version(profile)


def test_a_changed_template_is_another_version(profile: Path) -> None:
    """So is one that is added, or taken away."""
    before = version(profile)
    (profile / "sv" / "term.docx").write_bytes(b"other")
    changed = version(profile)
    (profile / "sv" / "letterhead.docx").unlink()
    assert len({before, changed, version(profile)}) == 3


def test_a_changed_demand_is_another_version(profile: Path) -> None:
    """What the profile asks for decides whether there is a document at all."""
    before = version(profile)
    text = (profile / "profile.yaml").read_text("utf-8")
    (profile / "profile.yaml").write_text(text.replace("name: ", "name: Nya "), "utf-8")
    assert version(profile) != before


def test_another_release_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules and layout may change with the library."""
    before = wording_version(None)
    monkeypatch.setattr("iopdocs.batches.version.program_version", lambda: "99")
    assert wording_version(None) != before
