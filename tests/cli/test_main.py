"""The command line as a whole: how it starts, how it ends and how it speaks."""

import argparse
import gc
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from iopdocs.cli import COMMANDS

HEAVY = {"babel", "docx", "docxtpl", "jinja2", "lxml", "pydantic", "yaml"}
ENGLISH = re.compile(
    r"\b(usage|positional|arguments|options|show|this|help|message|and|exit|error|invalid|choice|choose|from|the|"
    r"following|are|required|expected|one|unrecognized|not|allowed|with|ignored|explicit|ambiguous|could)\b"
)


def process(*argv: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    command = (sys.executable, "-m", "iopdocs", *argv)
    return subprocess.run(command, check=False, capture_output=True, env=os.environ | environment)


def prose(text: str) -> str:
    """The text without flags and command names, which are English by choice."""
    return re.sub(r"--?[a-z]+|\biopdocs [a-z]+", "", text)


@pytest.mark.parametrize("command", [[], ["check"], ["render"], ["explain"], ["new"]])
def test_help_is_swedish(iopdocs: Callable[..., Any], command: list[str]) -> None:
    """Every command's help is on standard output, ends with 0 and has none of argparse's English."""
    run = iopdocs(*command, "--help")
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith("användning: iopdocs")
    assert "visa den här hjälpen och avsluta" in run.out
    assert ENGLISH.findall(prose(run.out)) == []


@pytest.mark.parametrize(
    "line",
    [
        "chek",
        "check",
        "check --foo avtal.yaml",
        "check --json=ja avtal.yaml",
        "render --pdf --text avtal.yaml",
        "render avtal.yaml -o",
        "new",
        "new a.yaml b.yaml",
        "new a.yaml --clauses",
        "--foo",
        "--vers",
    ],
)
def test_a_faulty_command_line_is_told_in_swedish(iopdocs: Callable[..., Any], line: str) -> None:
    """What is wrong with the command line is told on standard error, in Swedish, and the status is 2."""
    run = iopdocs(*line.split())
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("användning: iopdocs")
    assert "fel: " in run.err
    assert ENGLISH.findall(prose(run.err)) == []


def test_an_unknown_command_is_told_with_those_there_are(iopdocs: Callable[..., Any]) -> None:
    """What was given stands in Swedish quotation marks, and the commands are listed."""
    said = iopdocs("chek").err.splitlines()[-1]
    assert "”chek” finns inte (välj bland " in said
    assert all(command in said for command in ("check", "render", "explain", "new"))


def test_argparse_is_left_as_it_was(iopdocs: Callable[..., Any]) -> None:
    """Whoever uses argparse in the same process meets its own words afterwards."""
    before = argparse.ArgumentParser(prog="other").format_help()
    iopdocs("--help")
    iopdocs("check")
    assert argparse.ArgumentParser(prog="other").format_help() == before
    assert before.startswith("usage: ")


def test_without_a_command_the_help_is_shown(iopdocs: Callable[..., Any]) -> None:
    """One who gives no command gets the help on standard error and status 2."""
    run = iopdocs()
    assert (run.status, run.out) == (2, "")
    assert "granska avtal" in run.err


def test_the_version_is_told(iopdocs: Callable[..., Any]) -> None:
    """The version is on standard output."""
    run = iopdocs("--version")
    assert (run.status, run.err) == (0, "")
    assert re.fullmatch(r"iopdocs \S.*\n", run.out)


@pytest.mark.parametrize("argv", [["--help"], ["--version"], ["render", "--help"], []])
def test_help_loads_no_machinery(argv: list[str]) -> None:
    """Help and version answer without pydantic, YAML or anything of the Word machinery."""
    script = (
        "import sys\nfrom iopdocs.cli import main\n"
        f"main({argv!r})\nprint(*{{m.partition('.')[0] for m in sys.modules}})"
    )
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8")
    loaded = set(run.stdout.splitlines()[-1].split())
    assert "iopdocs" in loaded
    assert loaded & HEAVY == set()


def test_help_loads_next_to_nothing() -> None:
    """The help about all commands is there before even re is loaded, which takes half as long as Python's own start."""
    script = "import sys; before = {*sys.modules}; from iopdocs.cli import main; main(['--help']); "
    script += "print(*{*sys.modules} - before)"
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8")
    loaded = set(run.stdout.splitlines()[-1].split())
    assert {name for name in loaded if name.partition(".")[0] == "iopdocs"} == {
        "iopdocs",
        "iopdocs.cli",
        "iopdocs.cli.output",
        "iopdocs.cli.overview",
    }
    assert loaded & {"argparse", "collections", "enum", "functools", "re"} == set()


def test_the_help_is_one(iopdocs: Callable[..., Any]) -> None:
    """Whoever gives no command gets the help that --help and -h give, and every command stands in it."""
    said = iopdocs("--help").out
    assert iopdocs("-h").out == iopdocs().err == said
    assert all(f"  {name}" in said for name in COMMANDS)
    assert max(map(len, said.splitlines())) < 80


def test_only_the_program_itself_looks_seldom_for_cycles(iopdocs: Callable[..., Any]) -> None:
    """Whoever calls the command line from another program keeps the settings of that program."""
    before = gc.get_threshold()
    iopdocs("--help")
    assert gc.get_threshold() == before
    script = "import gc, sys; sys.argv[1:] = ['-h']; from iopdocs.cli import main; main(); print(gc.get_threshold()[0])"
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8")
    assert int(run.stdout.splitlines()[-1]) > before[0]


@pytest.mark.parametrize("argv", [["chek"], []])
def test_help_loads_hardly_more_than_argparse(argv: list[str]) -> None:
    """What costs more than a few milliseconds to load waits until a command is asked for."""
    slow = {"dataclasses", "importlib.metadata", "inspect", "json", "pathlib", "shutil", "traceback", "typing"}
    script = f"import sys\nfrom iopdocs.cli import main\nmain({argv!r})\nprint(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-S", "-c", script],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    loaded = set(run.stdout.splitlines()[-1].split())
    assert "iopdocs.cli.parser" in loaded
    assert loaded & slow == set()


