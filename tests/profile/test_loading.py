"""A profile's folder: what its settings may say, and which files may lie in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import iopdocs as iop
from iopdocs.errors import InvalidProfile, TemplateError
from iopdocs.findings import Findings, Severity
from iopdocs.profile import Profile

SETTINGS = """\
name: Exempelby kommun
orgnr: 2120002395
required: [background, dispute]
missing: error
severities:
  - {code: COM002, severity: note, reason: Tvister är ovanliga., until: 2027-12-31}
  - {code: COM001, severity: error, reason: Nämnden vill det.}
criteria: skr-2017
"""


def refused(folder: Path) -> Findings:
    """What is said when the profile in a folder is refused."""
    with pytest.raises(InvalidProfile) as refusal:
        Profile.load(folder)
    assert str(refusal.value) == str(refusal.value.findings)
    return refusal.value.findings


def test_everything_that_settings_say(make_profile: Callable[..., Profile]) -> None:
    """Each field is read into its type, from text as everywhere."""
    profile = make_profile(SETTINGS)
    said = profile.settings
    lowered, raised = said.severities
    assert (profile.name, said.orgnr) == ("Exempelby kommun", "212000-2395")
    assert said.criteria is not None
    assert said.criteria.id == "skr-2017"
    assert (said.required, said.missing) == (("background", "dispute"), "error")
    assert (lowered.code, lowered.degree, lowered.until) == ("COM002", Severity.NOTE, date(2027, 12, 31))
    assert (raised.degree, raised.reason, raised.until) == (Severity.ERROR, "Nämnden vill det.", None)


def test_the_name_is_enough(make_folder: Callable[..., Path]) -> None:
    """All but the name may be left out, and the folder may be named as text."""
    profile = Profile.load(str(make_folder()))
    assert (profile.settings.required, profile.settings.severities) == ((), ())
    assert profile == Profile.load(profile.folder)


def test_a_loaded_profile_is_frozen(make_profile: Callable[..., Profile]) -> None:
    """Nobody changes a profile under those who use it."""
    profile = make_profile()
    for thing, name in ((profile, "folder"), (profile.settings, "name")):
        with pytest.raises(Exception, match=r"frozen|cannot assign"):
            setattr(thing, name, "x")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("requird: [term]", "INP002", "fältet requird finns inte i profilen"),
        ("required: [tvist]", "INP003", "klausultypen ”tvist” finns inte; menas dispute (Tvist)?"),
        ("required: [term, term]", "INP003", "term står två gånger"),
        ("required: term", "INP004", "obligatoriska klausuler (required) är ”term” men ska vara en lista"),
        ("required: [{kind: term}]", "INP003", "klausultypen en grupp fält finns inte"),
        ("missing: fel", "INP005", "missing) är ”fel”, som inte är något av valen"),
        ("orgnr: 212000-2396", "INP003", "kontrollsiffran stämmer inte"),
        ("severities: [{code: BUD01, severity: note, reason: x}]", "INP003", "”BUD01” hör inte till någon regel"),
        ("severities: [{code: INP001, severity: note, reason: x}]", "INP003", "graden på INP001 kan inte ändras"),
        ("severities: [{code: PRO001, severity: note, reason: x}]", "INP003", "för den väljs med missing"),
        ("severities: [{code: PRO002, severity: note, reason: x}]", "INP003", "för den hör till profilen själv"),
        (
            "severities: [{code: WRD004, severity: note, reason: x}]",
            "INP003",
            "WRD004 kan inte ändras, för en Word-fil",
        ),
        ("severities: [{code: TPL003, severity: note, reason: x}]", "INP003", "gäller mallar och inte avtal"),
        ("severities: [{code: BAT001, severity: note, reason: x}]", "INP003", "”BAT001” hör inte till någon regel"),
        ("severities: [{code: COM001, severity: note}]", "INP001", "skäl (reason) saknas"),
        ("severities: [{code: COM001, severity: ok, reason: x}]", "INP005", "grad (severity) är ”ok”"),
        ("severities: [{code: COM001, severity: note, reason: x, until: 2027}]", "INP003", "”2027” är inte en dag"),
        ("based_on: {term: abc}", "INP003", "”abc” är inte en kontrollsumma"),
        ("based_on: {../term: abc}", "INP003", "klausultypen ”../term” finns inte"),
        ("name: Annan kommun", "INP017", "fältet ”name” står två gånger"),
    ],
)
def test_faults_in_settings(make_folder: Callable[..., Path], line: str, code: str, said: str) -> None:
    """A fault is told with the line, in the same words as one in an agreement, and what was probably meant."""
    folder = make_folder(f"name: Exempelby kommun\n{line}\n")
    found = refused(folder)
    assert {(one.code, one.line, one.file) for one in found} >= {(code, 2, str(folder / "profile.yaml"))}
    assert said in str(found)


def test_the_same_code_twice(make_folder: Callable[..., Path]) -> None:
    """Of two severities for a rule nobody knows which counts."""
    change = "  - {code: COM001, severity: note, reason: x}\n"
    assert "COM001 står två gånger" in str(refused(make_folder(f"name: A\nseverities:\n{change}{change}")))


def test_every_fault_is_told_at_once(make_folder: Callable[..., Path]) -> None:
    """The clerk is told everything in one go, a misnamed file too."""
    folder = make_folder("namn: Exempelby\nrequired: [trem]\n", {"trem.docx": b"", "dispute.txt": b""})
    assert sorted(refused(folder).codes) == ["INP001", "INP002", "INP003", "INP007"]


@pytest.mark.parametrize("settings", ["", "- 1\n", "hej\n", "name: [\n", "name: &a [*a]\n", "\x00"])
def test_settings_that_are_none(make_folder: Callable[..., Path], settings: str) -> None:
    """What is no settings at all is refused with a place in the file, and no advice about agreements."""
    found = refused(make_folder(settings))
    assert found.errors
    assert "avtal" not in str(found)


def test_a_folder_without_settings(tmp_path: Path) -> None:
    """A folder that is not there, a file, and a folder without settings are told apart."""
    (tmp_path / "fil").write_text("x")
    assert "är inte en mapp" in str(refused(tmp_path / "ingen"))
    assert "är inte en mapp" in str(refused(tmp_path / "fil"))
    assert "har ingen fil profile.yaml" in str(refused(tmp_path))


def test_settings_that_are_too_large(make_folder: Callable[..., Path]) -> None:
    """Settings have a bound far below that of agreements."""
    folder = make_folder("name: A\n# " + "x" * 200_000)
    assert refused(folder).codes == ("INP011",)


@pytest.mark.parametrize("name", ["profile.yaml", "sv", "sv/term.docx", "sv/term.txt"])
def test_links_out_of_the_folder(make_folder: Callable[..., Path], tmp_path: Path, name: str) -> None:
    """A link that leads out of the folder is refused, whether something lies there or not."""
    outside = tmp_path / "utanför"
    outside.mkdir()
    (outside / "profile.yaml").write_text("name: A\n")
    folder = make_folder()
    target = folder / name
    if target.exists():
        target.rmdir() if target.is_dir() else target.unlink()
    target.symlink_to(outside / name if name == "profile.yaml" else outside)
    assert "leder ut ur profilens mapp" in str(refused(folder))


def test_links_within_the_folder(make_folder: Callable[..., Path], tmp_path: Path) -> None:
    """A link that stays within the folder is a file like any other, and the folder itself may be reached by one."""
    folder = make_folder()
    (folder / "profile.yaml").rename(folder / "profil-2027.yaml")
    (folder / "profile.yaml").symlink_to("profil-2027.yaml")
    (tmp_path / "genväg").symlink_to(folder)
    assert Profile.load(tmp_path / "genväg").name == "Exempelby kommun"


def test_a_word_file_too_large_is_refused(make_folder: Callable[..., Path]) -> None:
    """A Word file is not opened when it is larger than any Word file should be."""
    folder = make_folder()
    with (folder / "sv" / "term.docx").open("wb") as file:
        os.truncate(file.fileno(), 50_000_001)
    assert refused(folder).codes == ("INP011",)


def test_a_link_made_after_loading(make_profile: Callable[..., Profile], tmp_path: Path) -> None:
    """The templates look again when they open a file."""
    profile = make_profile()
    (tmp_path / "term.docx").write_bytes(b"x")
    (profile.folder / "sv" / "term.docx").symlink_to(tmp_path / "term.docx")
    with pytest.raises(TemplateError, match="leder ut ur profilens mapp"):
        profile.templates.wording("term")


@pytest.mark.parametrize(
    ("name", "hint"),
    [("trem.docx", "menas term.docx?"), ("Brevmall.docx", "menas letterhead.docx?"), ("x.docx", "döp")],
)
def test_a_word_file_that_would_never_be_used(make_folder: Callable[..., Path], name: str, hint: str) -> None:
    """A file with the name of no clause type is told, for it would be passed by in silence."""
    found = refused(make_folder(files={name: b"x"}))
    assert found.codes == ("INP007",)
    assert name in found[0].message
    assert hint in (found[0].hint or "")


def test_a_file_that_is_open_in_word(make_profile: Callable[..., Profile]) -> None:
    """The lock files that Word lays beside an open file are none of the profile's."""
    assert make_profile(files={"~$term.docx": b"x"}).name == "Exempelby kommun"


@given(
    st.dictionaries(st.text(max_size=8), st.text(max_size=20) | st.lists(st.text(max_size=5), max_size=3), max_size=4)
)
def test_loading_never_fails_in_another_way(data: dict[str, object]) -> None:
    """Whatever plain data the settings hold, they make a profile or findings."""
    from iopdocs.profile import Settings
    from iopdocs.reading import build_other, read

    settings, findings = build_other(read(data), Settings)
    assert (settings is None) == bool(findings.errors)


def test_the_face(make_folder: Callable[..., Path]) -> None:
    """The profile and its refusal are on the package's face."""
    assert iop.Profile.load(make_folder()).name == "Exempelby kommun"
    with pytest.raises(iop.IopdocsError, match="är inte en mapp"):
        iop.Profile.load("ingen-sådan-mapp")
    with pytest.raises(iop.InvalidProfile):
        iop.check({}, profile="ingen-sådan-mapp")
