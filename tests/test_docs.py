"""The pages of the documentation are true: their files, commands and Python are run, in the order of each page."""

import doctest
import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from openpyxl import Workbook

import iopdocs as iop
from iopdocs.clauses import clause_class
from iopdocs.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = {path.relative_to(DOCS).as_posix(): path for path in sorted(DOCS.rglob("*.md"))}
SOURCE = ROOT / "src" / "iopdocs"
ROOMS = sorted({path.relative_to(SOURCE).with_suffix("").parts[0] for path in SOURCE.rglob("*.py")})

_BLOCK = re.compile(
    r"^(?P<indent> *)```(?:\{(?P<directive>[\w-]+)\} *)?(?P<argument>\S*)\n(?P<body>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
_OPTION = re.compile(r"^:(\w+): *(.*)\n", re.MULTILINE)
_FLAGS = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL


class Block(NamedTuple):
    """A block of code in a page: its language, the file that its caption names, and its text."""

    language: str
    file: str
    text: str
    page: Path


def blocks(page: Path) -> Iterator[Block]:
    """Yield the blocks of code of a page, in their order; a file that is included is read."""
    for found in _BLOCK.finditer(page.read_text("utf-8")):
        body = re.sub(rf"^{found['indent']}", "", found["body"], flags=re.MULTILINE)
        options = dict(_OPTION.findall(body))
        text = _OPTION.sub("", body).lstrip("\n") if found["directive"] else body
        if found["directive"] == "literalinclude":
            included = (page.parent / found["argument"]).read_text("utf-8")
            yield Block(options["language"], options["caption"], included, page)
        elif found["directive"] in (None, "code-block"):
            yield Block(found["argument"], options.get("caption", ""), text, page)


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block, and what is shown after it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def plain(text: str) -> str:
    """Return text with plain spaces: in a page nobody sees which spaces are hard."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def is_shown(shown: str, written: str) -> bool:
    """Whether a page shows what was written; ``…`` stands for anything, also several lines."""
    pattern = ".*".join(map(re.escape, re.split(r"…\n?", shown)))
    return re.fullmatch(pattern, plain(written.rstrip() + "\n" if written else ""), re.DOTALL) is not None


class Checker(doctest.OutputChecker):
    """Compares what Python gives with what the page shows."""

    def check_output(self, want: str, got: str, optionflags: int) -> bool:
        """Whether they are the same, but for which spaces are hard."""
        return super().check_output(want, plain(got), optionflags)


def amended(text: str, change: str) -> str:
    """Return a text with the lines of a diff replaced, each of which must stand in it exactly once."""
    lines = change.splitlines()
    for old, new in zip(lines[::2], lines[1::2], strict=True):
        assert (old[0], new[0]) == ("-", "+")
        assert text.count(f"{old[1:]}\n") == 1
        text = text.replace(f"{old[1:]}\n", f"{new[1:]}\n")
    return text


def write_workbook(target: Path, text: str) -> None:
    """Write the table that a page shows as a workbook, whole numbers as numbers."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Blad1"
    for line in text.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        page.append([int(cell) if cell.isdigit() else cell or None for cell in cells])
    book.save(target)


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_shows_happens(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files are written, commands are run and answer as shown, Python gives what it is said to give."""
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in blocks(PAGES[name]):
        target = tmp_path / block.file if block.file else None
        if target is not None:
            target.parent.mkdir(exist_ok=True)
            if target.suffix == ".xlsx":
                write_workbook(target, block.text)
                continue
            is_change = block.language == "diff"
            target.write_text(amended(target.read_text("utf-8"), block.text) if is_change else block.text, "utf-8")
        elif block.language == "console":
            for command, shown in commands(block.text):
                program, *arguments = command.split()
                assert program == "iopdocs"
                main(arguments)
                written = "".join(capsys.readouterr())
                assert is_shown(shown, written), f"{command}\n{written}"
        elif block.language == "pycon":
            examples = doctest.DocTestParser().get_doctest(block.text, names, name, name, 0)
            runner = doctest.DocTestRunner(Checker(), optionflags=_FLAGS)
            runner.run(examples, clear_globs=False)
            names.update(examples.globs)
            assert runner.failures == 0


@pytest.mark.parametrize("name", PAGES)
def test_every_block_is_of_a_kind_that_is_tried(name: str) -> None:
    """A page has no block in a language that the test above passes over, but for plain text."""
    tried = {"console", "diff", "pycon", "text", "yaml"}
    assert [block.language for block in blocks(PAGES[name]) if block.language not in tried] == []


def test_what_is_shown_is_compared() -> None:
    """A page that shows something else than what is written is found out."""
    assert is_shown("skrev …\n", "skrev avtal.docx\n")
    assert is_shown("a\n…\nc\n", "a\nb\nb\nc\n")
    assert not is_shown("a\nc\n", "a\nb\nc\n")
    assert not is_shown("skrev avtal.docx\n", "")


def test_the_finished_agreement_of_the_guide_can_be_signed() -> None:
    """The agreement at the end of the guide has no finding above note."""
    findings = iop.check(DOCS / "handledning" / "motesplatsen.yaml")
    assert not findings.errors
    assert not findings.warnings


@pytest.mark.parametrize("page", [path for path in PAGES.values() if path.parent.name != "reference"])
def test_every_file_that_a_page_shows_can_be_read(page: Path) -> None:
    """YAML is YAML, and an agreement in it has no field or clause that does not exist."""
    for block in blocks(page):
        if block.language == "yaml":
            data = yaml.safe_load(block.text)
            for clause in data if isinstance(data, list) else data.get("clauses", ()):
                assert clause_class(clause["kind"])


def test_every_room_has_a_page() -> None:
    """The reference for programmers has a page for each room of the house, in the contents, and no other."""
    contents = (DOCS / "reference" / "index.md").read_text("utf-8").partition("```{toctree}")[2].split()
    rooms = [room for room in ROOMS if not room.startswith("__")]
    assert sorted(set(contents) - {"```"}) == rooms
    texts = {room: (DOCS / "reference" / f"{room}.md").read_text("utf-8") for room in rooms}
    assert [room for room, text in texts.items() if "{{ generated }}" not in text] == []


def test_the_pages_that_are_generated_have_a_place() -> None:
    """Every page that the library makes has a file that takes it in."""
    from iopdocs.reference.pages import pages

    places = {path.stem for path in (DOCS / "referens").glob("*.md") if "{{ generated }}" in path.read_text("utf-8")}
    assert places - {"kommandon"} == set(pages())


def test_every_command_is_on_the_page_of_commands() -> None:
    """The page of commands tells what each takes, those with a hyphen in their name too."""
    shown = io.StringIO()
    with redirect_stdout(shown):
        main(["--help"])
    conf = (DOCS / "conf.py").read_text("utf-8")
    pattern = re.search(r're\.findall\(r"(.+?)", shown', conf)
    assert pattern is not None
    assert set(COMMANDS) == set(re.findall(pattern[1], shown.getvalue(), re.MULTILINE))
