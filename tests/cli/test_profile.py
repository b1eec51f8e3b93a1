"""``--profile``: a municipality's folder on the command line, and its wording beside ours."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Runner = Callable[..., Any]


@pytest.fixture
def profile(examples: Path, tmp_path: Path) -> Path:
    """A copy of the example profile."""
    return Path(shutil.copytree(examples / "profil-exempelkommun", tmp_path / "profil"))


def test_check_follows_a_profile(iopdocs: Runner, profile: Path, printed: Path) -> None:
    """What the municipality requires is among the findings, with the agreement's file and line."""
    ours, theirs = iopdocs("check", printed), iopdocs("check", "--profile", profile, printed)
    assert "PRO001" not in ours.out
    assert (
        f"{printed}:25: PRO001 fel: avtalet saknar klausulen Tvist (dispute), som Exempelby kommun kräver" in theirs.out
    )
    assert "REP005 notis" in ours.out
    assert "REP005 varning" in theirs.out


def test_render_follows_a_profile(iopdocs: Runner, profile: Path, signed: Path) -> None:
    """The document has the municipality's own wording."""
    sentence = "Verksamheten för deltagarna fortsätter som vanligt".encode()
    assert sentence not in iopdocs("render", "--text", "-o", "a.txt", signed).data
    run = iopdocs("render", "--profile", profile, "--text", "-o", "-", signed)
    assert run.status == 0
    assert sentence in run.data


def test_a_refused_document_proposes_a_draft_by_the_same_profile(
    iopdocs: Runner, profile: Path, printed: Path, signed: Path
) -> None:
    """The proposed command can be pasted: it has the profile that was asked for."""
    lacking = profile.with_name("avtal.yaml")
    text = signed.read_text("utf-8")
    start, end = text.index("  - kind: dispute"), text.index("  - kind: annexes")
    lacking.write_text(text[:start] + text[end:], "utf-8")
    run = iopdocs("render", "--profile", "profil", "avtal.yaml")
    assert run.status == 1
    assert "Ett utkast skrivs med: iopdocs render --draft --profile profil avtal.yaml" in run.err
    assert iopdocs("render", "--draft", "--profile", "profil", "avtal.yaml").status == 0
    assert "--profile" not in iopdocs("render", printed).err


def test_new_has_the_required_clauses(iopdocs: Runner, profile: Path) -> None:
    """The form has what the municipality requires, the parties and the signatures, and what is asked for besides."""
    run = iopdocs("new", "--profile", profile, "--clauses", "surplus", "-")
    kinds = [line.split()[-1] for line in run.out.splitlines() if line.startswith("  - kind: ")]
    assert kinds[2:] == [
        "parties", "background", "values", "purpose", "commitments", "responsibility", "steering_group", "budget",
        "follow_up", "term", "notice", "amendments", "renegotiation", "rescission", "surplus", "dispute", "signatures",
    ]  # fmt: skip
    saved = iopdocs("new", "--profile", "profil", "avtal.yaml")
    assert "iopdocs check --profile profil avtal.yaml" in saved.out


@pytest.mark.parametrize(
    "command", [("check",), ("render",), ("new",), ("templates", "lint"), ("templates", "diff"), ("templates", "sync")]
)
def test_a_faulty_profile_stops_every_command(iopdocs: Runner, profile: Path, command: tuple[str, ...]) -> None:
    """What is wrong with the profile is told with its file and line, and nothing is done."""
    with (profile / "profile.yaml").open("a", encoding="utf-8") as file:
        file.write("requierd: [term]\n")
    files = [] if command[0] == "templates" else ["avtal.yaml"]
    run = iopdocs(*command, "--profile", profile, *files)
    assert (run.status, run.out) == (2, "")
    assert "INP002 fel: fältet requierd finns inte i profilen\n    menas required?" in run.err
    assert f"{profile}/profile.yaml:" in run.err
    assert run.files == ["profil"]


def test_a_profile_that_is_not_there(iopdocs: Runner, signed: Path) -> None:
    """A folder that is not there is told in Swedish."""
    run = iopdocs("check", "--profile", "ingen", signed)
    assert (run.status, run.out) == (2, "")
    assert "är inte en mapp" in run.err


def test_adopt_and_diff(iopdocs: Runner, profile: Path) -> None:
    """The way of a lawyer: take our wording, change it, see the difference."""
    adopted = iopdocs("templates", "adopt", "--profile", "profil", "surplus")
    assert adopted.status == 0
    assert "sync --profile profil" in adopted.out
    assert (
        "surplus: vår mall är densamma som när er gjordes\n    texterna är lika"
        in iopdocs("templates", "diff", "--profile", "profil", "surplus").out
    )
    (profile / "sv" / "surplus.docx").unlink()
    text = (profile / "sv" / "surplus.txt").read_text("utf-8")
    (profile / "sv" / "surplus.txt").write_text(text.replace("får inte delas ut", "delas aldrig ut"), "utf-8")
    assert iopdocs("templates", "new", "--profile", "profil", "surplus").status == 0
    run = iopdocs("templates", "diff", "--profile", "profil")
    assert run.status == 0
    assert "+§ Överskott delas aldrig ut" in run.out
    assert "letterhead: er egen brevmall" in run.out


