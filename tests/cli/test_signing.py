"""``iopdocs signing-list``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import iopdocs as iop

Runner = Callable[..., Any]


def test_the_list_is_written_to_standard_output(iopdocs: Runner, signed: Path) -> None:
    """Without -o the list goes to standard output, the same that the library gives."""
    run = iopdocs("signing-list", signed)
    assert (run.status, run.err, run.files) == (0, "", [])
    assert json.loads(run.out) == iop.signing_list(signed).to_data()


def test_the_list_of_a_word_file(iopdocs: Runner, signed: Path) -> None:
    """The list of the Word file that was rendered tells that file's digest."""
    assert iopdocs("render", signed).status == 0
    run = iopdocs("signing-list", "timra-soraker-2018.docx")
    assert json.loads(run.out)["sha256"] == iop.render(signed).sha256


def test_the_list_is_written_to_a_file(iopdocs: Runner, signed: Path, tmp_path: Path) -> None:
    """With -o it goes to the file, over what was there, and the line tells how many sign."""
    (tmp_path / "lista.json").write_text("gammal")
    run = iopdocs("signing-list", signed, "-o", "lista.json")
    found = iop.signing_list(signed)
    assert run.out == f"skrev lista.json (två underskrifter, SHA-256 {found.sha256[:16]})\n"
    assert (tmp_path / "lista.json").read_text("utf-8") == f"{found.to_json()}\n"


def test_the_agreement_is_not_written_over(iopdocs: Runner, signed: Path, tmp_path: Path) -> None:
    """A list never takes the place of the agreement that it is made of."""
    (tmp_path / "avtal.yaml").write_bytes(signed.read_bytes())
    run = iopdocs("signing-list", "avtal.yaml", "-o", "./avtal.yaml")
    assert (run.status, run.out) == (2, "")
    assert "skrivs inte över" in run.err
    assert (tmp_path / "avtal.yaml").read_bytes() == signed.read_bytes()


def test_an_agreement_with_errors_has_no_list(iopdocs: Runner, printed: Path) -> None:
    """As long as errors remain they are told, and no list is written."""
    run = iopdocs("signing-list", printed, "-o", "lista.json")
    assert (run.status, run.files) == (1, [])
    assert "BUD001 fel" in run.err
    assert run.err.endswith("; ingen lista skrevs\n")


def test_a_file_that_does_not_exist(iopdocs: Runner) -> None:
    """A file that cannot be opened is a sentence and status 2."""
    run = iopdocs("signing-list", "saknas.yaml")
    assert (run.status, run.err) == (2, "iopdocs signing-list: filen saknas.yaml finns inte\n")


def test_a_list_that_cannot_be_written(iopdocs: Runner, signed: Path) -> None:
    """A folder that does not exist is a sentence and status 2."""
    run = iopdocs("signing-list", signed, "-o", "saknas/lista.json")
    assert run.status == 2
    assert "saknas/lista.json kunde inte skrivas" in run.err


def test_an_agreement_that_nobody_can_sign(iopdocs: Runner, signed: Path) -> None:
    """Without a clause about signatures there is no list, and the reason is told."""
    data = iop.load(signed).to_data()
    data["clauses"] = [one for one in data["clauses"] if one["kind"] != "signatures"]
    data["clauses"].append({"kind": "free", "heading": "Underskrifter", "points": ["Avtalet undertecknas för hand."]})
    run = iopdocs("signing-list", "-", stdin=json.dumps(data))
    assert run.status == 2
    assert "ingen klausul om underskrifter" in run.err
