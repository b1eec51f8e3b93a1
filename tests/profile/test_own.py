"""A municipality's own wording beside ours: made after it, compared with it, and told when ours has changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from iopdocs.errors import InvalidProfile, TemplateError
from iopdocs.lint import lint
from iopdocs.opc import read_package
from iopdocs.profile import Profile
from iopdocs.profile.own import Since, adopt, digest_of, own_wordings, record
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import builtin
from iopdocs.wording.totext import to_text

MakeProfile = Callable[..., Profile]


def again(profile: Profile) -> Profile:
    """The profile as its folder has it now."""
    return Profile.load(profile.folder)


def since(profile: Profile) -> dict[str, Since]:
    """What is said about each of a profile's files."""
    return {one.name: one.since for one in own_wordings(again(profile))}


def test_adopting_our_wording(make_profile: MakeProfile) -> None:
    """Our text is copied with its text file and its digest; the file is in order, and differs in nothing."""
    profile = make_profile()
    target = adopt(profile, "term")
    (own,) = own_wordings(again(profile))
    assert to_text(target.read_bytes()) == target.with_suffix(".txt").read_text("utf-8")
    assert not lint(target, profile.templates).findings
    assert (own.name, own.since, own.diff()) == ("term", Since.SAME, "")
    assert again(profile).settings.based_on == {"term": digest_of("term")}


def test_adopting_follows_the_profiles_letterhead(make_profile: MakeProfile, swedish_letterhead: bytes) -> None:
    """The copy has the styles of the profile's own letterhead, so that it looks right when it is opened."""
    profile = make_profile(files={"letterhead.docx": swedish_letterhead})
    target = adopt(profile, "term")
    assert not lint(target, again(profile).templates).findings
    assert b'w:styleId="Rubrik1"' in read_package(target.read_bytes(), name="x")["word/styles.xml"]


def test_adopting_our_letterhead(make_profile: MakeProfile) -> None:
    """Our letterhead is copied as it is; it has no text to compare."""
    profile = make_profile()
    target = adopt(profile, "letterhead")
    (own,) = own_wordings(again(profile))
    assert target.read_bytes() == builtin().path("letterhead.docx").read_bytes()
    assert (own.since, own.diff(), own.of_their_own) == (Since.SAME, "", False)


def test_a_letterhead_of_their_own(make_profile: MakeProfile, swedish_letterhead: bytes) -> None:
    """A letterhead need not be made after ours."""
    (own,) = own_wordings(make_profile(files={"letterhead.docx": swedish_letterhead}))
    assert own.of_their_own


def test_what_differs(make_profile: MakeProfile) -> None:
    """The diff has our text as the old one and theirs as the new."""
    profile = make_profile()
    target = adopt(profile, "dispute")
    text = target.with_suffix(".txt").read_text("utf-8").replace("Svensk rätt gäller", "Svensk lag gäller")
    target.write_bytes(to_docx(text, profile.templates.letterhead.parts))
    (own,) = own_wordings(again(profile))
    lines = own.diff().splitlines()
    assert lines[0] == "--- iopdocs/sv/dispute.txt"
    assert lines[1] == f"+++ {target.with_suffix('.txt')}"
    assert [line[0] for line in lines if "för avtalet" in line] == ["-", "+"]


def test_ours_has_changed_since(make_profile: MakeProfile) -> None:
    """Another digest than that of our text today says that ours has changed; recording it anew settles that."""
    profile = make_profile()
    adopt(profile, "term")
    settings = profile.folder / "profile.yaml"
    settings.write_text(settings.read_text("utf-8").replace(digest_of("term"), "0" * 64), "utf-8")
    assert since(profile) == {"term": Since.CHANGED}
    record(again(profile), "term")
    assert since(profile) == {"term": Since.SAME}


def test_what_they_were_made_after_is_unknown(make_profile: MakeProfile) -> None:
    """A file whose beginning nobody has recorded is told as such."""
    profile = make_profile()
    adopt(profile, "term")
    (profile.folder / "profile.yaml").write_text("name: Exempelby kommun\n", "utf-8")
    assert since(profile) == {"term": Since.UNKNOWN}


@pytest.mark.parametrize(
    "settings",
    [
        "# Vår profil\nname: Exempelby kommun # den riktiga\n",
        "name: Exempelby kommun",
        "name: Exempelby kommun\r\nrequired: [term]\r\n",
        f"name: Exempelby kommun\nbased_on: # skrivs av programmet\n    term: {'0' * 64} # gammal\nrequired: [term]\n",
        f"based_on:\n  notice: {'0' * 64}\n\n\nname: Exempelby kommun\n",
        "severities:\n  - {code: COM001, severity: note, reason: 'based_on:'}\nname: |\n  Exempelby\n\n\n",
    ],
)
def test_the_rest_of_the_settings_is_left(make_profile: MakeProfile, settings: str) -> None:
    """Recording writes one line: comments, order and line ends stay, and the rest means what it meant."""
    profile = make_profile(settings)
    before = (profile.folder / "profile.yaml").read_bytes()
    adopt(profile, "term")
    after = (profile.folder / "profile.yaml").read_bytes()
    said = again(profile).settings
    assert said.based_on == profile.settings.based_on | {"term": digest_of("term")}
    assert said.model_copy(update={"based_on": {}}) == profile.settings.model_copy(update={"based_on": {}})
    kept = [line for line in before.splitlines() if not re.match(rb"\s+term:", line)]
    assert [line for line in after.splitlines() if line in kept] == kept
    assert (b"\r\n" in after) == (b"\r\n" in before)


@pytest.mark.parametrize("settings", [f"name: A\nbased_on: {{notice: {'0' * 64}}}\n", "{name: A}\n"])
def test_settings_that_no_line_can_be_put_into(make_profile: MakeProfile, settings: str) -> None:
    """Where the line cannot be put without changing the rest, nothing is written and the line is told."""
    profile = make_profile(settings)
    with pytest.raises(TemplateError, match=f"skriv under based_on: term: {digest_of('term')}"):
        adopt(profile, "term")
    assert (profile.folder / "profile.yaml").read_text("utf-8") == settings
    assert list((profile.folder / "sv").iterdir()) == []


def test_adopting_never_overwrites(make_profile: MakeProfile) -> None:
    """What the municipality has written is left as it is."""
    profile = make_profile(files={"term.docx": b"deras"})
    with pytest.raises(FileExistsError):
        adopt(profile, "term")
    assert (profile.folder / "sv" / "term.docx").read_bytes() == b"deras"
    assert again(profile).settings.based_on == {}


@pytest.mark.parametrize("name", ["sv/term.docx", "sv/term.txt", "sv"])
def test_adopting_never_writes_outside(make_profile: MakeProfile, tmp_path: Path, name: str) -> None:
    """A link laid into the folder does not lead what is written out of it."""
    profile = make_profile()
    outside = tmp_path / "utanför"
    outside.mkdir()
    if name == "sv":
        (profile.folder / "sv").rmdir()
    (profile.folder / name).symlink_to(outside if name == "sv" else outside / "ny")
    with pytest.raises(InvalidProfile, match="leder ut ur profilens mapp"):
        adopt(profile, "term")
    assert list(outside.iterdir()) == []


def test_adopting_makes_the_folder(make_profile: MakeProfile) -> None:
    """A profile that had no wording of its own gets the folder for it."""
    profile = make_profile()
    (profile.folder / "sv").rmdir()
    assert adopt(profile, "term").is_file()
