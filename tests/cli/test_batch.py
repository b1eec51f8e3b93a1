"""``iopdocs batch``."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from iopdocs.verbs import check, render


@pytest.fixture
def base(root: Path) -> Path:
    """An agreement to fill in."""
    return root / "docs" / "handledning" / "motesplatsen.yaml"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A sheet with one row that can be made and one that cannot."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Blad1"
    for row in (["nyckel", "foreningen.name"], ["alfa", "Föreningen Alfa"], ["beta", None]):
        page.append(row)
    book.save(tmp_path / "avtal.xlsx")
    return tmp_path / "avtal.xlsx"


def test_a_document_for_each_row(iopdocs: Callable[..., Any], base: Path, table: Path, tmp_path: Path) -> None:
    """What could be made lies in the folder; what could not is told with its cell, and the status is 1."""
    run = iopdocs("batch", table.name, "--base", base, "-o", "ut")
    assert run.status == 1
    assert run.err == ""
    assert run.out.splitlines()[0] == "avtal.xlsx, blad Blad1, rad 3: beta: anmärkningar"
    assert "rad 3, kolumn B (foreningen.name): INP001 fel: " in run.out
    assert run.out.endswith("\nut: 1 klar, 1 med anmärkningar\n")
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == ["alfa.docx", "manifest.jsonl"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["f.xlsx"], "katalogen att skriva till, till exempel: iopdocs batch f.xlsx --base grundavtal.yaml -o avtalen"),
        (
            ["min fil.yaml", "-j", "2", "--profile", "p", "--draft"],
            "katalogen att skriva till, till exempel: iopdocs batch 'min fil.yaml' --profile p -j 2 -o avtalen --draft",
        ),
        (
            ["--base", "a.yaml", "--key", "k", "--sheet", "s", "-o", "ut"],
            "vad som ska läsas, till exempel: iopdocs batch foreningar.xlsx --base a.yaml --key k --sheet s -o ut",
        ),
        ([], "vad som ska läsas och katalogen att skriva till, till exempel: iopdocs batch foreningar.xlsx "),
    ],
)
def test_what_is_not_said_is_told_with_the_whole_command(
    iopdocs: Callable[..., Any], given: list[str], told: str
) -> None:
    """Who left something out gets a command to go on from, with all that was said."""
    run = iopdocs("batch", *given)
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith(f"iopdocs: ange {told}")


def test_page_numbers_are_set_when_all_is_written(iopdocs: Callable[..., Any], base: Path) -> None:
    """LibreOffice starts once for many finished documents, so it is told with which command."""
    run = iopdocs("batch", base, "-o", "mina avtal", "--page-numbers")
    assert (run.status, run.out, run.files) == (2, "", [])
    assert "iopdocs render --page-numbers 'mina avtal'/*.docx -o sidnumrerade/" in run.err


def test_a_csv_file_is_no_agreement(iopdocs: Callable[..., Any], base: Path, tmp_path: Path) -> None:
    """It is told which files are read, and nothing is written."""
    (tmp_path / "f.csv").write_text("nyckel;orgnr\n", "utf-8")
    run = iopdocs("batch", "f.csv", "--base", base, "-o", "ut")
    assert (run.status, run.files) == (2, ["f.csv"])
    assert "f.csv: BAT001 fel: filer som slutar på ”.csv” läses inte\n    öppna den i ett kalkylprogram" in run.err


def test_files_are_rows_too_and_what_is_done_is_not_done_again(
    iopdocs: Callable[..., Any], signed: Path, base: Path, tmp_path: Path
) -> None:
    """Several agreements are written to one folder; the second time nothing is written."""
    first = iopdocs("batch", signed, base, "-o", "ut")
    assert first.status == 0
    assert first.out.endswith("ut: 2 klara\n")
    assert (tmp_path / "ut" / "motesplatsen.docx").read_bytes() == render(base).data
    assert iopdocs("batch", signed, base, "-o", "ut").out == "ut: 2 oförändrade\n"


def test_warnings_are_counted_by_code(iopdocs: Callable[..., Any], printed: Path, signed: Path) -> None:
    """What is to be looked at in finished documents is told once for all; drafts are written in spite of errors."""
    run = iopdocs("batch", printed, signed, "--draft", "-o", "ut")
    assert run.status == 0
    assert run.out.startswith("att se efter i färdiga avtal: ")
    assert "BUD001 (1 avtal)" in run.out
    assert run.out.endswith("\nut: 2 klara\n")


def test_several_processes_give_the_same(iopdocs: Callable[..., Any], base: Path, table: Path, tmp_path: Path) -> None:
    """With ``-j`` the work is spread, and the documents are the same."""
    iopdocs("batch", table.name, "--base", base, "-o", "a")
    run = iopdocs("batch", table.name, "--base", base, "-o", "b", "-j", "2")
    assert run.status == 1
    assert run.out.endswith("\nb: 1 klar, 1 med anmärkningar\n")
    assert (tmp_path / "a" / "alfa.docx").read_bytes() == (tmp_path / "b" / "alfa.docx").read_bytes()


def test_the_columns_that_can_be_used_are_listed(iopdocs: Callable[..., Any], base: Path) -> None:
    """Each heading is shown with the field's Swedish title."""
    run = iopdocs("batch", "--base", base, "--columns")
    assert run.status == 0
    assert "parties.foreningen.orgnr\tOrganisationsnummer" in run.out.splitlines()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "ange vad som ska läsas"),
        (["avtal.xlsx"], "ange katalogen att skriva till"),
        (["avtal.xlsx", "-o", "ut"], "inget är angivet (--base)"),
        (["saknas.jsonl", "-o", "ut"], "saknas.jsonl: BAT001 fel: filen går inte att öppna"),
        (["avtal.xlsx", "--base", "saknas.yaml", "-o", "ut"], "filen saknas.yaml finns inte"),
        (["--columns"], "ange grundavtalet med --base"),
        (["avtal.xlsx", "-o", "ut", "-j", "0"], "antalet ska vara ett heltal mellan 1 och 61"),
        (["avtal.xlsx", "-o", "ut", "-j", "två"], "antalet ska vara ett heltal mellan 1 och 61"),
        (["ut/manifest.jsonl", "-o", "ut"], "katalogens egen förteckning"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    iopdocs: Callable[..., Any], table: Path, arguments: list[str], said: str
) -> None:
    """A command that cannot be run ends with 2 and leaves no folder."""
    run = iopdocs("batch", *arguments)
    assert (run.status, run.out) == (2, "")
    assert said in run.err
    assert run.files == [table.name]


