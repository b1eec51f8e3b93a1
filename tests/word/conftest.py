"""What the tests of Word packages share: agreements, and templates made from lines of text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from iopdocs.agreement import Agreement
from iopdocs.model import DRAFT, draft_validator
from iopdocs.opc import read_package, write_package
from iopdocs.testing import example_agreement
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import Templates

MakeAgreement = Callable[..., Agreement]
MakeTemplates = Callable[..., Templates]


@pytest.fixture
def make_agreement() -> MakeAgreement:
    """Makes an agreement between ``kommunen`` and ``foreningen``; ``...`` leaves a fact out of a draft."""

    def make(*clauses: dict[str, Any], draft: bool = False, **changes: object) -> Agreement:
        said = example_agreement(*clauses) | changes
        data = {name: value for name, value in said.items() if value is not ...}
        if not draft:
            return Agreement.model_validate(data)
        made: Agreement = draft_validator(Agreement).validate_python(data, context=DRAFT)
        return made

    return make


@pytest.fixture(scope="session")
def letterhead() -> dict[str, bytes]:
    """The parts of the built-in letterhead."""
    path = builtin_templates() / "sv" / "letterhead.docx"
    return read_package(path.read_bytes(), name=path.name)


@pytest.fixture
def make_templates(tmp_path: Path, letterhead: dict[str, bytes]) -> MakeTemplates:
    """Makes templates from text, a keyword for each clause type; ``parts`` replace those of the letterhead."""

    def make(parts: dict[str, bytes] | None = None, **texts: str) -> Templates:
        head = letterhead | (parts or {})
        place = tmp_path / f"mallar-{len(list(tmp_path.iterdir()))}"
        (place / "sv").mkdir(parents=True)
        (place / "sv" / "letterhead.docx").write_bytes(write_package(head))
        for kind, text in texts.items():
            (place / "sv" / f"{kind}.docx").write_bytes(to_docx(text, head, name=f"{kind}.txt"))
        return Templates((place,))

    return make
