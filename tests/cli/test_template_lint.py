"""``iopdocs templates lint`` and ``try``: what a lawyer runs on a clause file."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from iopdocs.cli import main

WRONG = "# {{ heading }}\n§ Avtalet gäller {{ term.perod|period }} och kostar 500\N{NO-BREAK SPACE}kr.\n"
RIGHT = "# {{ heading }}\n§ Avtalet gäller {{ term.period|period }}.\n"


def run(*arguments: object) -> int:
    """Run one command."""
    return main(["templates", *map(str, arguments)])


@pytest.fixture
def written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with a template that has an error and a warning."""
    return made(tmp_path, WRONG, capsys)


def made(folder: Path, text: str, capsys: pytest.CaptureFixture[str]) -> Path:
    """Write the template of a term, and return its path."""
    (folder / "term.txt").write_text(text, "utf-8")
    run("new", "term", "--folder", folder)
    capsys.readouterr()
    return folder / "term.docx"


def test_text_tells_place_code_words_and_hint(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each finding, the hint below it, a summary last, and exit status 1 for errors."""
    assert run("lint", written) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{written}:2: TPL003 fel: stycket ”Avtalet gäller")
    assert lines[1].startswith("    rätta taggen")
    assert lines[-1] == "1 fel, 1 varning"


def test_json_has_each_file_with_its_findings(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shape is that of ``iopdocs check --json``."""
    assert run("lint", written, "--json") == 1
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["file"], one["errors"], one["warnings"], one["notes"]) == (str(written), 1, 1, 0)
    assert [finding["code"] for finding in one["findings"]] == ["TPL003", "TPL021"]


