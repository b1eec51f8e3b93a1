"""``iopdocs render``."""

import errno
import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from iopdocs.errors import ExportError
from iopdocs.opc import read_package, write_package
from iopdocs.verbs import render


def digest(path: Path) -> str:
    """The beginning of the file's digest."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def test_the_document_lands_here_named_after_the_file(
    iopdocs: Callable[..., Any], signed: Path, tmp_path: Path
) -> None:
    """Without ``-o`` the Word file is written in the current folder; the result names it and its digest."""
    run = iopdocs("render", signed)
    made = tmp_path / "timra-soraker-2018.docx"
    assert (run.status, run.err) == (0, "")
    assert run.out == f"skrev timra-soraker-2018.docx (avtal, SHA-256 {digest(made)})\n"
    assert made.read_bytes() == render(signed).to_bytes()
    assert run.files == [made.name]


@pytest.mark.parametrize("output", ["ut/", "ut", "./ut"])
def test_several_files_go_to_a_folder(iopdocs: Callable[..., Any], signed: Path, tmp_path: Path, output: str) -> None:
    """Several agreements go to the folder that ``-o`` names, which is made if it ends with a slash."""
    if not output.endswith("/"):
        (tmp_path / "ut").mkdir()
    (tmp_path / "b.yaml").write_bytes(signed.read_bytes())
    run = iopdocs("render", signed, "b.yaml", "-o", output)
    assert run.status == 0
    assert {path.name for path in (tmp_path / "ut").iterdir()} == {"b.docx", "timra-soraker-2018.docx"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.yaml", "b.yaml", "-o", "ut.docx"], "-o ska vara en mapp"),
        (["a.yaml", "b.yaml", "-o", "-"], "-o ska vara en mapp"),
        (["a.yaml", "-o", "ut"], "ut ska sluta på .docx, .pdf eller .txt"),
        (["a.yaml", "-o", "ut.pdf", "--text"], "ut.pdf ska sluta på .txt"),
        (["-"], "ange med -o"),
        (["-", "-o", "ut/"], "ange med -o"),
        (["a.yaml", "x/a.yaml"], "flera avtal skulle skrivas till a.docx"),
        (["a.txt", "--text"], "a.txt skrivs inte över"),
        (["a.yaml", "b.docx", "-o", "./"], "b.docx skrivs inte över"),
    ],
)
def test_unclear_output_is_refused_before_anything_is_read(
    iopdocs: Callable[..., Any], arguments: list[str], said: str
) -> None:
    """Where it is unclear where to write, or an input would be written over, 2 is given and nothing written."""
    run = iopdocs("render", *arguments)
    assert (run.status, run.out) == (2, "")
    assert said in run.err
    assert run.files == []


def test_an_input_is_known_also_by_another_name(iopdocs: Callable[..., Any], signed: Path, tmp_path: Path) -> None:
    """The input is not written over through a link to it."""
    (tmp_path / "avtal.txt").write_bytes(signed.read_bytes())
    (tmp_path / "ut.txt").symlink_to("avtal.txt")
    run = iopdocs("render", "avtal.txt", "-o", "ut.txt")
    assert run.status == 2
    assert (tmp_path / "avtal.txt").read_bytes() == signed.read_bytes()


def test_errors_stop_the_document(iopdocs: Callable[..., Any], printed: Path) -> None:
    """With errors nothing is written; findings and the way to a draft are on standard error; the status is 1."""
    run = iopdocs("render", printed)
    assert (run.status, run.out) == (1, "")
    assert "BUD001 fel: " in run.err
    assert "inget dokument skrevs" in run.err
    assert f"iopdocs render --draft {printed}" in run.err
    assert run.files == []


def test_a_draft_is_written_in_spite_of_errors(iopdocs: Callable[..., Any], printed: Path, tmp_path: Path) -> None:
    """With ``--draft`` errors and missing facts do not stop it, and the result says that it is a draft."""
    run = iopdocs("render", "--draft", printed, "-o", "utkast.docx")
    assert (run.status, run.err) == (0, "")
    assert run.out == f"skrev utkast.docx (utkast, SHA-256 {digest(tmp_path / 'utkast.docx')})\n"


def test_what_cannot_be_drafted_is_not_suggested(iopdocs: Callable[..., Any], tmp_path: Path) -> None:
    """Where a draft would be refused too, none is suggested; with ``--draft`` the status is 1 as well."""
    (tmp_path / "avtal.yaml").write_text("titel: A\n", encoding="utf-8")
    plain, drafted = iopdocs("render", "avtal.yaml"), iopdocs("render", "--draft", "avtal.yaml")
    assert (plain.status, drafted.status) == (1, 1)
    assert "avtal.yaml:1: INP002 fel: " in plain.err
    assert "--draft" not in plain.err + drafted.err


def test_one_bad_file_does_not_stop_the_others(iopdocs: Callable[..., Any], signed: Path, printed: Path) -> None:
    """A missing file gives 2 and one with errors is told, but what can be written is written."""
    run = iopdocs("render", "saknas.yaml", printed, signed)
    assert run.status == 2
    assert "iopdocs render: filen saknas.yaml finns inte\n" in run.err
    assert "BUD001" in run.err
    assert run.files == ["timra-soraker-2018.docx"]


def test_standard_input_and_output(iopdocs: Callable[..., Any], signed: Path) -> None:
    """Dashes read and write without files; the result line is then on standard error."""
    run = iopdocs("render", "-", "-o", "-", stdin=signed.read_bytes())
    assert run.status == 0
    assert run.data == render(signed).to_bytes()
    assert run.err.startswith("skrev till standard ut (avtal, SHA-256 ")
    assert run.files == []


def test_text_is_written_by_flag_and_by_name(iopdocs: Callable[..., Any], signed: Path, tmp_path: Path) -> None:
    """``--text`` and a name that ends in .txt give the text of the document, ended by one line break."""
    assert iopdocs("render", "--text", signed).status == 0
    assert iopdocs("render", signed, "-o", "B.TXT").status == 0
    text = (tmp_path / "timra-soraker-2018.txt").read_text("utf-8")
    assert text == render(signed).text.rstrip() + "\n"
    assert (tmp_path / "B.TXT").read_text("utf-8") == text


def test_pdf_is_written_by_flag_and_by_name(
    iopdocs: Callable[..., Any], signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``--pdf`` and a name that ends in .pdf give what LibreOffice makes of the document."""
    monkeypatch.setattr("iopdocs.office.to_pdfs", lambda made, **_: tuple(b"%PDF-" + one[:2] for one in made))
    assert iopdocs("render", "--pdf", signed).status == 0
    assert iopdocs("render", signed, "-o", "b.pdf").status == 0
    assert (tmp_path / "timra-soraker-2018.pdf").read_bytes() == b"%PDF-PK"
    assert (tmp_path / "b.pdf").read_bytes() == b"%PDF-PK"


