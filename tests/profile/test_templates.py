"""A profile's own templates in a document: its letterhead, its wording, and ours where it has none."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import iopdocs as iop
from iopdocs.errors import TemplateError
from iopdocs.opc import read_package
from iopdocs.profile import Profile
from iopdocs.testing import document_faults
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import builtin

OWN = "# {{ heading }}\n§ Kommunfullmäktige i Exempelby avgör tvister om {{ agreement.title }}.\n"


@pytest.fixture
def signed(examples: Path) -> Path:
    """An agreement without errors."""
    return examples / "timra-soraker-2018.yaml"


def test_own_wording_and_ours(make_profile: Callable[..., Profile], letterhead: dict[str, bytes], signed: Path) -> None:
    """Its own wording stands in the place of ours; every other clause is as without the profile."""
    profile = make_profile(files={"dispute.docx": to_docx(OWN, letterhead)})
    ours, theirs = iop.render(signed).text, iop.render(signed, profile=profile).text
    assert "Kommunfullmäktige i Exempelby avgör tvister om Överenskommelse" in theirs
    assert "Svensk rätt gäller" not in theirs
    rest = [re.split(r"^25\s+Tvist$|^26\s", text, flags=re.MULTILINE) for text in (ours, theirs)]
    assert rest[0][0] == rest[1][0]
    assert rest[0][2] == rest[1][2]


def test_a_letterhead_from_a_swedish_word(
    make_profile: Callable[..., Profile], swedish_letterhead: bytes, signed: Path
) -> None:
    """Styles go by name: a letterhead with Rubrik1 and Brdtext gives the same text and numbers, in its own looks."""
    profile = make_profile(files={"letterhead.docx": swedish_letterhead})
    document = iop.render(signed, profile=profile)
    main = read_package(document.data, name="x")["word/document.xml"].decode()
    assert document_faults(document.data) == ()
    assert document.text == iop.render(signed).text
    assert '<w:pStyle w:val="Rubrik1"/>' in main
    assert "Heading1" not in main
    assert "BodyText" not in main
    assert b"Exempelby kommun" in read_package(document.data, name="x")["word/header1.xml"]


def test_templates_are_compiled_once_for_a_profile(make_profile: Callable[..., Profile], signed: Path) -> None:
    """A profile keeps its compiled templates: a second document reads no file."""
    profile = make_profile()
    first = iop.render(signed, profile=profile)
    wording = profile.templates.wording("term")
    (profile.folder / "sv" / "term.docx").write_bytes(b"not Word any more")
    assert iop.render(signed, profile=profile).data == first.data
    assert profile.templates.wording("term") is wording


def test_a_folder_is_as_good_as_a_profile(make_profile: Callable[..., Profile], signed: Path) -> None:
    """The verbs take a profile, its folder, or the folder's name."""
    profile = make_profile("name: Exempelby kommun\nrequired: [ip]\n")
    for form in (profile, profile.folder, str(profile.folder)):
        assert "PRO001" in iop.check(signed, profile=form).codes
    assert iop.render(signed, profile=str(profile.folder)).sha256 == iop.render(signed, profile=profile).sha256


def test_a_profile_without_templates_changes_nothing(make_profile: Callable[..., Profile], signed: Path) -> None:
    """The document of a profile that has no Word files is the same, byte for byte."""
    profile = make_profile()
    assert iop.render(signed, profile=profile).data == iop.render(signed).data
    (profile.folder / "sv").rmdir()
    assert iop.render(signed, profile=profile.folder).data == iop.render(signed).data


def test_a_wording_that_cannot_be_used(make_profile: Callable[..., Profile], signed: Path) -> None:
    """A file that is no Word file stops the document with its name, never the check."""
    profile = make_profile(files={"dispute.docx": b"inte Word"})
    assert iop.check(signed, profile=profile) == iop.check(signed)
    with pytest.raises(TemplateError, match=r"dispute\.docx"):
        iop.render(signed, profile=profile)
    assert builtin().wording("dispute").kind == "dispute"


def test_the_example(examples: Path, signed: Path) -> None:
    """The example profile: no findings more than ours for an agreement that has all, and a document that differs."""
    profile = Profile.load(examples / "profil-exempelkommun")
    ours, theirs = iop.render(signed), iop.render(signed, profile=profile)
    parts, own = (read_package(document.data, name="x") for document in (ours, theirs))
    assert iop.check(signed, profile=profile) == iop.check(signed)
    assert document_faults(theirs.data) == ()
    assert "Verksamheten för deltagarna fortsätter som vanligt" in theirs.text
    assert "Verksamheten för deltagarna fortsätter som vanligt" not in ours.text
    for part in ("word/styles.xml", "word/header1.xml", "word/footer1.xml", "word/numbering.xml"):
        assert own[part] != parts[part]


def test_the_example_requires_the_public_list(examples: Path) -> None:
    """An agreement with none of the mandatory points is told of each."""
    bare = {
        "title": "Överenskommelse",
        "parties": [
            {"id": "kommunen", "kind": "kommun", "name": "Exempelby kommun", "orgnr": "212000-2395"},
            {"id": "foreningen", "kind": "ideell_forening", "name": "Föreningen", "orgnr": "802400-0005"},
        ],
        "clauses": [{"kind": "signatures"}],
    }
    findings = iop.check(bare, profile=examples / "profil-exempelkommun")
    required = Profile.load(examples / "profil-exempelkommun").settings.required
    assert findings.codes.count("PRO001") == len(required) == 15
    assert set(findings.errors.codes) >= {"PRO001"}
