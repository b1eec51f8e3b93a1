"""The example agreements: what is found in each is what is listed here, and each becomes a document."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

import iopdocs as iop
from iopdocs.testing import document_faults

EXAMPLES: Final = Path(__file__).resolve().parent.parent / "docs" / "examples"

_UNSAID: Final = "COM001 COM002 COM003 COM004 COM005 COM009 COM010 COM012"
"""What a page on the web does not tell of an agreement: notice, dispute, amendments, personal data and so on."""
_TWO_PARTIES: Final = "INP001 INP001 FRM001 FRM001"
"""Two parties without organisation numbers and signatories."""
_MALMO_2015: Final = f"{_UNSAID} {_TWO_PARTIES} INP001 INP001 INP001"
"""Nor what the municipality puts in, the term, and how the agreement is signed."""
_MINORS: Final = "CHI002 CHI003 CHI004"

CODES: Final = {
    "malmo-2015-boost": f"{_MALMO_2015} {_MINORS}",
    "malmo-2015-carpe-sophia": _MALMO_2015,
    "malmo-2015-hassela-helpline": f"{_MALMO_2015} {_MINORS}",
    "malmo-2015-mff-karriarakademin": f"{_MALMO_2015} {_MINORS}",
    "malmo-2015-roda-korset": _MALMO_2015,
    "malmo-2015-yalla-trappan": _MALMO_2015,
    "malmo-2017": f"{_UNSAID} {'INP001 FRM001 ' * 7} INP001 INP001",
    "malmo-2017-underavtal-fc-rosengard": f"{_TWO_PARTIES} INP001 INP001 INP001 INP001 COM016",
    "ostersund-foreningslots": f"{_UNSAID} {_TWO_PARTIES} INP001 INP001 TRM003",
    "ostersund-nattvandring": f"{_UNSAID} {_TWO_PARTIES} INP001 TRM003",
    "ostersund-torvalla-pa-lika-villkor": f"{_UNSAID} {_TWO_PARTIES} INP001 INP001 INP001",
    "timra-soraker-2018": "COM015 LAW003 TRM014",
    "timra-soraker-2018-as-printed": (
        "BAS001 BAS003 BUD001 BUD010 CHI002 CHI003 COM001 COM002 COM003 COM005 COM007 COM015 DOC003 FRM001 "
        "FRM001 INP001 INP001 PAR006 REP005 TRM011"
    ),
}
"""The codes of the findings in each example, each as many times as it is found."""

READY: Final = ("timra-soraker-2018",)
"""The examples without errors; the others are drafts."""

PERSONS: Final = frozenset(
    {
        "30ca157aa2868ff8",
        "40650542a98357d4",
        "4ef4905df4063f3f",
        "5a5ff78ce7881e66",
        "9c9b1d1a329a4740",
        "a7bc1e3ff1dd7a27",
        "be0305ba7984b434",
        "ce8a0a93238dbe40",
        "eb4f3a80fcb1227e",
        "ffa3bb35ec6a6278",
    }
)
"""Names of persons in the sources, as the beginnings of their hashes, so that the names do not stand here either."""


def pairs_of_words(text: str) -> set[str]:
    """Return the words of a text two by two, hashed as :data:`PERSONS`."""
    pairs = pairwise(re.findall(r"\w+", text.lower()))
    return {hashlib.sha256(" ".join(pair).encode()).hexdigest()[:16] for pair in pairs}


def agreements_in_examples() -> set[str]:
    """Return the names of the example files that hold an agreement."""
    return {path.stem for path in EXAMPLES.glob("*.yaml") if "\nclauses:" in path.read_text("utf-8")}


def test_every_example_is_listed() -> None:
    """No example stands outside the table."""
    assert agreements_in_examples() == set(CODES)


@pytest.mark.parametrize("name", CODES)
def test_findings_are_those_listed(name: str) -> None:
    """Check finds exactly the codes of the table, each as many times."""
    found = Counter(finding.code for finding in iop.check(EXAMPLES / f"{name}.yaml"))
    assert found == Counter(CODES[name].split())


@pytest.mark.parametrize("name", CODES)
def test_document_is_whole(name: str) -> None:
    """Every example becomes a document without faults: a draft where facts are missing."""
    document = iop.render(EXAMPLES / f"{name}.yaml", draft=name not in READY)
    assert document_faults(document.data) == ()
    assert ("UTKAST" in document.text) == (name not in READY)


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.*")), ids=lambda path: path.name)
def test_no_person_is_named(path: Path) -> None:
    """No file among the examples names a person of the sources."""
    text = path.read_bytes().decode("utf-8", errors="ignore")
    assert pairs_of_words(text).isdisjoint(PERSONS)


def test_a_named_person_would_be_seen() -> None:
    """The words of a text are hashed two by two, whatever stands between them."""
    assert pairs_of_words("Ring Exempel\n  Person.") >= {hashlib.sha256(b"exempel person").hexdigest()[:16]}
