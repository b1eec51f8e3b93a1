"""A municipality's own wording beside ours (egna texter): what it was made after, how it differs, what we have changed.

A profile records the digest of the text of ours that each of its own began as, and keeps that text. Ours has changed
when its digest is another today; what has changed can be told as long as the kept text is the one with the digest.
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
from iopdocs.profile.folder import (
    LANGUAGE,
    SETTINGS,
    kept_path,
    kept_text,
    read_settings,
    refuse_outside,
    wording_files,
)
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
    """One Word file of a profile: a clause type's name, or ``letterhead``, and where the file lies.

    ``basis`` is the recorded digest of our text that it was made after, ``kept`` that text itself.
    """

    name: str
    path: Path
    basis: str | None
    kept: str | None = None

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

    @property
    def ours_since(self) -> str | None:
        """What has changed in our text since theirs was made, as a unified diff; ``None`` if our text of then is lost.

        Raises :class:`TemplateError` where our text of today cannot be read.
        """
        if self.kept is None or _digest(self.kept.encode()) != self.basis:
            return None
        ours = f"iopdocs/{LANGUAGE}/{self.name}.txt"
        return _diff(self.kept, _ours(self.name), f"{ours} (när er gjordes)", f"{ours} (nu)")

    def diff(self) -> str:
        """Return our text and theirs as a unified diff, empty where they are the same; a letterhead has no text.

        Raises:
            TemplateError: the Word file holds what a clause template cannot.
        """
        if self.name == LETTERHEAD:
            return ""
        theirs = to_text(self.path.read_bytes(), name=self.path.name)
        return _diff(
            _ours(self.name), theirs, f"iopdocs/{LANGUAGE}/{self.name}.txt", str(self.path.with_suffix(".txt"))
        )


def own_wordings(profile: Profile) -> tuple[OwnWording, ...]:
    """Return the Word files of a profile by name; raises :class:`InvalidProfile` for a link that leads out of it."""
    based_on = profile.settings.based_on
    try:
        found = [(path, kept_text(profile.folder, path.stem)) for path in wording_files(profile.folder)]
    except FileFault as fault:
        raise _invalid(profile, fault.finding) from None
    return tuple(OwnWording(path.stem, path, based_on.get(path.stem), kept) for path, kept in found)


def digest_of(name: str) -> str:
    """Return the SHA-256 of our text of a clause type, or of our letterhead's file; raises :class:`TemplateError`."""
    data = builtin().path(f"{name}.docx").read_bytes() if name == LETTERHEAD else _ours(name).encode()
    return _digest(data)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _diff(before: str, after: str, old: str, new: str) -> str:
    return "".join(difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), old, new))


def adopt(profile: Profile, name: str) -> Path:
    """Copy our wording of a clause type, or our letterhead, into a profile to be changed there, and record what it was.

    Raises:
        FileExistsError: the profile has its own already.
        InvalidProfile: the file would lie outside the profile, or the digest cannot be written into its settings.
        TemplateError: the profile's letterhead lacks a style that our wording uses.
        OSError: a file cannot be written.
    """
    target = profile.folder / LANGUAGE / f"{name}.docx"
    if target.exists():
        raise FileExistsError(target)
    _write(profile, dict(_copied(profile, name, target)) | _recorded(profile, name))
    return target


def record(profile: Profile, name: str) -> None:
    """Record that a profile's own wording is now made after ours as it stands; raises as :func:`adopt` does."""
    _write(profile, _recorded(profile, name))


def _write(profile: Profile, files: dict[Path, bytes]) -> None:
    try:
        for path in files:
            refuse_outside(path, profile.folder)
    except FileFault as fault:
        raise _invalid(profile, fault.finding) from None
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
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
    """Return ``profile.yaml`` with a digest written in, all else as it was, comments too, and the text to keep."""
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
    kept = {} if name == LETTERHEAD else {kept_path(profile.folder, name): _ours(name).encode()}
    return kept | {path: after.encode()}


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
