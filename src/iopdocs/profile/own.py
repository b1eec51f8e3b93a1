"""A municipality's own wording beside ours (egna texter): what it was made after, how it differs, what we have changed.

A profile records the digest of the text of ours that each of its own began as. Ours has changed when its digest is
another today.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final

from iopdocs.errors import InvalidProfile, TemplateError
from iopdocs.findings import Finding, Findings
from iopdocs.opc import write_atomically
from iopdocs.profile.folder import LANGUAGE, SETTINGS, read_settings, refuse_outside, wording_files
from iopdocs.profile.loading import Profile
from iopdocs.profile.settings import LETTERHEAD
from iopdocs.reading import read
from iopdocs.reading.nodes import FileFault
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import builtin
from iopdocs.wording.totext import to_text

__all__ = ["OwnWording", "Since", "adopt", "digest_of", "own_wordings", "record"]

_HEAD: Final = re.compile(r"based_on:[ \t]*(#.*)?")
_CHILD: Final = re.compile(r"([ \t]+)([A-Za-z0-9_]+):.*")


class Since(Enum):
    """What has happened to our text since theirs was made (sedan dess)."""

    SAME = "vår mall är densamma som när er gjordes"
    CHANGED = "vår mall har ändrats sedan er gjordes"
    UNKNOWN = "profilen säger inte vilken version av vår mall er bygger på"


@dataclass(frozen=True)
class OwnWording:
    """One Word file of a profile: a clause type's name, or ``letterhead``, and where the file lies."""

    name: str
    path: Path
    basis: str | None

    @property
    def since(self) -> Since:
        """What has happened to our text since theirs was made."""
        if self.basis is None:
            return Since.UNKNOWN
        return Since.SAME if self.basis == digest_of(self.name) else Since.CHANGED

    @property
    def of_their_own(self) -> bool:
        """Whether it is a letterhead that was not made after ours: one need not be."""
        return self.name == LETTERHEAD and self.basis is None

    def diff(self) -> str:
        """Return our text and theirs as a unified diff, empty where they are the same; a letterhead has no text.

        Raises:
            TemplateError: the Word file holds what a clause template cannot.
        """
        if self.name == LETTERHEAD:
            return ""
        theirs = to_text(self.path.read_bytes(), name=self.path.name)
        shown = f"iopdocs/{LANGUAGE}/{self.name}.txt", str(self.path.with_suffix(".txt"))
        ours, own = (text.splitlines(keepends=True) for text in (_ours(self.name), theirs))
        return "".join(difflib.unified_diff(ours, own, *shown))


def own_wordings(profile: Profile) -> tuple[OwnWording, ...]:
    """Return the Word files of a profile by name; raises :class:`InvalidProfile` for a link that leads out of it."""
    try:
        files = wording_files(profile.folder)
    except FileFault as fault:
        raise _invalid(profile, fault.finding) from None
    return tuple(OwnWording(path.stem, path, profile.settings.based_on.get(path.stem)) for path in files)


def digest_of(name: str) -> str:
    """Return the SHA-256 of our text of a clause type, or of our letterhead's file; raises :class:`TemplateError`."""
    data = builtin().path(f"{name}.docx").read_bytes() if name == LETTERHEAD else _ours(name).encode()
    return hashlib.sha256(data).hexdigest()


def adopt(profile: Profile, name: str) -> Path:
    """Copy our wording of a clause type, or our letterhead, into a profile to be changed there, and record its digest.

    Raises:
        FileExistsError: the profile has its own already.
        InvalidProfile: the file would lie outside the profile, or the digest cannot be written into its settings.
        TemplateError: the profile's letterhead lacks a style that our wording uses.
        OSError: a file cannot be written.
    """
    target = profile.folder / LANGUAGE / f"{name}.docx"
    files = dict(_copied(profile, name, target))
    try:
        for path in files:
            refuse_outside(path, profile.folder)
    except FileFault as fault:
        raise _invalid(profile, fault.finding) from None
    if target.exists():
        raise FileExistsError(target)
    settings = _recorded(profile, name)
    target.parent.mkdir(exist_ok=True)
    for path, data in (files | settings).items():
        write_atomically(path, data)
    return target


def record(profile: Profile, name: str) -> None:
    """Record that a profile's own wording is now made after ours as it stands; raises as :func:`adopt` does."""
    for path, data in _recorded(profile, name).items():
        write_atomically(path, data)


def _ours(name: str) -> str:
    path = builtin().path(f"{name}.docx")
    return to_text(path.read_bytes(), name=path.name)


def _copied(profile: Profile, name: str, target: Path) -> Iterator[tuple[Path, bytes]]:
    if name == LETTERHEAD:
        yield target, builtin().path(target.name).read_bytes()
        return
    text = _ours(name)
    yield target, to_docx(text, profile.templates.letterhead.parts, name=target.name)
    yield target.with_suffix(".txt"), text.encode()


def _recorded(profile: Profile, name: str) -> dict[Path, bytes]:
    """Return ``profile.yaml`` with a digest written in, all else as it was, comments too."""
    path, digest = profile.folder / SETTINGS, digest_of(name)
    try:
        before = read_settings(profile.folder).decode()
    except FileFault as fault:
        raise _invalid(profile, fault.finding) from None
    after = _with_line(before, name, digest)
    wanted: dict[str, Any] = dict(read(before.encode(), name=SETTINGS).data)
    wanted["based_on"] = {**wanted.get("based_on", {}), name: digest}
    if read(after.encode(), name=SETTINGS).data != wanted:
        raise TemplateError(
            str(path), "", f"kontrollsumman gick inte att skriva in; skriv under based_on: {name}: {digest}"
        )
    return {path: after.encode()}


def _with_line(text: str, name: str, digest: str) -> str:
    """Return settings where the block ``based_on``, begun if there is none, has one line for a name."""
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    head = next((at for at, line in enumerate(lines) if _HEAD.fullmatch(line)), None)
    if head is None:
        return ending.join([*lines, "based_on:", f"  {name}: {digest}", ""])
    children = [(at, found) for at, line in enumerate(lines) if at > head and (found := _CHILD.fullmatch(line))]
    indent = children[0][1][1] if children else "  "
    own = next((at for at, found in children if found[2] == name), None)
    lines[slice(head + 1, head + 1) if own is None else slice(own, own + 1)] = [f"{indent}{name}: {digest}"]
    return ending.join([*lines, ""])


def _invalid(profile: Profile, found: Finding) -> InvalidProfile:
    return InvalidProfile(Findings((found,)).in_file(str(profile.folder)))