def test_diff_tells_that_ours_has_changed(iopdocs: Runner, profile: Path) -> None:
    """A wording of ours that is another than the one theirs was made after gives status 1, until it is settled."""
    settings = profile / "profile.yaml"
    text = settings.read_text("utf-8")
    start = text.index("dispute: ", text.index("based_on:")) + len("dispute: ")
    settings.write_text(text[:start] + "0" * 64 + text[start + 64 :], "utf-8")
    run = iopdocs("templates", "diff", "--profile", "profil")
    assert run.status == 1
    assert "dispute: vår mall har ändrats sedan er gjordes; när ni har tagit ställning: " in run.out
    assert iopdocs("templates", "adopt", "--keep", "--profile", "profil", "dispute").status == 0
    assert iopdocs("templates", "diff", "--profile", "profil").status == 0
    assert settings.read_text("utf-8") == text


def test_diff_tells_what_has_changed_in_ours(iopdocs: Runner, profile: Path) -> None:
    """What we have changed stands before what differs between us, as long as our text of then is kept."""
    iopdocs("templates", "adopt", "--profile", "profil", "surplus")
    kept, settings = profile / "sv" / "based_on" / "surplus.txt", profile / "profile.yaml"
    then = kept.read_text("utf-8").replace("Överskott", "Vinst")
    now = hashlib.sha256(kept.read_bytes()).hexdigest()
    kept.write_text(then, "utf-8")
    text = settings.read_text("utf-8").replace(now, hashlib.sha256(then.encode()).hexdigest())
    settings.write_text(text, "utf-8")
    run = iopdocs("templates", "diff", "--profile", "profil", "surplus")
    assert run.status == 1
    ours, theirs = run.out.split("    så här skiljer sig er text från vår:\n")
    assert "    det här har vi ändrat:\n--- iopdocs/sv/surplus.txt (när er gjordes)\n" in ours
    assert "-§ Vinst" in ours
    assert "+§ Överskott" in ours
    assert theirs == "    texterna är lika\n"


def test_adopt_refuses(iopdocs: Runner, profile: Path) -> None:
    """What exists is not overwritten, a name never becomes a path, and nothing can be kept that is not there."""
    before = sorted(path.name for path in (profile / "sv").iterdir())
    for arguments, said in (
        (["dispute"], "finns redan"),
        (["../../x"], "klausultypen ../../x finns inte"),
        (["--keep", "term"], "profilen har ingen egen term.docx"),
    ):
        run = iopdocs("templates", "adopt", "--profile", "profil", *arguments)
        assert (run.status, run.out) == (2, "")
        assert said in run.err
    run = iopdocs("templates", "diff", "--profile", "profil", "term")
    assert (run.status, run.out) == (2, "")
    assert sorted(path.name for path in (profile / "sv").iterdir()) == before


def test_a_file_that_cannot_be_compared(iopdocs: Runner, profile: Path) -> None:
    """A file that is no Word file is told, and the others are compared."""
    (profile / "sv" / "term.docx").write_bytes(b"inte Word")
    run = iopdocs("templates", "diff", "--profile", "profil")
    assert run.status == 2
    assert "term.docx" in run.err
    assert "+§ Verksamheten för deltagarna" in run.out


def test_the_example_is_in_order(iopdocs: Runner, profile: Path) -> None:
    """The example's own wording has no faults under its own letterhead, and neither has ours."""
    run = iopdocs("templates", "lint", "--profile", profile)
    assert (run.status, run.out) == (0, "inga anmärkningar\n")
    before = {path: path.read_bytes() for path in profile.rglob("*") if path.is_file()}
    assert iopdocs("templates", "sync", "--profile", profile).out.endswith("redan i ordning\n")
    assert {path: path.read_bytes() for path in profile.rglob("*") if path.is_file()} == before


def test_lint_tries_ours_under_the_profiles_letterhead(iopdocs: Runner, profile: Path) -> None:
    """A letterhead that lacks a style which our wording uses is found, though our file is not in the profile."""
    from iopdocs.opc import read_package, write_package

    path = profile / "sv" / "letterhead.docx"
    parts = read_package(path.read_bytes(), name=path.name)
    styles = parts["word/styles.xml"].replace(b'w:val="Tabellsumma siffra"', b'w:val="Egen summa"')
    path.write_bytes(write_package(parts | {"word/styles.xml": styles}))
    run = iopdocs("templates", "lint", "--profile", profile)
    assert run.status == 1
    assert "TPL002" in run.out
    assert "budget.docx" in run.out


def test_folder_and_profile_exclude_each_other(iopdocs: Runner, profile: Path) -> None:
    """A command works on one folder of templates."""
    run = iopdocs("templates", "lint", "--profile", profile, "--folder", profile / "sv")
    assert run.status == 2
    assert "går inte ihop med" in run.err


def test_files_that_are_open_in_word_are_passed_by(iopdocs: Runner, profile: Path) -> None:
    """Lock files of Word are none of the templates."""
    (profile / "sv" / "~$dispute.docx").write_bytes(b"x")
    assert iopdocs("templates", "sync", "--profile", profile).status == 0