def test_without_libreoffice_the_way_to_install_it_is_told(
    iopdocs: Callable[..., Any], signed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where LibreOffice is missing, ``--pdf`` gives 2, the install line, and no file."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    run = iopdocs("render", "--pdf", signed)
    assert (run.status, run.out) == (2, "")
    assert "LibreOffice" in run.err
    assert "apt-get install" in run.err
    assert run.files == []


def test_the_archive_is_asked_for_by_flag(
    iopdocs: Callable[..., Any], signed: Path, printed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``--archive`` gives PDF for the archive, with or without ``--pdf``, of all documents in one call."""
    calls = []

    def convert(made: Iterable[bytes], *, archive: bool) -> tuple[bytes, ...]:
        found = tuple(made)
        calls.append((len(found), archive))
        return found

    monkeypatch.setattr("iopdocs.office.to_pdfs", convert)
    assert iopdocs("render", "--archive", "--draft", signed, printed).status == 0
    assert iopdocs("render", "--archive", "--pdf", signed, "-o", "b.pdf").status == 0
    assert iopdocs("render", signed, "-o", "c.pdf").status == 0
    assert calls == [(2, True), (1, True), (1, False)]
    names = {"b.pdf", "c.pdf", "timra-soraker-2018.pdf", "timra-soraker-2018-as-printed.pdf"}
    assert {path.name for path in tmp_path.iterdir()} == names


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--archive", "--text"], "--archive gäller PDF och går inte ihop med --text"),
        (["--archive", "-o", "b.docx"], "namnet b.docx ska sluta på .pdf"),
    ],
)
def test_the_archive_takes_only_pdf(iopdocs: Callable[..., Any], signed: Path, arguments: list[str], said: str) -> None:
    """What is to be archived cannot be text or Word; nothing is written."""
    run = iopdocs("render", signed, *arguments)
    assert (run.status, run.err) == (2, f"iopdocs: {said}\n")
    assert run.files == []


@pytest.mark.parametrize("refused", ["first", "last"])
def test_one_refused_agreement_does_not_stop_the_pdf_of_another(
    iopdocs: Callable[..., Any], signed: Path, printed: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    """An agreement with errors is told, and the PDF of the other is made; the status is 1."""
    monkeypatch.setattr("iopdocs.office.to_pdfs", lambda made, **_: tuple(made))
    run = iopdocs("render", "--pdf", *((printed, signed) if refused == "first" else (signed, printed)))
    assert run.status == 1
    assert "inget dokument skrevs" in run.err
    assert run.files == ["timra-soraker-2018.pdf"]


def test_pdf_in_a_thread(iopdocs: Callable[..., Any], signed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread that may not say what signals do gets its PDF all the same."""
    monkeypatch.setattr("iopdocs.office.to_pdfs", lambda made, **_: tuple(made))
    runs: list[Any] = []
    thread = threading.Thread(target=lambda: runs.append(iopdocs("render", "--pdf", signed)))
    thread.start()
    thread.join()
    assert [run.status for run in runs] == [0]
    assert runs[0].files == ["timra-soraker-2018.pdf"]


@pytest.fixture
def listed(signed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example that can be signed, with a table of contents."""
    file = tmp_path_factory.mktemp("avtal") / "innehåll.yaml"
    file.write_text(f"contents: ja\n{signed.read_text('utf-8')}", "utf-8")
    return file


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every heading stands on page 3, as far as the command can tell; how many documents have been asked about."""
    asked = []

    def pages_of_bookmarks(packages: Iterable[bytes]) -> tuple[dict[str, int], ...]:
        given = list(packages)
        asked.append(len(given))
        return tuple({f"_Toc{number:09}": 3 for number in range(20000, 20099)} for _ in given)

    monkeypatch.setattr("iopdocs.word.paging.pages_of_bookmarks", pages_of_bookmarks)
    return asked


def test_page_numbers_are_asked_for_by_flag(
    iopdocs: Callable[..., Any], listed: Path, tmp_path: Path, pages: list[int]
) -> None:
    """``--page-numbers`` puts page numbers in the table of contents; without it there are none."""
    assert iopdocs("render", "--page-numbers", listed).status == 0
    assert iopdocs("render", listed, "-o", "utan.docx").status == 0
    assert sum(pages) == 2
    with_, without = (
        read_package((tmp_path / f"{name}.docx").read_bytes(), name=name) for name in ("innehåll", "utan")
    )
    assert b"PAGEREF" in with_["word/document.xml"]
    assert b"PAGEREF" not in without["word/document.xml"]


def test_page_numbers_in_pdf(
    iopdocs: Callable[..., Any], listed: Path, tmp_path: Path, pages: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PDF is made of the document with page numbers."""
    monkeypatch.setattr("iopdocs.office.to_pdfs", lambda made, **_: tuple(made))
    assert iopdocs("render", "--page-numbers", "--pdf", listed).status == 0
    assert b"PAGEREF" in read_package((tmp_path / "innehåll.pdf").read_bytes(), name="")["word/document.xml"]
    assert pages


def test_page_numbers_without_contents(
    iopdocs: Callable[..., Any], signed: Path, listed: Path, tmp_path: Path, pages: list[int]
) -> None:
    """An agreement without a table of contents is written as it is, and the way to get one is told."""
    run = iopdocs("render", "--page-numbers", signed, listed)
    assert run.status == 0
    assert run.err == f"{signed} har ingen innehållsförteckning att sätta sidnummer i; den fås med contents: ja\n"
    assert (tmp_path / f"{signed.stem}.docx").read_bytes() == render(signed).data
    assert set(pages[:2]) == {1}


def test_page_numbers_that_cannot_be_told(
    iopdocs: Callable[..., Any], signed: Path, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document whose pages cannot be told is not written, the others are, and the status is 2."""
    refusal = ExportError("det gick inte")
    monkeypatch.setattr("iopdocs.word.paging.pages_of_bookmarks", lambda made: tuple(refusal for _ in made))
    run = iopdocs("render", "--page-numbers", listed, signed)
    assert run.status == 2
    assert f"iopdocs render: {listed}: det gick inte\n" in run.err
    assert run.files == [f"{signed.stem}.docx"]


def test_page_numbers_without_libreoffice(
    iopdocs: Callable[..., Any], listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where LibreOffice is missing it is told what it is needed for and how it is installed; no file is written."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    run = iopdocs("render", "--page-numbers", listed)
    assert (run.status, run.out) == (2, "")
    assert "för att räkna fram sidnummer till innehållsförteckningen" in run.err
    assert "apt-get install" in run.err
    assert run.files == []


@pytest.mark.parametrize("arguments", [["--text"], ["-o", "b.txt"]])
def test_text_has_no_pages(iopdocs: Callable[..., Any], listed: Path, arguments: list[str]) -> None:
    """Page numbers of what has no pages are refused, and nothing is written."""
    run = iopdocs("render", "--page-numbers", listed, *arguments)
    assert run.status == 2
    assert run.err == "iopdocs: --page-numbers går inte ihop med ren text, som inte har några sidor\n"
    assert run.files == []


def test_a_request_to_end_ends_libreoffice(signed: Path, tmp_path: Path) -> None:
    """When the program is asked to end while LibreOffice works, LibreOffice ends and no file is left."""
    programs, temporary = tmp_path / "program", tmp_path / "tmp"
    programs.mkdir()
    temporary.mkdir()
    (programs / "soffice").write_text(f"#!/bin/sh\necho $$ > {tmp_path}/nummer\nexec /bin/sleep 600\n", "utf-8")
    (programs / "soffice").chmod(0o755)
    command = [sys.executable, "-m", "iopdocs", "render", "--pdf", str(signed)]
    environment = {"PATH": str(programs), "TMPDIR": str(temporary), "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, cwd=tmp_path, env=environment) as process:
        while not (tmp_path / "nummer").is_file() or not (number := (tmp_path / "nummer").read_text("utf-8")):
            assert process.poll() is None
            time.sleep(0.05)
        process.terminate()
        assert process.wait(timeout=60) == 130
    with pytest.raises(ProcessLookupError):
        os.kill(int(number), 0)
    assert list(temporary.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} == {"nummer", "program", "tmp"}


def test_one_failed_pdf_does_not_stop_the_others(
    iopdocs: Callable[..., Any], signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document that LibreOffice fails on is told with its name, and the next one is made."""
    monkeypatch.setattr("iopdocs.office.to_pdfs", lambda made, **_: (ExportError("det gick inte"), list(made)[1]))
    (tmp_path / "a.yaml").write_bytes(signed.read_bytes())
    run = iopdocs("render", "--pdf", "a.yaml", signed)
    assert run.status == 2
    assert run.err == "iopdocs render: a.yaml: det gick inte\n"
    assert not (tmp_path / "a.pdf").exists()
    assert (tmp_path / "timra-soraker-2018.pdf").exists()


def test_a_failed_write_leaves_the_old_file(
    iopdocs: Callable[..., Any], signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk is full the old document is as it was, nothing lies beside it, and the status is 2."""

    def full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "avtal.docx").write_bytes(b"gammalt")
    monkeypatch.setattr("os.fsync", full)
    run = iopdocs("render", signed, "-o", "avtal.docx")
    assert (run.status, run.out) == (2, "")
    assert run.err == "iopdocs render: avtal.docx kunde inte skrivas: disken är full\n"
    assert (tmp_path / "avtal.docx").read_bytes() == b"gammalt"
    assert run.files == ["avtal.docx"]


def test_a_missing_folder_is_told(iopdocs: Callable[..., Any], signed: Path) -> None:
    """A file in a folder that does not exist gives 2 and says why."""
    run = iopdocs("render", signed, "-o", "saknas/avtal.docx")
    assert run.status == 2
    assert run.err == "iopdocs render: saknas/avtal.docx kunde inte skrivas: mappen finns inte\n"


def test_an_existing_document_is_written_anew(iopdocs: Callable[..., Any], signed: Path) -> None:
    """Rendering twice gives the same file."""
    first, run = iopdocs("render", signed), iopdocs("render", signed)
    assert (run.status, run.out) == (0, first.out)
    assert run.files == ["timra-soraker-2018.docx"]


def test_a_word_file_is_written_anew(iopdocs: Callable[..., Any], signed: Path, tmp_path: Path) -> None:
    """A Word file that iopdocs wrote is an agreement as any other: written anew, it is the same document."""
    iopdocs("render", signed, "-o", "avtal.docx")
    run = iopdocs("render", "avtal.docx", "-o", "samma.docx")
    assert (run.status, run.err) == (0, "")
    assert (tmp_path / "samma.docx").read_bytes() == (tmp_path / "avtal.docx").read_bytes()
    assert "skrivs inte över" in iopdocs("render", "avtal.docx").err


def test_a_document_without_its_data(iopdocs: Callable[..., Any], signed: Path, tmp_path: Path) -> None:
    """With ``--no-data`` nothing can be read back, and that is told."""
    assert iopdocs("render", signed, "-o", "avtal.docx", "--no-data").status == 0
    assert (tmp_path / "avtal.docx").read_bytes() == render(signed, data=False).to_bytes()
    run = iopdocs("render", "avtal.docx", "-o", "nytt.docx")
    assert run.status == 1
    assert "avtal.docx: WRD002 fel: Word-filen bär inga uppgifter" in run.err
    assert "--draft" not in run.err


def test_an_edited_word_file_is_not_written_over(iopdocs: Callable[..., Any], signed: Path, tmp_path: Path) -> None:
    """What a lawyer has changed in Word would be lost, so nothing is written, and no draft is proposed either."""
    parts = read_package(render(signed).data, name="avtal.docx")
    changed = parts["word/document.xml"].replace(b"ideellt", b"gratis", 1)
    assert changed != parts["word/document.xml"]
    (tmp_path / "avtal.docx").write_bytes(write_package(parts | {"word/document.xml": changed}))
    for flags in ((), ("--draft",)):
        run = iopdocs("render", *flags, "avtal.docx", "-o", "nytt.docx")
        assert run.status == 1
        assert "WRD004 fel: klausulen" in run.err
        assert "skrivs med: iopdocs render --draft" not in run.err
        assert ("TRM014" in run.err) != bool(flags)  # who wants a draft is told only what stops one
        assert run.files == ["avtal.docx"]


def test_a_word_file_that_is_worded_anew_is_told(iopdocs: Callable[..., Any], signed: Path, examples: Path) -> None:
    """The document is written, and it is told that it says something else; with the profile nothing is."""
    profile = examples / "profil-exempelkommun"
    assert iopdocs("render", signed, "--profile", profile, "-o", "a.docx").err == ""
    run = iopdocs("render", "a.docx", "-o", "b.docx")
    assert (run.status, run.files) == (0, ["a.docx", "b.docx"])
    assert run.err.startswith("a.docx: WRD011 varning: Tvist har en annan text")
    assert iopdocs("render", "a.docx", "--profile", profile, "-o", "c.docx").err == ""
