"""Load, check, render and explain: whatever form the agreement comes in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.errors import InvalidAgreement, NotReady
from iopdocs.findings import Findings
from iopdocs.reading import read
from iopdocs.testing import document_faults
from iopdocs.verbs import PaperLike, attempt

Form = Callable[[Path], PaperLike]


FORMS: dict[str, Form] = {
    "path": lambda path: path,
    "path as text": str,
    "YAML": lambda path: path.read_text("utf-8"),
    "bytes": lambda path: path.read_bytes(),
    "JSON": lambda path: json.dumps(iop.load(path).to_data()),
    "dict": lambda path: iop.load(path).to_data(),
    "agreement": iop.load,
}


@pytest.fixture
def mended(examples: Path) -> Path:
    """An agreement without errors."""
    return examples / "timra-soraker-2018.yaml"


@pytest.fixture
def wrong(mended: Path, tmp_path: Path) -> Path:
    """The same agreement with a sum that is not the sum of its lines."""
    path = tmp_path / "avtal.yaml"
    text = mended.read_text("utf-8")
    changed = re.sub(r"stated_total: .*", "stated_total: 1 kr", text, count=1)
    assert changed != text
    path.write_text(changed, "utf-8")
    return path


@pytest.fixture
def lacking(mended: Path) -> dict[str, Any]:
    """An agreement that lacks the name of a party and the term."""
    data = iop.load(mended).to_data()
    del data["parties"][0]["name"]
    del next(clause for clause in data["clauses"] if clause["kind"] == "term")["period"]
    return data


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_taken(mended: Path, form: str) -> None:
    """A path, text, bytes, a dict and an agreement are the same agreement, with the same findings and document."""
    source = FORMS[form](mended)
    assert iop.load(source) == iop.load(mended)
    assert sorted(iop.check(source).codes) == sorted(iop.check(mended).codes)
    assert iop.render(source).sha256 == iop.render(mended).sha256


def test_a_document_of_an_agreement_without_errors(mended: Path) -> None:
    """What has no errors is written, whole and not as a draft."""
    document = iop.render(mended)
    assert not iop.check(mended).errors
    assert document_faults(document.data) == ()
    assert document.title == iop.load(mended).title
    assert not document.draft
    assert "UTKAST" not in document.text


@pytest.mark.parametrize("form", FORMS)
def test_an_agreement_with_errors(wrong: Path, form: str) -> None:
    """Wrong figures load and are found; only a draft is written, and the refusal carries every finding."""
    source = FORMS[form](wrong)
    findings = iop.check(source)
    assert findings.errors
    with pytest.raises(NotReady) as refusal:
        iop.render(source)
    assert refusal.value.findings == findings
    draft = iop.render(source, draft=True)
    assert draft.draft
    assert "UTKAST" in draft.text


def test_findings_of_a_file_have_lines(examples: Path) -> None:
    """What is found in a file is told with the file's name and line, by reading and by rules alike."""
    path = examples / "timra-soraker-2018-as-printed.yaml"
    findings = iop.check(path)
    assert {"INP001", "BUD001"} <= set(findings.codes)
    assert {finding.file for finding in findings} == {str(path)}
    assert all(finding.line for finding in findings)


@pytest.mark.parametrize("as_agreement", [False, True])
def test_missing_facts(lacking: dict[str, Any], as_agreement: bool) -> None:
    """Missing facts are found and stop all but a draft, also in an agreement that was loaded as one."""
    source: PaperLike = iop.load(lacking, draft=True) if as_agreement else lacking
    findings = iop.check(source)
    paths = {finding.path for finding in findings.errors if finding.code == "INP001"}
    term = next(at for at, clause in enumerate(lacking["clauses"]) if clause["kind"] == "term")
    assert paths == {("parties", 0, "name"), ("clauses", term, "period")}
    with pytest.raises(InvalidAgreement) as refusal:
        iop.load(source)
    assert {finding.code for finding in refusal.value.findings.errors} == {"INP001"}
    with pytest.raises(InvalidAgreement):
        iop.render(source)
    document = iop.render(source, draft=True)
    assert document_faults(document.data) == ()
    assert "[Avtalstid]" in document.text
    assert "[Partens fullständiga namn]" in document.text


