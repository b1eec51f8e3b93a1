"""A municipality's own wording beside ours: made after it, compared with it, and told when ours has changed."""

from __future__ import annotations

import hashlib
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


def older(profile: Profile, text: str) -> None:
    """Let a profile's term clause be made after another text of ours than that of today."""
    (profile.folder / "sv" / "based_on" / "term.txt").write_text(text, "utf-8")
    settings = profile.folder / "profile.yaml"
    digest = hashlib.sha256(text.encode()).hexdigest()
    settings.write_text(settings.read_text("utf-8").replace(digest_of("term"), digest), "utf-8")


def test_what_has_changed_in_ours(make_profile: MakeProfile) -> None:
    """A profile keeps our text of then, so that what has changed since is shown; recording it anew settles that."""
    profile = make_profile()
    text = adopt(profile, "term").with_suffix(".txt").read_text("utf-8")
    older(profile, text + "§ Den här punkten är borttagen.\n")
    (own,) = own_wordings(again(profile))
    assert own.since is Since.CHANGED
    assert own.ours_since is not None
    lines = own.ours_since.splitlines()
    assert lines[:2] == ["--- iopdocs/sv/term.txt (när er gjordes)", "+++ iopdocs/sv/term.txt (nu)"]
    assert [line for line in lines[2:] if line[0] in "+-"] == ["-§ Den här punkten är borttagen."]
    record(again(profile), "term")
    (own,) = own_wordings(again(profile))
    assert (own.since, own.ours_since) == (Since.SAME, "")


def test_line_ends_are_no_change(make_profile: MakeProfile) -> None:
    """What keeps the profile may write its texts with other line ends."""
    profile = make_profile()
    text = adopt(profile, "term").with_suffix(".txt").read_text("utf-8") + "§ Den här punkten är borttagen.\n"
    older(profile, text)
    (profile.folder / "sv" / "based_on" / "term.txt").write_bytes(text.replace("\n", "\r\n").encode())
    (own,) = own_wordings(again(profile))
    assert own.ours_since is not None
    assert "-§ Den här punkten är borttagen." in own.ours_since.splitlines()


@pytest.mark.parametrize("kept", [b"en annan text\n", b"\xff\xfe", None])
def test_what_has_changed_in_ours_is_not_known(make_profile: MakeProfile, kept: bytes | None) -> None:
    """A text that is not the one whose digest was recorded, or none at all, tells nothing of what ours was."""
    profile = make_profile()
    older(profile, adopt(profile, "term").with_suffix(".txt").read_text("utf-8") + "§ Punkt.\n")
    place = profile.folder / "sv" / "based_on" / "term.txt"
    place.unlink()
    if kept is not None:
        place.write_bytes(kept)
    (own,) = own_wordings(again(profile))
    assert (own.since, own.ours_since) == (Since.CHANGED, None)


def test_a_kept_text_that_leads_out_is_refused(make_profile: MakeProfile, tmp_path: Path) -> None:
    """A link in the place of a kept text is not followed out of the profile."""
    profile = make_profile()
    adopt(profile, "term")
    place = profile.folder / "sv" / "based_on" / "term.txt"
    place.rename(tmp_path / "ute.txt")
    place.symlink_to(tmp_path / "ute.txt")
    with pytest.raises(InvalidProfile, match="leder ut ur profilens mapp"):
        own_wordings(again(profile))


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


@pytest.mark.parametrize("name", ["sv/term.docx", "sv/term.txt", "sv/based_on", "sv"])
def test_adopting_never_writes_outside(make_profile: MakeProfile, tmp_path: Path, name: str) -> None:
    """A link laid into the folder does not lead what is written out of it."""
    profile = make_profile()
    outside = tmp_path / "utanför"
    outside.mkdir()
    if name == "sv":
        (profile.folder / "sv").rmdir()
    (profile.folder / name).symlink_to(outside / "ny" if Path(name).suffix else outside)
    with pytest.raises(InvalidProfile, match="leder ut ur profilens mapp"):
        adopt(profile, "term")
    assert list(outside.iterdir()) == []


def test_adopting_makes_the_folder(make_profile: MakeProfile) -> None:
    """A profile that had no wording of its own gets the folder for it."""
    profile = make_profile()
    (profile.folder / "sv").rmdir()
    assert adopt(profile, "term").is_file()
