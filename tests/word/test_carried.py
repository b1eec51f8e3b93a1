"""Reading back what a Word file carries, whatever the file is."""

from __future__ import annotations

from pathlib import Path

import pytest

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.criteria import Assessment
from iopdocs.errors import InvalidAgreement
from iopdocs.opc import read_package, with_custom_part, write_package
from iopdocs.reading.nodes import MOST_NODES
from iopdocs.reading.quick import may_hold_more
from iopdocs.testing import assemble, example_agreement
from iopdocs.verbs import attempt
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import Templates, builtin

PART = "customXml/item1.xml"
MAIN = "word/document.xml"
TERM = {"kind": "term", "period": "2027"}


@pytest.fixture(scope="module")
def agreement() -> Agreement:
    """An agreement of one clause."""
    return Agreement.model_validate(example_agreement(TERM))


@pytest.fixture(scope="module")
def parts(agreement: Agreement) -> dict[str, bytes]:
    """The parts of its document."""
    return read_package(assemble(agreement).data, name="avtal.docx")


def codes(package: bytes) -> list[str]:
    """The codes about the file, not about what the agreement says."""
    return [code for code in iop.check(package).codes if code.startswith(("WRD", "INP"))]


def test_every_form_of_a_word_file(agreement: Agreement, tmp_path: Path) -> None:
    """A document, its bytes, its path as text or as a path all give the equal agreement."""
    document = assemble(agreement)
    path = document.save(tmp_path / "Avtal.DOCX")
    for source in (document, document.data, path, str(path)):
        assert iop.load(source) == agreement
    assert {one.file for one in iop.check(path)} == {str(path)}
    assert iop.check(document).codes == iop.check(agreement).codes


def test_a_file_that_would_be_worded_anew(examples: Path) -> None:
    """Who checks a file without the profile that it was written by is told which clauses would say something else."""
    profile = examples / "profil-exempelkommun"
    document = iop.render(examples / "timra-soraker-2018.yaml", profile=profile)
    (found,) = (one for one in iop.check(document) if one.code == "WRD011")
    assert found.severity is iop.Severity.WARNING
    assert found.message.startswith("Tvist har en annan text i Word-filen än i de mallar som gäller nu")
    assert "--profile" in (found.hint or "")
    assert "WRD011" not in iop.check(document, profile=profile).codes
    assert attempt(document, draft=True)[1].codes.count("WRD011") == 1


def test_other_papers_and_drafts_may_be_worded_anew(examples: Path, tmp_path: Path) -> None:
    """An assessment has one wording; a draft without clauses has none."""
    templates = tmp_path / "sv"
    templates.mkdir()
    ours = builtin_templates() / "sv"
    changed = (ours / "assessment.txt").read_text("utf-8").replace("# ", "# Ny ", 1)
    (templates / "assessment.docx").write_bytes(to_docx(changed, builtin().letterhead.parts))
    (tmp_path / "profile.yaml").write_text("name: Exempelby kommun\n", "utf-8")
    document = iop.render(examples / "stenungsund-ansokan.yaml", draft=True)
    told = [one.message for one in iop.check(document, profile=tmp_path) if one.code == "WRD011"]
    assert [message.split(" har ")[0] for message in told] == ["bedömningen"]
    empty = iop.render({"title": "Avtal"}, draft=True)
    assert "WRD011" not in iop.check(empty).codes


def test_more_than_any_other_file_may_hold() -> None:
    """What could be written can be read, also where it has more values than a file that somebody types."""
    points = [{"text": f"Punkt {number**7}."} for number in range(25_000)]
    agreement = Agreement.model_validate(example_agreement({"kind": "free", "heading": "A", "points": points}))
    assert may_hold_more(agreement.model_dump_json(exclude_none=True), MOST_NODES)
    document = assemble(agreement)
    assert iop.load(document) == agreement
    assert not [code for code in iop.check(document).codes if code.startswith("WRD")]


