"""The contract that every clause type and its template meet, and what it finds when they do not."""

from pathlib import Path
from typing import Any, ClassVar, Literal

import pytest
from pydantic import Field

from iopdocs.clauses import Clause
from iopdocs.opc import read_package
from iopdocs.testing import builtin_kinds, clause_type_faults
from iopdocs.values import Line
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import Templates, builtin


@pytest.mark.parametrize("kind", builtin_kinds())
def test_every_clause_type_meets_it(kind: str) -> None:
    """Each clause type that comes with the library meets the contract."""
    assert clause_type_faults(kind) == ()


@pytest.fixture
def a_clause_type(monkeypatch: pytest.MonkeyPatch) -> str:
    """A clause type of somebody else's, for as long as the test runs."""
    monkeypatch.setattr("iopdocs.clauses._base._REGISTRY", {})

    class Media(Clause):
        """What is said to the press (medier)."""

        title: ClassVar[str] = "Medier"
        example: ClassVar[dict[str, Any]] = {"kind": "media", "spokesman": "ordföranden"}

        kind: Literal["media"] = Field("media", title="Klausultyp")
        spokesman: Line = Field(title="Talesperson")

    return str(Media.model_fields["kind"].default)


def templates(folder: Path, text: str) -> Templates:
    """The library's templates with one of somebody else's in front of them."""
    letterhead = builtin().path("letterhead.docx")
    (folder / "sv").mkdir()
    (folder / "sv" / "media.docx").write_bytes(
        to_docx(text, read_package(letterhead.read_bytes(), name=letterhead.name))
    )
    return Templates((folder, builtin_templates()))


WORDINGS = {
    "§ Parternas talesperson är {{ media.spokesman }}.": None,
    "§ Parterna talar med en röst.": "utkastet visar ingen lucka för Talesperson ($.clauses[0].spokesman)",
    "{%p if not public %}\n§ {{ media.spokesman }}\n{%p endif %}": "rubriken Medier har ingen text under sig",
    "§ {{ media.spokeswoman }}": "media.docx: rad 2:",
}
"""The wording of a clause type, and what there is to say about it."""


@pytest.mark.parametrize(("wording", "fault"), WORDINGS.items())
def test_what_it_finds(a_clause_type: str, tmp_path: Path, wording: str, fault: str | None) -> None:
    """A template that leaves a fact out, says nothing or names what is not there is told of."""
    faults = clause_type_faults(a_clause_type, templates(tmp_path, f"# {{{{ heading }}}}\n{wording}\n"))
    assert faults == () if fault is None else any(fault in one for one in faults)
