"""What the tests of changes share: documents by wordings of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.opc import read_package
from iopdocs.testing import assemble, example_agreement
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import Templates


@pytest.fixture
def make_noted(tmp_path: Path) -> Callable[[str], iop.Document]:
    """Makes the document of a clause with a footnote."""

    def make(note: str) -> iop.Document:
        place = tmp_path / f"mallar-{len(list(tmp_path.iterdir()))}"
        (place / "sv").mkdir(parents=True)
        head = read_package((builtin_templates() / "sv" / "letterhead.docx").read_bytes(), name="letterhead.docx")
        text = f"# {{{{ heading }}}}\n§ Parterna bidrar lika mycket.[^1]\n[^1] {note}\n"
        (place / "sv" / "background.docx").write_bytes(to_docx(text, head, name="background.txt"))
        agreement = Agreement.model_validate(example_agreement({"kind": "background", "paragraphs": "Text."}))
        return assemble(agreement, templates=Templates((place, builtin_templates())))

    return make