def test_another_sort_of_paper(examples: Path) -> None:
    """An assessment is loaded as one, and is no agreement."""
    assessment = iop.load(examples / "stenungsund-ansokan.yaml", paper=Assessment, draft=True)
    document = assemble(assessment, draft=True)
    assert iop.load(document, paper=Assessment, draft=True) == assessment
    with pytest.raises(InvalidAgreement, match="INP024"):
        iop.load(document, draft=True)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A Word file that is missing is told as any other file."""
    assert iop.check(tmp_path / "finns-inte.docx").codes == ("INP010",)
    assert iop.check("finns-inte.doc").codes == ("INP010",)


@pytest.mark.parametrize("content", [b"", b"title: Avtal\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_file_that_is_no_word_file(content: bytes, tmp_path: Path) -> None:
    """What a Word file cannot be is told with its name."""
    path = tmp_path / "avtal.docx"
    path.write_bytes(content)
    findings = iop.check(path)
    assert findings.codes == ("WRD001",)
    assert findings[0].file == str(path)
    with pytest.raises(InvalidAgreement):
        iop.load(path)


def test_a_file_that_somebody_else_has_written() -> None:
    """A file without data of ours is told, with what to do."""
    letterhead = builtin_templates() / "sv" / "letterhead.docx"
    findings = iop.check(letterhead.read_bytes())
    assert findings.codes == ("WRD002",)
    assert findings[0].hint is not None


def test_a_document_without_data(examples: Path) -> None:
    """A document that was written without its data says the same and cannot be loaded."""
    path = examples / "timra-soraker-2018.yaml"
    document = iop.render(path, data=False)
    assert document.text == iop.render(path).text
    assert iop.check(document).codes == ("WRD002",)


DAMAGED = {
    "no data": (b"<data>", b"<other>", b"</data>", b"</other>"),
    "two of them": (b"<data>", b"<data>{}</data><data>"),
    "no text": (b"<data>{", b"<data/><x>{", b"</data>", b"</x>"),
    "no JSON": (b"<data>{", b"<data>{{"),
    "a list": (b"<data>{", b"<data>[{", b"}</data>", b"}]</data>"),
    "nothing before": (b"<before", b"<x"),
    "another clause": (b'kind="term"', b'kind="notice"'),
    "one clause less": (b"<section", b"<x"),
    "no kind": (b'kind="term"', b""),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_data(name: str, parts: dict[str, bytes]) -> None:
    """Data that do not hang together are refused as a whole, and never guessed at."""
    content = parts[PART]
    for old, new in zip(DAMAGED[name][::2], DAMAGED[name][1::2], strict=True):
        assert old in content
        content = content.replace(old, new)
    assert codes(write_package(parts | {PART: content})) == ["WRD003"]


def test_data_never_lead_to_another_file(
    parts: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Data that are a path are no path: no file is read that nobody named."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "avtal.yaml").write_text("title: Hemligt\n", "utf-8")
    start, end = (parts[PART].index(tag) for tag in (b"<data>", b"</data>"))
    content = parts[PART][:start] + b"<data>avtal.yaml" + parts[PART][end:]
    findings = iop.check(write_package(parts | {PART: content}))
    assert findings.codes == ("WRD003",)
    assert "Hemligt" not in str(findings)


def test_data_of_a_newer_version(parts: dict[str, bytes]) -> None:
    """What a newer version has written is not guessed at."""
    package = write_package(parts | {PART: parts[PART].replace(b'format="1"', b'format="2"')})
    (found,) = iop.check(package)
    assert found.code == "WRD003"
    assert "nyare version" in found.message


def test_data_of_two_documents(parts: dict[str, bytes]) -> None:
    """Of two sets of data none is chosen."""
    part, made = with_custom_part(parts, MAIN, "urn:iopdocs:inside", name="avtal.docx")
    assert codes(write_package(made | {part: parts[PART]})) == ["WRD003"]


def test_facts_that_are_wrong(parts: dict[str, bytes]) -> None:
    """A fact that cannot be is told as in any file, but for a line that nobody can look up."""
    package = write_package(parts | {PART: parts[PART].replace(b'"first":"2027"', b'"first":"20277"')})
    (found,) = [one for one in iop.check(package) if one.code.startswith(("WRD", "INP"))]
    assert found.code == "INP003"
    assert found.path[:3] == ("clauses", 0, "period")
    assert found.line is None


def test_records_of_no_sense(parts: dict[str, bytes]) -> None:
    """A count that is none is an edit at most."""
    content = parts[PART].replace(b'paragraphs="3"', b'paragraphs="-1e9"')
    assert content != parts[PART]
    assert codes(write_package(parts | {PART: content})) == ["WRD004"]


def test_a_letterhead_made_of_a_document(parts: dict[str, bytes], tmp_path: Path, agreement: Agreement) -> None:
    """A letterhead that was made of a finished document does not bring that one's data into others."""
    letterhead = read_package((builtin_templates() / "sv" / "letterhead.docx").read_bytes(), name="letterhead.docx")
    (tmp_path / "sv").mkdir()
    (tmp_path / "sv" / "letterhead.docx").write_bytes(write_package(parts | {MAIN: letterhead[MAIN]}))
    templates = Templates((tmp_path, builtin_templates()))
    another = agreement.model_copy(update={"title": "Ett annat avtal"})
    document = assemble(another, templates=templates)
    assert iop.load(document) == another
    carried = [content for name, content in read_package(document.data, name="a").items() if "customXml" in name]
    assert carried
    assert not [content for content in carried if b"Exempelavtal" in content]
