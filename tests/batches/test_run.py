"""Whole batches: what becomes of rows, and of the folder they are written to."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import iopdocs as iop
from iopdocs.batches import Result, Row, Status
from iopdocs.batches.folder import Entry, Folder
from iopdocs.opc import read_package, write_package


def words(results: Iterable[Result]) -> dict[str, str]:
    """How it went with each key."""
    return {result.key: result.status.word for result in results}


@pytest.fixture
def rows(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Two agreements that can be signed and one that cannot."""
    return {"alfa": data, "beta": data | {"title": "Beta"}, "fel": data | {"titel": "Fel"}}


def test_without_a_folder_the_documents_come_with_the_results(rows: dict[str, Any]) -> None:
    """Each row gives its document and its findings, and one that cannot be made gives findings alone."""
    alfa, beta, wrong = iop.batch(rows)
    assert alfa.document == iop.render(rows["alfa"])
    assert beta.document is not None
    assert beta.document.title == "Beta"
    assert (wrong.status, wrong.document, wrong.path) == (Status.REFUSED, None, None)
    assert wrong.findings.codes[0] == "INP002"
    assert alfa.findings == iop.check(rows["alfa"])


def test_with_a_folder_they_are_written(rows: dict[str, Any], tmp_path: Path) -> None:
    """The folder has the documents that could be made, and a manifest of all."""
    results = list(iop.batch(rows, output=tmp_path / "ut"))
    assert words(results) == {"alfa": "klar", "beta": "klar", "fel": "anmärkningar"}
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == ["alfa.docx", "beta.docx", "manifest.jsonl"]
    assert results[0].path == tmp_path / "ut" / "alfa.docx"
    assert results[0].path.read_bytes() == iop.render(rows["alfa"]).data
    noted = [json.loads(line) for line in (tmp_path / "ut" / "manifest.jsonl").read_text("utf-8").splitlines()]
    assert [(one["key"], one["status"]) for one in noted] == [("alfa", "done"), ("beta", "done"), ("fel", "refused")]
    assert noted[0]["output"] == iop.render(rows["alfa"]).sha256
    assert noted[2]["codes"] == ["INP002"]


def test_a_rerun_does_what_is_not_done(rows: dict[str, Any], tmp_path: Path) -> None:
    """What is the same is passed over; what has changed, is gone or was refused is made."""
    list(iop.batch(rows, output=tmp_path))
    before = (tmp_path / "alfa.docx").stat().st_mtime_ns
    assert words(iop.batch(rows, output=tmp_path)) == {
        "alfa": "oförändrad",
        "beta": "oförändrad",
        "fel": "anmärkningar",
    }
    assert (tmp_path / "alfa.docx").stat().st_mtime_ns == before
    (tmp_path / "beta.docx").unlink()
    changed = rows | {"alfa": rows["alfa"] | {"title": "Ny"}, "fel": rows["beta"]}
    assert words(iop.batch(changed, output=tmp_path)) == {"alfa": "klar", "beta": "klar", "fel": "klar"}


def test_a_draft_is_not_what_was_done(rows: dict[str, Any], tmp_path: Path) -> None:
    """A draft of the same is another document, and so is one with another profile or base."""
    row = {"alfa": rows["alfa"]}
    assert words(iop.batch(row, output=tmp_path)) == {"alfa": "klar"}
    (draft,) = iop.batch(row, output=tmp_path, draft=True)
    assert draft.status is Status.DONE
    assert draft.document == iop.render(rows["alfa"], draft=True)
    assert words(iop.batch(row, output=tmp_path, draft=True)) == {"alfa": "oförändrad"}


def test_a_folder_for_compiled_templates_is_used(rows: dict[str, Any], tmp_path: Path, examples: Path) -> None:
    """With and without a profile; the documents are those that are made without."""
    row = {"alfa": rows["alfa"]}
    for number, profile in enumerate((None, examples / "profil-exempelkommun"), 1):
        cache = tmp_path / str(number)
        (kept,) = iop.batch(row, profile=profile, cache=cache, draft=True)
        (plain,) = iop.batch(row, profile=profile, draft=True)
        assert kept == plain
        assert len(list(cache.iterdir())) > 10


