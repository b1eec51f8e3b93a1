"""Compiled templates between commands: kept in the user's own folder, and not with ``--no-cache``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from iopdocs.cli.cache import user_cache


@pytest.mark.parametrize(
    ("environ", "platform", "place"),
    [
        ({"HOME": "/home/a"}, "linux", "/home/a/.cache/iopdocs/mallar"),
        ({"HOME": "/home/a", "XDG_CACHE_HOME": "/c"}, "linux", "/c/iopdocs/mallar"),
        ({"HOME": "/home/a", "XDG_CACHE_HOME": "c"}, "linux", "/home/a/.cache/iopdocs/mallar"),
        ({"HOME": "/Users/a", "XDG_CACHE_HOME": "/c"}, "darwin", "/Users/a/Library/Caches/iopdocs/mallar"),
        ({"USERPROFILE": "/u/a", "LOCALAPPDATA": "/u/a/L"}, "win32", "/u/a/L/iopdocs/mallar"),
        ({"USERPROFILE": "/u/a", "HOME": "/h"}, "win32", "/u/a/AppData/Local/iopdocs/mallar"),
        ({}, "linux", None),
        ({"HOME": "hem"}, "linux", None),
    ],
)
def test_the_users_own_folder(environ: dict[str, str], platform: str, place: str | None) -> None:
    """Each system has its place for what can be made anew; a relative one is not believed."""
    assert user_cache(environ, platform) == (None if place is None else Path(place))


def test_the_second_command_finds_what_the_first_compiled(
    iopdocs: Callable[..., Any], signed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The same document is written with what was kept, and ``--no-cache`` keeps nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
    without = iopdocs("render", "--no-cache", signed, "-o", "-")
    assert not (tmp_path / "c").exists()
    first = iopdocs("render", signed, "-o", "-")
    kept = sorted((tmp_path / "c" / "iopdocs" / "mallar").iterdir())
    assert kept
    assert iopdocs("render", signed, "-o", "-").data == first.data == without.data
    assert sorted((tmp_path / "c" / "iopdocs" / "mallar").iterdir()) == kept


def test_the_processes_of_a_batch_find_what_was_compiled(
    iopdocs: Callable[..., Any], signed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each process that begins would else compile them all; ``--no-cache`` keeps nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
    iopdocs("batch", "--no-cache", signed, "-o", "a")
    assert not (tmp_path / "c").exists()
    iopdocs("batch", signed, "-o", "b", "-j", "2")
    assert list((tmp_path / "c" / "iopdocs" / "mallar").iterdir())
    (name,) = (path.name for path in (tmp_path / "a").glob("*.docx"))
    assert (tmp_path / "b" / name).read_bytes() == (tmp_path / "a" / name).read_bytes()


def test_a_profile_keeps_its_templates_too(
    iopdocs: Callable[..., Any], signed: Path, examples: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A municipality's letterhead gives entries of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
    for flags in ((), ("--profile", examples / "profil-exempelkommun")):
        iopdocs("render", *flags, signed, "-o", "-")
    both = len(list((tmp_path / "c" / "iopdocs" / "mallar").iterdir()))
    iopdocs("render", "--profile", examples / "profil-exempelkommun", signed, "-o", "-")
    assert len(list((tmp_path / "c" / "iopdocs" / "mallar").iterdir())) == both > 40
