"""Profiles for the tests: a folder with settings, and letterheads that somebody else has made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from iopdocs.opc import read_package, write_package
from iopdocs.profile import Profile
from iopdocs.wording.find import builtin_templates

MakeFolder = Callable[..., Path]
MakeProfile = Callable[..., Profile]

SWEDISH_IDS = {
    "Title": "Rubrik",
    "Subtitle": "Underrubrik",
    "Heading1": "Rubrik1",
    "Heading2": "Rubrik2",
    "BodyText": "Brdtext",
    "ListBullet": "Punktlista",
    "Caption": "Beskrivning",
    "Header": "Sidhuvud",
    "Footer": "Sidfot",
    "Strong": "Stark",
    "Emphasis": "Betoning",
    "Hyperlink": "Hyperlnk",
    "TableNormal": "Normaltabell",
    "NoList": "Ingenlista",
    "DefaultParagraphFont": "Standardstycketeckensnitt",
}
"""The ids that a Swedish Word gives the built-in styles; the names stay English in the file."""


@pytest.fixture
def make_folder(tmp_path: Path) -> MakeFolder:
    """Makes the folder of a profile from the text of its settings, with Word files by name."""

    def make(settings: str = "name: Exempelby kommun\n", files: Mapping[str, bytes] | None = None) -> Path:
        folder = tmp_path / "profil"
        (folder / "sv").mkdir(parents=True)
        (folder / "profile.yaml").write_text(settings, "utf-8")
        for name, data in (files or {}).items():
            (folder / "sv" / name).write_bytes(data)
        return folder

    return make


@pytest.fixture
def make_profile(make_folder: MakeFolder) -> MakeProfile:
    """Makes a profile of the same."""
    return lambda *args, **options: Profile.load(make_folder(*args, **options))


@pytest.fixture(scope="session")
def letterhead() -> dict[str, bytes]:
    """The parts of the built-in letterhead."""
    path = builtin_templates() / "sv" / "letterhead.docx"
    return read_package(path.read_bytes(), name=path.name)


@pytest.fixture
def swedish_letterhead(letterhead: dict[str, bytes]) -> bytes:
    """The built-in letterhead as a Swedish Word would have saved it: other style ids, other header."""

    def renamed(found: re.Match[str]) -> str:
        return f"{found[1]}{SWEDISH_IDS.get(found[2], found[2])}{found[3]}"

    ids = re.compile(r'(<w:(?:style |pStyle|rStyle|tblStyle|basedOn|next|link)[^>]*?(?:styleId|val)=")([^"]*)(")')
    parts = {name: ids.sub(renamed, data.decode()).encode() for name, data in letterhead.items()}
    header = parts["word/header1.xml"].decode().replace("{{ agreement.public_names }}", "Exempelby kommun")
    return write_package(parts | {"word/header1.xml": header.encode()})
