"""The package's face: which names it has, and that looking at it costs nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

import iopdocs

PUBLIC = [
    "Agreement",
    "Clause",
    "Comparison",
    "Document",
    "ExportError",
    "Finding",
    "Findings",
    "InvalidAgreement",
    "InvalidBatch",
    "InvalidProfile",
    "IopdocsError",
    "NotReady",
    "Profile",
    "ReadBack",
    "Severity",
    "TemplateError",
    "batch",
    "check",
    "compare",
    "explain",
    "load",
    "read_back",
    "render",
    "schema",
    "signing_list",
]
"""Every public name. To take one away, or to change what it means, is to break programs."""


def test_public_names() -> None:
    """The face has the names above and no others."""
    assert iopdocs.__all__ == PUBLIC
    assert dir(iopdocs) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_each_name_is_there_and_documented(name: str) -> None:
    """Every public name can be used and tells what it is."""
    value = getattr(iopdocs, name)
    assert value.__doc__
    assert value.__name__ == name
    assert getattr(iopdocs, name) is value


@pytest.mark.parametrize("name", ["Rendr", "utils", "_HOMES_", "__wrapped__"])
def test_other_names_are_refused(name: str) -> None:
    """A name that is not there is refused as for any module."""
    with pytest.raises(AttributeError, match=f"module 'iopdocs' has no attribute '{name}'"):
        getattr(iopdocs, name)


def loaded(script: str) -> set[str]:
    """The modules that a program has loaded when it ends."""
    program = f"import sys\n{script}\nprint(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    return set(run.stdout.split())


def test_importing_is_light() -> None:
    """`import iopdocs` loads nothing of its own but the face, so it loads nothing heavy either."""
    modules = loaded("import iopdocs")
    assert {name for name in modules if name.startswith("iopdocs")} == {"iopdocs"}
    assert "pydantic" not in modules


def test_loading_an_agreement_does_not_load_the_word_machinery() -> None:
    """Who only checks an agreement waits neither for Jinja nor for lxml."""
    modules = loaded("import iopdocs; iopdocs.check({})")
    assert "iopdocs.verbs" in modules
    assert {"jinja2", "lxml", "docx", "docxtpl"} & modules == set()


def test_rendering_does_not_load_what_compares() -> None:
    """Who writes a document waits for nothing that only two versions need."""
    data = "example_agreement({'kind': 'term', 'period': '2027'})"
    modules = loaded(
        f"import iopdocs\nfrom iopdocs.samples import example_agreement\niopdocs.render({data}, draft=True)"
    )
    assert "iopdocs.word.render" in modules
    assert not [name for name in modules if name.startswith("iopdocs.changes")]
