"""Other papers than agreements on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import iopdocs as iop


@pytest.fixture
def stenungsund(examples: Path) -> Path:
    """An assessment in which facts are open."""
    return examples / "stenungsund-ansokan.yaml"


@pytest.fixture
def finished() -> str:
    """An assessment in which nothing is open."""
    parties = "[{kind: kommun, id: a, name: A kommun, orgnr: 212000-2395}]"
    return f"kind: assessment\ntitle: T\nparties: {parties}\nproject: P\ncriteria_set: umea\nanswers: []\n"


def test_an_assessment_is_checked(iopdocs: Callable[..., Any], stenungsund: Path) -> None:
    """`iopdocs check` takes an assessment as it takes an agreement."""
    run = iopdocs("check", stenungsund)
    assert (run.status, run.err) == (1, "")
    assert run.out.splitlines()[-1] == f"{stenungsund}: 5 fel, 6 varningar"


def test_an_assessment_is_written_and_named_for_what_it_is(iopdocs: Callable[..., Any], finished: str) -> None:
    """`iopdocs render` writes the annex and calls it an assessment."""
    run = iopdocs("render", "-", "-o", "ut.docx", stdin=finished)
    assert (run.status, run.err, run.files) == (0, "", ["ut.docx"])
    assert run.out.startswith("skrev ut.docx (bedömning, SHA-256 ")


def test_a_draft_is_offered_and_written(iopdocs: Callable[..., Any], stenungsund: Path) -> None:
    """An assessment in which facts are open is refused, a draft suggested, and written when asked for."""
    refused = iopdocs("render", stenungsund)
    assert (refused.status, refused.files) == (1, [])
    assert refused.err.splitlines()[-1].startswith("Ett utkast skrivs med: iopdocs render --draft ")
    run = iopdocs("render", "--draft", "--text", "-o", "-", stenungsund)
    assert run.status == 0
    assert run.out == f"{iop.render(stenungsund, draft=True).text.rstrip()}\n"
