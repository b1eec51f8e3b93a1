"""``iopdocs check``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from iopdocs.verbs import check, render


def test_findings_are_told_line_by_line_with_a_summary(iopdocs: Callable[..., Any], printed: Path) -> None:
    """Each finding stands with file, line, code and hint as in the library; the last line sums them up."""
    run = iopdocs("check", printed)
    found = check(printed)
    assert (run.status, run.err) == (1, "")
    assert run.out == f"{found}\n{printed}: {found.summary}\n"
    assert f"{printed}:159: BUD001 fel: " in run.out


def test_an_agreement_without_errors_gives_0(iopdocs: Callable[..., Any], signed: Path) -> None:
    """The agreement that can be signed gives a summary and status 0."""
    run = iopdocs("check", signed)
    assert (run.status, run.err) == (0, "")
    assert run.out.splitlines()[-1] == f"{signed}: {check(signed).summary}"


def test_the_file_is_called_what_the_user_called_it(iopdocs: Callable[..., Any], tmp_path: Path) -> None:
    """A finding begins with the name from the command line, so that an editor can follow it."""
    (tmp_path / "avtal.yaml").write_text("titel: A\n", encoding="utf-8")
    run = iopdocs("check", "./avtal.yaml")
    assert "\n./avtal.yaml:1: INP002 fel: " in run.out
    assert run.out.splitlines()[-1].startswith("./avtal.yaml: ")


def test_one_bad_file_does_not_stop_the_others(iopdocs: Callable[..., Any], signed: Path, printed: Path) -> None:
    """What is missing or a folder is told on standard error; the others are checked; the status is 2."""
    run = iopdocs("check", "saknas.yaml", printed, ".", signed)
    assert run.status == 2
    assert run.err == ("iopdocs check: filen saknas.yaml finns inte\niopdocs check: . är en mapp, inte en fil\n")
    assert [line for line in run.out.splitlines() if "saknas.yaml" in line] == []
    assert f"{printed}: " in run.out
    assert f"{signed}: " in run.out


def test_the_worst_file_decides_the_status(iopdocs: Callable[..., Any], signed: Path, printed: Path) -> None:
    """One file with errors among those without gives 1, in any order."""
    assert iopdocs("check", signed, printed).status == 1
    assert iopdocs("check", printed, signed).status == 1
    assert iopdocs("check", signed, signed).status == 0


@pytest.mark.parametrize("text", ["titel: A\n", '{"titel": "A"}'])
def test_standard_input_is_read(iopdocs: Callable[..., Any], text: str) -> None:
    """A dash reads YAML or JSON from standard input, and findings say so by a dash."""
    run = iopdocs("check", "-", stdin=text)
    assert run.status == 1
    assert "\n-:1: INP002 fel: " in run.out
    assert run.out.splitlines()[-1].startswith("-: ")


def test_empty_standard_input_is_an_error(iopdocs: Callable[..., Any]) -> None:
    """An empty input is read and found wanting."""
    run = iopdocs("check", "-")
    assert run.status == 1
    assert "INP016" in run.out


def test_standard_input_is_read_once(iopdocs: Callable[..., Any]) -> None:
    """Two dashes are refused, as the second would find nothing."""
    run = iopdocs("check", "-", "-")
    assert (run.status, run.out) == (2, "")
    assert "bara läsas en gång" in run.err


def test_json_has_the_same_findings(iopdocs: Callable[..., Any], signed: Path, printed: Path) -> None:
    """``--json`` gives one document: each file's findings as the library gives them, and their numbers."""
    run = iopdocs("check", "--json", printed, signed)
    report = json.loads(run.out)
    found = check(printed)
    assert (run.status, run.err) == (1, "")
    assert [sorted(one) for one in report] == [["errors", "file", "findings", "notes", "warnings"]] * 2
    assert [one["file"] for one in report] == [str(printed), str(signed)]
    assert report[0]["findings"] == json.loads(found.to_json())
    assert (report[0]["errors"], report[0]["warnings"]) == (len(found.errors), len(found.warnings))
    assert report[1]["errors"] == 0


def test_json_is_whole_also_when_a_file_is_missing(iopdocs: Callable[..., Any], signed: Path) -> None:
    """A missing file has its place in the report, is told on standard error, and gives 2."""
    run = iopdocs("check", "--json", "saknas.yaml", signed)
    report = json.loads(run.out)
    assert run.status == 2
    assert [finding["code"] for finding in report[0]["findings"]] == ["INP010"]
    assert len(report) == 2
    assert run.err == "iopdocs check: filen saknas.yaml finns inte\n"


def test_strict_counts_warnings(iopdocs: Callable[..., Any], signed: Path, tmp_path: Path) -> None:
    """A warning alone gives 0, and 1 with ``--strict``."""
    text = signed.read_text("utf-8").replace("title: ", "title: Nr #1 ", 1)
    (tmp_path / "avtal.yaml").write_text(text, encoding="utf-8")
    assert check(tmp_path / "avtal.yaml").warnings
    assert iopdocs("check", "avtal.yaml").status == 0
    assert iopdocs("check", "--strict", "avtal.yaml").status == 1
    assert iopdocs("check", "--strict", signed).status == 0


def test_a_word_file(iopdocs: Callable[..., Any], signed: Path, tmp_path: Path) -> None:
    """A Word file is checked by the data that it carries, and by whether its text still says the same."""
    path = render(signed).save(tmp_path / "avtal.docx")
    run = iopdocs("check", path)
    assert (run.status, run.err) == (0, "")
    assert run.out.splitlines()[-1] == f"{path}: {check(signed).summary}"