def test_several_documents_are_written_at_a_time(
    rows: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that makes sure of one document does not keep the others waiting, nor the rows that are made meanwhile."""
    together = threading.Barrier(3, timeout=20)
    write = Folder.write

    def slow(folder: Folder, entry: Entry, data: bytes) -> Path | None:
        together.wait()
        return write(folder, entry, data)

    monkeypatch.setattr(Folder, "write", slow)
    many = {f"nr-{number}": rows["alfa"] for number in range(12)}
    with ThreadPoolExecutor(1) as threads:
        results = list(iop.batch(many, threads, output=tmp_path))
    assert words(results) == dict.fromkeys(many, "klar")
    noted = [json.loads(line)["key"] for line in (tmp_path / "manifest.jsonl").read_text("utf-8").splitlines()]
    assert sorted(noted) == sorted(many)


def test_a_profile_counts(rows: dict[str, Any], tmp_path: Path, examples: Path) -> None:
    """The profile's wording and demands are followed, by its folder or as a value, and count as another wording."""
    profile = examples / "profil-exempelkommun"
    row = {"alfa": rows["alfa"]}
    list(iop.batch(row, output=tmp_path))
    (first,) = iop.batch(row, output=tmp_path, profile=profile)
    (second,) = iop.batch(row, profile=iop.Profile.load(profile))
    assert first.findings == second.findings == iop.check(rows["alfa"], profile=profile)
    assert words(iop.batch(row, output=tmp_path, profile=profile)).keys() == {"alfa"}
    with pytest.raises(iop.InvalidProfile):
        iop.batch(row, profile=tmp_path)


def test_a_base_counts(base: Path, tmp_path: Path) -> None:
    """A changed base is another input for every row."""
    row = [{"nyckel": "alfa", "title": "A"}]
    text = base.read_text("utf-8")
    assert words(iop.batch(row, output=tmp_path, base=text)) == {"alfa": "klar"}
    assert words(iop.batch(row, output=tmp_path, base=f"# en kommentar\n{text}")) == {"alfa": "oförändrad"}
    changed = text.replace("Fler unga", "Många unga")
    assert words(iop.batch(row, output=tmp_path, base=changed)) == {"alfa": "klar"}


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("alfa", "ALFA"), "nyckeln ”ALFA” ger samma filnamn som"),
        (("a/b", "a-b"), "nyckeln ”a-b” ger samma filnamn som"),
        (("alfa", ""), "raden har ingen nyckel"),
        (("alfa", "/"), "nyckeln ”/” ger inget filnamn"),
    ],
)
def test_rows_need_keys_of_their_own(data: dict[str, Any], tmp_path: Path, keys: tuple[str, str], said: str) -> None:
    """The first of two with the same name is made; which one it was is told to the second."""
    first, second = iop.batch([Row(key, data) for key in keys], output=tmp_path)
    assert (first.status, second.status) == (Status.DONE, Status.REFUSED)
    assert said in second.findings[0].message
    assert [path.name for path in tmp_path.glob("*.docx")] == [first.path.name if first.path else ""]


def test_a_changed_document_is_put_aside_and_told(rows: dict[str, Any], tmp_path: Path) -> None:
    """Who has worked in a document finds it under another name, and is told which."""
    list(iop.batch(rows, output=tmp_path))
    (tmp_path / "alfa.docx").write_bytes(b"juristens")
    result = next(iop.batch(rows, output=tmp_path))
    assert result.status is Status.DONE
    (note,) = [one for one in result.findings if one.code == "BAT009"]
    (aside,) = tmp_path.glob("alfa.undanlagd-*.docx")
    assert aside.name in note.message
    assert aside.read_bytes() == b"juristens"
    assert (tmp_path / "alfa.docx").read_bytes() == iop.render(rows["alfa"]).data