def test_sarif_is_one_log(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The log has every file's results, and what program they are of."""
    assert run("lint", written, "--sarif") == 1
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    assert log["runs"][0]["tool"]["driver"]["name"] == "iopdocs"
    assert len(log["runs"][0]["results"]) == 2


def test_comments_are_written_in_a_copy(written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The copy has a comment for each finding; the original is as it was."""
    before = written.read_bytes()
    copy = tmp_path / "kopia.docx"
    assert run("lint", written, "--comments", copy) == 1
    said = capsys.readouterr()
    assert f"skrev {copy} med 2 kommentarer" in said.err
    assert "kommentarer" not in said.out
    assert len(docx.Document(io.BytesIO(copy.read_bytes())).comments) == 2
    assert written.read_bytes() == before


def test_comments_of_a_folder_are_written_in_a_folder(
    written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each template has a copy of the same name."""
    run("new", "notice", "--folder", tmp_path)
    assert run("lint", "--folder", tmp_path, "--comments", f"{tmp_path}/granskade/") == 1
    assert sorted(path.name for path in (tmp_path / "granskade").iterdir()) == ["notice.docx", "term.docx"]
    assert "skrev" in capsys.readouterr().err
    assert written.is_file()


@pytest.mark.parametrize("target", ["term.docx", ".", "kopia.txt"])
def test_a_copy_is_never_the_original(
    written: Path, target: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A template is not written over, whatever way the copy is named, and a copy is a Word file."""
    monkeypatch.chdir(written.parent)
    before = written.read_bytes()
    assert run("lint", "term.docx", "--comments", target) == 2
    assert written.read_bytes() == before
    assert "--comments" in (err := capsys.readouterr().err) or "skrivs inte över" in err


def test_warnings_count_only_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning is told, and is an error with ``--strict``."""
    path = made(tmp_path, f"{RIGHT}§ Det kostar 500\N{NO-BREAK SPACE}kr.\n", capsys)
    assert run("lint", path) == 0
    assert run("lint", path, "--strict") == 1
    assert "TPL021 varning" in capsys.readouterr().out


def test_a_sound_template_is_said_to_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to say is said."""
    assert run("lint", made(tmp_path, RIGHT, capsys)) == 0
    assert capsys.readouterr().out == "inga anmärkningar\n"


def test_the_kind_can_be_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file with a name of its own is judged, and tried, as the kind that is named."""
    path = made(tmp_path, RIGHT, capsys).rename(tmp_path / "avtalstid 3.docx")
    assert run("lint", path) == 1
    assert run("lint", path, "--kind", "term") == 0
    assert run("try", path, "--kind", "term", "-o", tmp_path / "ut.docx") == 0
    assert (tmp_path / "ut.docx").is_file()


def test_try_shows_the_texts_and_writes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The document lies where one stands, and is no template to the other commands."""
    monkeypatch.chdir(tmp_path)
    path = made(tmp_path, RIGHT, capsys)
    assert run("try", path) == 0
    out = capsys.readouterr().out
    assert out.startswith("klausultypens exempel\n    1\tAvtalstid\n    1.1\tAvtalet gäller från och med")
    assert "skrev term-prov.docx med" in out
    assert (tmp_path / "term-prov.docx").is_file()
    assert run("lint", "--folder", tmp_path) == 0
    assert capsys.readouterr().out == "inga anmärkningar\n"


def test_a_template_with_faults_is_not_tried(written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The fault is told, with the command that tells all of them, and nothing is written."""
    assert run("try", written, "-o", tmp_path / "ut.docx") == 1
    err = capsys.readouterr().err
    assert "menas period?" in err
    assert f"iopdocs templates lint {written}\n" in err
    assert not (tmp_path / "ut.docx").exists()


def test_the_command_that_tells_all_has_the_same_profile(
    written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who lints without the profile is told about another letterhead."""
    (tmp_path / "profile.yaml").write_text("name: Exempelby kommun\n", "utf-8")
    other = written.rename(tmp_path / "utkast.docx")
    assert run("try", other, "--profile", tmp_path, "--kind", "term") == 1
    assert f"iopdocs templates lint {other} --profile {tmp_path} --kind term\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("term.docx", "-o", "term.docx"), "skrivs inte över"),
        (("term.docx", "-o", "ut.pdf"), "ska sluta på .docx"),
        (("nej.docx",), "finns inte"),
        (("term.docx", "--kind", "nej"), "klausultypen nej finns inte"),
        (("term.docx", "-o", "nej/ut.docx"), "kunde inte skrivas"),
    ],
)
def test_what_cannot_be_tried_is_told(
    tmp_path: Path,
    arguments: tuple[str, ...],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit status 2 and a Swedish sentence, and the template is as it was."""
    monkeypatch.chdir(tmp_path)
    path = made(tmp_path, RIGHT, capsys)
    before = path.read_bytes()
    assert run("try", *arguments) == 2
    assert said in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_copy_that_cannot_be_written_is_told(
    written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither an unsafe template nor a file in the way of the folder ends in silence."""
    (tmp_path / "fil").write_bytes(b"")
    assert run("lint", written, "--comments", tmp_path / "fil" / "kopia.docx") == 2
    assert "kunde inte skrivas" in capsys.readouterr().err
    written.write_bytes(b"inte Word")
    assert run("lint", written, "--comments", tmp_path / "kopia.docx") == 2
    assert "skrevs inte" in capsys.readouterr().err


@pytest.mark.parametrize("flag", ["--folder", "--profile"])
def test_the_command_that_settles_is_about_the_same_templates(
    tmp_path: Path, flag: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who settled the built-in templates instead would believe that all is well."""
    (tmp_path / "profile.yaml").write_text("name: Exempelby kommun\n", "utf-8")
    (tmp_path / "sv").mkdir()
    place = tmp_path / "sv" if flag == "--profile" else tmp_path
    made(place, RIGHT, capsys).with_suffix(".txt").unlink()
    assert run("lint", flag, tmp_path) == 0
    assert f"    kör iopdocs templates sync {flag} {tmp_path}\n" in capsys.readouterr().out