@pytest.mark.parametrize(("columns", "longest"), [("60", 58), ("100", 98), ("", 78), ("0", 78), ("x", 78)])
def test_help_is_as_wide_as_the_terminal(columns: str, longest: int) -> None:
    """The help is broken where the terminal ends; where there is none, at 80 signs."""
    lines = process("render", "--help", COLUMNS=columns).stdout.decode().splitlines()
    assert longest - 12 < max(map(len, lines)) <= longest


def test_output_is_utf_8_on_any_machine() -> None:
    """What is written is UTF-8, also where the machine is set to plain ASCII."""
    run = process("--help", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    assert run.returncode == 0
    assert "användning: " in run.stdout.decode("utf-8")


def test_a_reader_that_leaves_ends_the_command_quietly() -> None:
    """When nobody reads the result any more, the command ends with 130 and says nothing."""
    reader, writer = os.pipe()
    os.close(reader)
    command = (sys.executable, "-m", "iopdocs", "new", "-")
    run = subprocess.run(command, check=False, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (run.returncode, run.stderr) == (130, b"")


def test_interruption_ends_the_command_quietly(
    iopdocs: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, signed: Path
) -> None:
    """Ctrl-C ends the command with 130 and without a traceback."""

    def interrupted(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("iopdocs.verbs.check", interrupted)
    run = iopdocs("check", signed)
    assert (run.status, run.out, run.err) == (130, "", "")


def test_a_fault_in_the_program_does_not_quote_the_agreement(
    iopdocs: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, signed: Path
) -> None:
    """An unforeseen exception is told by its kind and place, never by its text, and the status is 2."""

    def broken(*_: object, **__: object) -> NoReturn:
        raise ValueError("uppgift ur avtalet")

    monkeypatch.setattr("iopdocs.verbs.check", broken)
    run = iopdocs("check", signed)
    assert (run.status, run.out) == (2, "")
    assert re.search(r"fel i programmet \(ValueError, test_main\.py:\d+ < check\.py:\d+", run.err)
    assert "uppgift ur avtalet" not in run.err


def test_the_command_runs_as_a_module(printed: Path) -> None:
    """``python -m iopdocs`` is the command, and its exit status is that of the process."""
    run = process("check", str(printed))
    assert run.returncode == 1
    assert b"BUD001" in run.stdout
