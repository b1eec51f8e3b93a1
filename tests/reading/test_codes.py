"""The table of codes, and the examples that `iopdocs explain` shows."""

from dataclasses import replace
from pathlib import Path

import pytest

from iopdocs.findings import Severity
from iopdocs.lint.codes import CODES as TEMPLATES
from iopdocs.reading import CODES, build, read

# What an example leaves out, so that a piece of a file can be built.
REST = {
    "title": "Överenskommelse",
    "parties": [
        {"kind": "kommun", "id": "kommunen", "name": "Exempelby kommun", "orgnr": "212000-2395"},
        {"kind": "ideell_forening", "id": "foreningen", "name": "Föreningen", "orgnr": "802001-1238"},
    ],
    "clauses": [{"kind": "parties"}],
}
SHOWN = [code for code, fault in CODES.items() if not fault.as_told]


def codes_of(text: str) -> tuple[str, ...]:
    """Every code that a piece of an agreement's file gives."""
    reading = read(text)
    data = REST | reading.data if reading.data else None
    return build(replace(reading, data=data)).findings.codes


def test_the_rest_of_the_examples_is_faultless() -> None:
    """What completes the examples gives no finding of its own."""
    assert build(read(REST)).findings.codes == ()


@pytest.mark.parametrize("code", SHOWN)
def test_the_wrong_example_gives_the_code(code: str) -> None:
    """What `explain` shows as wrong is found, with this code and no other."""
    assert set(codes_of(CODES[code].wrong)) == {code}


@pytest.mark.parametrize("code", SHOWN)
def test_the_right_example_gives_nothing(code: str) -> None:
    """What `explain` shows as right has no fault at all."""
    assert codes_of(CODES[code].right) == ()


def test_a_file_that_does_not_exist(tmp_path: Path) -> None:
    """INP010 as it is told; a file that exists is read."""
    path = tmp_path / "avtal.yaml"
    assert read(path).findings.codes == ("INP010",)
    path.write_text("title: Avtal\n", "utf-8")
    assert read(path).findings.codes == ()


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    """INP011 as it is told: a file of 6 MB is not read, one of 20 kB is."""
    path = tmp_path / "avtal.yaml"
    path.write_bytes(b"# " + b"x" * 6_000_000)
    assert read(path).findings.codes == ("INP011",)
    path.write_bytes(b"title: " + b"x" * 20_000)
    assert read(path).findings.codes == ()


def test_a_file_that_is_not_utf8() -> None:
    """INP012 as it is told: Windows-1252 is refused, UTF-8 is read."""
    assert read("title: Möte\n".encode("cp1252")).findings.codes == ("INP012",)
    assert read("title: Möte\n".encode()).findings.codes == ()


def test_a_file_with_a_control_character() -> None:
    """INP013 as it is told."""
    assert read("title: Mö\x08te\n").findings.codes == ("INP013",)
    assert read("title: Möte\n").findings.codes == ()


def test_a_code_is_explained_with_its_reason_and_examples() -> None:
    """What `explain` prints is the code, its title, why, and both examples indented."""
    assert CODES["INP007"].explanation == (
        "INP007 fel: Klausultypen saknas eller finns inte\n\n"
        "Fältet kind säger vilken sorts klausul det är och därmed vilka fält den har.\n\n"
        "Fel:\n    clauses:\n      - kind: partie\n\n"
        "Rätt:\n    clauses:\n      - kind: parties"
    )


def test_examples_that_look_alike_are_told_apart() -> None:
    """A hard space is shown as Word shows it where it is all that parts right from wrong, and what it is is told."""
    told = TEMPLATES["TPL024"].explanation
    assert "enligt 10 § kommunallagen" in told
    assert "enligt 10°§ kommunallagen" in told
    assert "I exemplen står ° för ett hårt mellanslag" in told
    assert "°" not in TEMPLATES["TPL025"].explanation


def test_codes_are_never_renumbered() -> None:
    """The table is append-only: each code keeps its title."""
    assert [(fault.code, fault.title) for fault in CODES.values()] == [
        ("INP001", "Ett fält saknas"),
        ("INP002", "Ett fält är okänt"),
        ("INP003", "Ett värde går inte att använda"),
        ("INP004", "Ett fält har fel form"),
        ("INP005", "Ett val finns inte"),
        ("INP006", "Ett tal eller en lista är för stor eller för liten"),
        ("INP007", "Klausultypen saknas eller finns inte"),
        ("INP008", "Partens juridiska form saknas eller finns inte"),
        ("INP009", "En punkt i en lista är tom"),
        ("INP010", "Filen kan inte öppnas"),
        ("INP011", "Filen är för stor"),
        ("INP012", "Filen är inte UTF-8"),
        ("INP013", "Filen innehåller ett styrtecken"),
        ("INP014", "Filen är inte YAML"),
        ("INP015", "Filen är inte JSON"),
        ("INP016", "Filen är tom eller har inga fält"),
        ("INP017", "Ett fält står två gånger"),
        ("INP018", "Ett fältnamn är inte text"),
        ("INP019", "Filen har flera dokument"),
        ("INP020", "Filen har ett märke som inte används"),
        ("INP021", "Filen blir för stor när den läses"),
        ("INP022", "En del av ett värde läses som kommentar"),
        ("INP023", "Handlingens sort finns inte"),
        ("INP024", "Filen är en annan sorts handling"),
        ("INP025", "En del av ett värde läses som ett eget fält"),
    ]


def test_only_what_may_be_meant_is_a_warning() -> None:
    """All faults stop signing but the comment that may be one."""
    warnings = [code for code, fault in CODES.items() if fault.severity is not Severity.ERROR]
    assert warnings == ["INP022"]
