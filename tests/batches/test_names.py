"""File names from keys."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopdocs.batches.names import file_name, same_file


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("alfa", "alfa"),
        ("Föreningen Ängen", "Föreningen Ängen"),
        ("KS 2026/123", "KS 2026-123"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\system32", "C-Windows-system32"),
        (".hemlig", "hemlig"),
        ("con", "_con"),
        ("LPT1.docx", "_LPT1.docx"),
        ("konto", "konto"),
        ("slut.", "slut"),
        ("  många   blanksteg ", "många blanksteg"),
        ("a\x00b\nc", "a-b c"),
        ("/", ""),
        ("", ""),
        ("e\u0301", "\u00e9"),
    ],
)
def test_a_key_becomes_a_name(key: str, name: str) -> None:
    """What is safe is kept, all else becomes a hyphen, and what a system keeps for itself is not used."""
    assert file_name(key) == name


@given(st.text(max_size=400))
def test_a_name_is_never_a_path(key: str) -> None:
    """It says: "The same key always gives the same name, and a name is never a path, hidden, or …"."""
    name = file_name(key)
    assert file_name(name) == name
    assert len(f"{name}.docx".encode()) < 255
    if name:
        assert PurePosixPath(name).name == PureWindowsPath(name).name == name
        assert not name.startswith(".")
        assert name == name.strip(" .")


def test_names_that_a_file_system_may_confuse_are_told() -> None:
    """Letters in another case, or composed in another way, are the same file on some systems."""
    assert same_file("ÄNGEN") == same_file("ängen") == same_file("a\u0308ngen")
    assert same_file("alfa") != same_file("beta")
