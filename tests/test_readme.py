"""The README shows what the program says, and its Python runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from iopdocs.cli import main

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PRINTED = "docs/examples/timra-soraker-2018-as-printed.yaml"
SIX_FAULTS = {
    "ger 991\N{NO-BREAK SPACE}tkr": "stated_total: 995 tkr",
    "är 1\N{NO-BREAK SPACE}760\N{NO-BREAK SPACE}tim": "stated_product: 176 tim",
    "196\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr": "share: 10 %",
    "saknar uppsägningstid": "clauses:",
    "saknar en klausul om tvist": "clauses:",
    "en förvaltning är inte en juridisk person": "name: Timrå kommuns socialförvaltning",
}


def checked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """What ``iopdocs check`` says about the printed agreement, run where the README says."""
    monkeypatch.chdir(ROOT)
    assert main(["check", PRINTED]) == 1
    return capsys.readouterr().out


def test_the_first_screen_is_what_check_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The console block is the program's own output, to the letter."""
    shown = re.search(r"```console\n\$ iopdocs check \S+\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    assert shown[1] == checked(capsys, monkeypatch)


@pytest.mark.parametrize("said", SIX_FAULTS)
def test_each_of_the_six_faults_is_told_with_its_line(
    said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line that is named in the finding is the line of the fact in the file."""
    lines = (ROOT / PRINTED).read_text("utf-8").split("\n")
    told = next(line for line in checked(capsys, monkeypatch).split("\n") if said in line)
    number = int(told.split(":")[1])
    assert SIX_FAULTS[said] in lines[number - 1]


def test_the_mended_agreement_has_nothing_above_note(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The agreement as it could be signed exits 0, and strictly too."""
    monkeypatch.chdir(ROOT)
    assert main(["check", "--strict", "docs/examples/timra-soraker-2018.yaml"]) == 0
    assert " fel:" not in capsys.readouterr().out


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown can be copied."""
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    monkeypatch.chdir(tmp_path)
    exec(compile(block, "README.md", "exec"), {})  # noqa: S102 -- our own README
    assert (tmp_path / "avtal.docx").stat().st_size > 1000


def test_the_two_commands_stand_in_the_readme_and_in_the_makefile() -> None:
    """One command runs the main job, one the tests."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for command in ("demo", "test"):
        assert f"$ make {command}" in README
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)