def test_a_document_that_cannot_be_written_costs_its_row(
    rows: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is told in Swedish, the other rows are written, and the next run makes the one that is missing."""
    from iopdocs.opc import write_atomically

    def full(path: Path, data: bytes) -> None:
        if path.name == "alfa.docx":
            raise OSError(28, "No space left on device")
        write_atomically(path, data)

    with monkeypatch.context() as patch:
        patch.setattr("iopdocs.batches.folder.write_atomically", full)
        results = list(iop.batch(rows, output=tmp_path))
    assert words(results) == {"alfa": "fel", "beta": "klar", "fel": "anmärkningar"}
    assert "BAT007 fel: dokumentet kunde inte skrivas: disken är full" in str(results[0])
    assert words(iop.batch(rows, output=tmp_path))["alfa"] == "klar"


def test_a_broken_run_is_continued(rows: dict[str, Any], tmp_path: Path) -> None:
    """Who stops in the middle has what was done; the next run does the rest, and nothing twice."""
    results = iop.batch(rows, output=tmp_path)
    assert next(results).key == "alfa"
    results.close()  # type: ignore[attr-defined] # a generator
    assert [path.name for path in tmp_path.glob("*.docx")] == ["alfa.docx"]
    assert words(iop.batch(rows, output=tmp_path)) == {"alfa": "oförändrad", "beta": "klar", "fel": "anmärkningar"}


def test_progress_gets_the_results_and_how_many_there_will_be(rows: dict[str, Any], sheet: Any, base: Path) -> None:
    """What shows the progress is called as tqdm is; a table is not counted beforehand."""
    totals = []

    def progress(results: Iterator[Result], /, *, total: int | None) -> Iterator[Result]:
        totals.append(total)
        yield from results

    assert len(list(iop.batch(rows, progress=progress))) == 3
    assert len(list(iop.batch(list(rows.values()), None, progress))) == 3
    path = sheet(["nyckel"], ["alfa"])
    assert len(list(iop.batch(path, progress=progress, base=base))) == 1
    assert len(list(iop.batch([path], progress=progress, base=base))) == 1
    assert totals == [3, 3, None, None]


def test_tqdm_shows_the_progress(rows: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """Tqdm itself is such a one."""
    from tqdm import tqdm

    assert words(iop.batch(rows, progress=tqdm))["alfa"] == "klar"
    assert "3/3" in capsys.readouterr().err


def test_nothing_is_written_or_read_before_it_is_asked_for(rows: dict[str, Any], tmp_path: Path) -> None:
    """The folder is made when the first result is asked for."""
    results = iop.batch(rows, output=tmp_path / "ut")
    assert not (tmp_path / "ut").exists()
    next(results)
    assert (tmp_path / "ut" / "alfa.docx").exists()


def test_what_is_no_agreement_costs_its_row(data: dict[str, Any]) -> None:
    """Finished documents are rows as well; of anything else it is told what may be given, and the others are made."""
    document = iop.render(data)
    nothing, number, made = iop.batch([None, 3, document])  # type: ignore[list-item] # what a program may hand over
    assert str(nothing.findings[0]) == "rad 1: INP004 fel: None kan inte läsas som ett avtal"
    assert number.findings.codes == ("INP004",)
    assert made.document == document


def test_findings_alone_tell_where_the_row_is(rows: dict[str, Any], sheet: Any, base: Path) -> None:
    """A finding that is shown without its result has file, sheet and row, or the number of the row among data."""
    path = sheet(["nyckel", "foreningen.name"], ["alfa", None], ["", "Beta"])
    unnamed, without_key = iop.batch(path, base=base)
    assert str(unnamed.findings.errors[0]).startswith(f"{path}, blad Föreningar, rad 2: INP001 fel: ")
    assert str(without_key.findings[0]).startswith(f"{path}, blad Föreningar, rad 3: BAT004 fel: ")
    assert '"sheet": "Föreningar"' in unnamed.findings.to_json()
    (_, wrong) = iop.batch([rows["alfa"], rows["fel"]])
    assert str(wrong.findings[0]).startswith("rad 2: INP002 fel: ")


def test_an_assessment_is_a_row_too(examples: Path) -> None:
    """Other papers than agreements are made as well."""
    (result,) = iop.batch([examples / "stenungsund-ansokan.yaml"], draft=True)
    assert result.document is not None
    assert result.document == iop.render(examples / "stenungsund-ansokan.yaml", draft=True)


def test_the_same_batch_gives_the_same_bytes(rows: dict[str, Any], tmp_path: Path) -> None:
    """Documents and manifest of two runs are equal, byte for byte."""
    for name in ("a", "b"):
        list(iop.batch(rows, output=tmp_path / name))
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert all((tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes() for name in names)


def test_a_word_file_that_we_wrote_is_a_row_too(rows: dict[str, Any], tmp_path: Path) -> None:
    """The agreement inside it is written anew; any other Word file costs its row."""
    (first,) = iop.batch({"alfa": rows["alfa"]}, output=tmp_path / "a")
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04half")
    again, other = iop.batch([first.path or "", str(tmp_path / "b.docx")], output=tmp_path / "b")
    assert again.key == "alfa"
    assert again.document == first.document
    assert (other.key, other.status.ready) == ("b", False)
    assert other.findings


def test_the_base_may_be_a_word_file(base: Path, sheet: Any, tmp_path: Path) -> None:
    """The data inside count, as everywhere; one that was edited by hand says something else, and is refused."""
    document = iop.render(base)
    path = sheet(["nyckel", "foreningen.name"], ["alfa", "Föreningen Alfa"])
    (by_file,) = iop.batch(path, base=document.save(tmp_path / "grund.docx"))
    (by_value,) = iop.batch(path, base=document)
    (by_yaml,) = iop.batch(path, base=base)
    assert by_file.document == by_value.document == by_yaml.document
    parts = read_package(document.data, name="avtal.docx")
    edited = parts["word/document.xml"].replace("öppen".encode(), b"dold", 1)
    assert edited != parts["word/document.xml"]
    with pytest.raises(iop.InvalidBatch, match="WRD00"):
        list(iop.batch(path, base=write_package(parts | {"word/document.xml": edited})))
    with pytest.raises(iop.InvalidBatch, match="WRD001"):
        list(iop.batch(path, base=b"PK\x03\x04half"))
