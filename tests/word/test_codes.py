"""The codes that a Word file can give."""

import pytest

import iopdocs as iop
from iopdocs.findings import Severity
from iopdocs.word.codes import CODES


def test_codes_are_never_renumbered() -> None:
    """The table is append-only: each code keeps its title."""
    assert [(fault.code, fault.title) for fault in CODES.values()] == [
        ("WRD001", "Word-filen går inte att läsa"),
        ("WRD002", "Word-filen bär inga uppgifter"),
        ("WRD003", "Uppgifterna i Word-filen är skadade"),
        ("WRD004", "En klausul har ändrats för hand"),
        ("WRD005", "En klausul saknas i Word-filen"),
        ("WRD006", "En klausul har flyttats för hand"),
        ("WRD007", "Text har lagts till för hand"),
        ("WRD008", "Texten före eller efter klausulerna har ändrats för hand"),
        ("WRD009", "Sidhuvudet eller sidfoten har ändrats för hand"),
        ("WRD010", "En fotnot har ändrats för hand"),
        ("WRD011", "Ett nytt dokument skulle få andra texter än Word-filen"),
        ("WRD012", "Word-filen visar ändringar mellan två dokument"),
        ("WRD013", "En ändring för hand kunde inte läsas in"),
        ("WRD014", "Word-filen säger något annat än de inlästa uppgifterna ger"),
    ]


def test_each_edit_is_an_error() -> None:
    """Data that the text contradicts are not good enough to make a document of; what follows from others is no edit."""
    assert [fault.code for fault in CODES.values() if fault.severity is not Severity.ERROR] == ["WRD011", "WRD014"]


@pytest.mark.parametrize("code", CODES)
def test_each_is_explained(code: str) -> None:
    """What is told of a Word file can be looked up like all else."""
    assert CODES[code].why in iop.explain(code)