def test_wrong_facts_stop_a_draft_too(lacking: dict[str, Any]) -> None:
    """A draft may lack facts; a wrong one is an error there too."""
    wrong = lacking | {"dated": "i går"}
    assert "INP001" in iop.check(wrong).codes
    for verb in (iop.load, iop.render):
        with pytest.raises(InvalidAgreement, match="i går"):
            verb(wrong, draft=True)


def test_what_a_file_says_twice(mended: Path) -> None:
    """A field that stands twice is not loaded: nobody knows which value counts."""
    text = mended.read_text("utf-8") + "\ntitle: Ett annat avtal\n"
    assert "INP017" in iop.check(text).codes
    with pytest.raises(InvalidAgreement, match="INP017"):
        iop.load(text)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "hej",
        "finns-inte.yaml",
        b"\xff\xfe",
        b"",
        "{",
        "- 1",
        "title: [",
        {},
        {"title": 1},
        {1: 2},
        {"title": None, "parties": None, "clauses": None},
        {"title": "A", "parties": [], "clauses": []},
        {"title": "A", "parties": [None], "clauses": [{"kind": "finns inte"}]},
        {"clauses": [{"kind": "term"}], "parties": [{"kind": "kommun"}]},
        {"clauses": "text", "parties": 3},
        {"title": "A", "parties": [], "clauses": [{"kind": "term", "period": {"first": {}}}]},
        Path("finns-inte"),
        Path(),
    ],
)
def test_checking_never_raises(source: PaperLike) -> None:
    """Whatever the source says, checking gives findings and loading refuses with them."""
    findings = iop.check(source)
    assert isinstance(findings, Findings)
    assert findings.errors
    with pytest.raises((InvalidAgreement, NotReady)) as refusal:
        iop.render(source)
    assert refusal.value.findings == findings


def test_loading_does_not_ask_the_rules(wrong: Path) -> None:
    """An agreement whose figures are wrong can be loaded, mended and checked again."""
    agreement = iop.load(wrong)
    assert isinstance(agreement, Agreement)
    assert sorted(iop.check(agreement).codes) == sorted(iop.check(wrong).codes)


@pytest.mark.parametrize("code", ["INP001", " inp001 ", "BUD001"])
def test_explaining(code: str) -> None:
    """A code of reading or of a rule is explained, with a wrong and a right example."""
    told = iop.explain(code)
    assert code.strip().upper() in told
    assert "Fel:" in told
    assert "Rätt:" in told


def test_explaining_what_is_no_code() -> None:
    """A code that does not exist has no explanation."""
    with pytest.raises(KeyError):
        iop.explain("XXX999")


def test_an_attempt_gives_the_document_and_every_finding(mended: Path) -> None:
    """What can be rendered is, and what check would say is said too, also of a reading."""
    document, findings = attempt(read(mended))
    assert document == iop.render(mended)
    assert findings == iop.check(mended)
    assert findings


def test_an_attempt_at_what_has_errors_gives_no_document_but_a_draft(wrong: Path) -> None:
    """Errors give findings and no exception; as a draft the document comes with the same findings."""
    assert attempt(wrong) == (None, iop.check(wrong))
    assert attempt(wrong, draft=True) == (iop.render(wrong, draft=True), iop.check(wrong))


def test_an_attempt_at_a_draft_needs_data_that_can_be_read(lacking: dict[str, Any]) -> None:
    """Missing facts are no obstacle for a draft, in a file or in an agreement; unknown fields are."""
    draft = iop.load(lacking, draft=True)
    assert attempt(lacking)[0] is None
    assert attempt(lacking, draft=True)[0] == iop.render(lacking, draft=True)
    assert attempt(draft)[0] is None
    assert attempt(draft, draft=True)[0] == iop.render(draft, draft=True)
    assert attempt(lacking | {"titel": "Avtal"}, draft=True)[0] is None