def test_a_folder_that_cannot_be_written_to_is_told(iopdocs: Callable[..., Any], base: Path, tmp_path: Path) -> None:
    """A file in the folder's place is no folder."""
    (tmp_path / "ut").write_text("", "utf-8")
    run = iopdocs("batch", base, "-o", "ut")
    assert run.status == 2
    assert "katalogen ut går inte att skriva i: där ligger redan något annat" in run.err


class Terminal(io.StringIO):
    """A standard error that somebody looks at."""

    def isatty(self) -> bool:
        """Say that it is a terminal."""
        return True


def test_a_bar_is_shown_on_a_terminal_only(
    iopdocs: Callable[..., Any], base: Path, signed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a pipe there is no bar; on a terminal there is, unless the library for it is missing."""
    assert "avtal/s" not in iopdocs("batch", signed, base, "-o", "a").err
    with monkeypatch.context() as patch:
        screen = Terminal()
        patch.setattr(sys, "stderr", screen)
        iopdocs("batch", signed, base, "-o", "b")
        assert "avtal/s" in screen.getvalue()
    with monkeypatch.context() as patch:
        screen = Terminal()
        patch.setattr(sys, "stderr", screen)
        patch.setitem(sys.modules, "tqdm", None)
        assert iopdocs("batch", signed, base, "-o", "c").status == 0
        assert "avtal/s" not in screen.getvalue()


@pytest.mark.parametrize("form", ["base.yaml", "base.docx"])
def test_what_the_base_gives_every_row_is_not_repeated(
    iopdocs: Callable[..., Any], signed: Path, tmp_path: Path, form: str
) -> None:
    """A row that is refused tells its errors and what its own cells give; the base is checked by itself."""
    (tmp_path / "base.yaml").write_bytes(signed.read_bytes())
    render(tmp_path / "base.yaml").save(tmp_path / "base.docx")
    remarks = set(check(tmp_path / "base.yaml").codes)
    assert remarks
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (["nyckel", "soraker.orgnr"], ["alfa", None]):
        page.append(row)
    book.save(tmp_path / "f.xlsx")
    run = iopdocs("batch", "f.xlsx", "--base", form, "-o", "ut")
    assert ": INP001 fel: " in run.out
    assert not any(code in run.out for code in remarks)
