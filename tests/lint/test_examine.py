"""Faults in clause templates are found without an agreement, all at once, each with code, line and first words."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from iopdocs.findings import Findings, Severity
from iopdocs.lint import CODES, lint
from iopdocs.lint.codes import HINTS
from iopdocs.profile import Profile
from iopdocs.wording.templates import builtin

HEAD = "# {{ heading }}\n"
GOOD = f"{HEAD}§ Avtalet gäller {{{{ term.period|period }}}}.\n"
Write = Callable[..., Path]
Told = Callable[..., Findings]
EXAMPLE_PROFILE = Path(__file__).parents[2] / "docs" / "examples" / "profil-exempelkommun"


def codes(path: Path, kind: str | None = None) -> tuple[str, ...]:
    """The codes that lint gives."""
    return lint(path, builtin(), kind).findings.codes


def test_a_sound_template_has_no_faults(write: Write) -> None:
    """Nothing is said about a template that compiles and is settled."""
    assert codes(write(GOOD)) == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("§ Till {{ term.perod }}.", "period"),
        ("§ Till {{ term.period|perod }}.", "period"),
        ("§ Till {{ term.period|kr }}.", "filtret kr passar inte"),
        ("§ Till {{ cycler }}.", "cycler"),
        ("§ Till {{ term.period period }}.", "{{ term.period period }} går inte att tolka"),
        ("§ Till {% set x = 1 %}sist.", "används inte i mallarna"),
    ],
)
def test_a_tag_that_cannot_be_used_is_told_with_its_line(told: Told, line: str, said: str) -> None:
    """Unknown field or filter, a filter of the wrong type and a foreign name are TPL003, with the words around."""
    found = told(f"{GOOD}{line}\n")
    assert [(one.code, one.severity, one.line) for one in found] == [("TPL003", Severity.ERROR, 3)]
    assert said in found[0].message
    assert found[0].message.startswith("stycket ”Till {")


def test_a_template_begins_with_its_only_heading(write: Write) -> None:
    """What a render would refuse, lint tells: a clause that continues another one does without the heading."""
    assert codes(write("§ Gäller {{ term.period|period }} utan rubrik.\n")) == ("TPL007",)
    assert codes(write(f"{GOOD}# En till\n")) == ("TPL007",)


def test_text_that_differs_from_the_word_file_is_told(write: Write) -> None:
    """The text beside is a copy for reviews; when it is old, sync is the remedy."""
    path = write(GOOD)
    path.with_suffix(".txt").write_text("# {{ heading }}\n§ Gammal text.\n", "utf-8")
    (found,) = lint(path, builtin()).findings
    assert (found.code, found.severity) == ("TPL004", Severity.WARNING)
    assert "sync" in (found.hint or "")


def test_a_word_file_with_ballast_is_told(write: Write) -> None:
    """What another program has added to the package is no part of the template."""
    path = write(GOOD)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("docProps/thumbnail.jpeg", b"x")
    assert codes(path) == ("TPL005",)


def test_a_file_of_no_clause_type_is_told_with_the_nearest(write: Write, tmp_path: Path) -> None:
    """A template's name is the kind of its clause; the words in it are judged all the same."""
    shutil.copy(write(f"{GOOD}§ Utföraren rapporterar.\n"), tmp_path / "terms.docx")
    found = lint(tmp_path / "terms.docx", builtin()).findings
    assert sorted(found.codes) == ["TPL006", "TPL026"]
    assert "menas term?" in str(found)


def test_the_kind_can_be_said(write: Write, tmp_path: Path) -> None:
    """A lawyer's file may be called anything when the clause type is named."""
    shutil.copy(write(GOOD), tmp_path / "utkast till avtalstid.docx")
    assert codes(tmp_path / "utkast till avtalstid.docx", "term") == ("TPL004",)


def test_what_is_no_word_file_is_told(tmp_path: Path) -> None:
    """A file that cannot be opened has one fault, and no copy with comments."""
    path = tmp_path / "term.docx"
    path.write_bytes(b"inte Word")
    found = lint(path, builtin())
    assert found.findings.codes == ("TPL001",)


def test_every_code_is_told_of_with_a_hint() -> None:
    """The codes are an append-only list, and each has something to do about it."""
    assert list(CODES) == [f"TPL{number:03d}" for number in range(1, len(CODES) + 1)]
    assert list(HINTS) == list(CODES)


def test_all_tags_that_cannot_be_used_are_told_at_once(told: Told) -> None:
    """One wrong tag does not hide the next, in the same line, in a branch, in a loop or in the heading."""
    wrong = [
        "# {{ heading }}{{ ett }}",
        "§ Till {{ term.tvo }} och {{ term.tre|date }}.",
        "{%p if fyra %}",
        "§ Till {{ term.period|fem }}.",
        "{%p endif %}",
    ]
    found = told("\n".join(wrong))
    assert [(one.code, one.line) for one in found] == [("TPL003", line) for line in (1, 2, 2, 3, 4)]
    assert all(name in one.message for name, one in zip(("ett", "tvo", "tre", "fyra", "fem"), found, strict=True))


@pytest.mark.parametrize("code", [code for code, fault in CODES.items() if not fault.as_told])
def test_the_examples_of_a_code_show_it(write: Write, code: str) -> None:
    """The wrong example of a code gives that code alone, and the right one gives none."""
    fault = CODES[code]
    assert codes(write(fault.wrong)) == (code,)
    assert codes(write(fault.right)) == ()


def test_a_table_that_can_be_empty_is_told(told: Told) -> None:
    """Word opens no table without rows, so the compiler refuses it; it is no matter of styles."""
    table = "|= Avtalstabell | 100\n| {%tr for party in parties %}\n| {{ party.name }}\n| {%tr endfor %}\n"
    assert told(GOOD + table).codes == ("TPL003",)


def test_a_personal_number_is_never_repeated(told: Told) -> None:
    """What looks like a personal number is told, not quoted."""
    found = told(f"{GOOD}§ Ordförande är 811218-9876 Ek.\n")
    assert found.codes == ("TPL023",)
    assert "9876" not in str(found)


@pytest.mark.parametrize("path", sorted(builtin().folders[0].glob("sv/[a-z]*.docx")), ids=lambda path: path.stem)
def test_the_built_in_templates_are_sound(path: Path) -> None:
    """Every Word file of the library compiles, is settled, equals its text, and has nothing for lint to say."""
    if path.stem == "letterhead":
        assert builtin().letterhead.parts
    else:
        assert str(lint(path, builtin()).findings) == ""


def test_the_example_profile_is_sound() -> None:
    """The municipality's own wording in the examples has nothing for lint to say."""
    templates = Profile.load(EXAMPLE_PROFILE).templates
    own = [path for path in sorted((EXAMPLE_PROFILE / "sv").glob("*.docx")) if path.stem != "letterhead"]
    assert [str(finding) for path in own for finding in lint(path, templates).findings] == []
    assert own


def test_faults_of_all_sorts_are_told_together(told: Told) -> None:
    """A fault in the words, one in a tag, one in a condition and one in a reference are told in one run."""
    text = f'{HEAD}§ Till {{{{ term.perod }}}} för 500 kr.\n{{%p if has("nej") %}}\n§ Se punkt 4.\n{{%p endif %}}\n'
    assert sorted(told(text).codes) == ["TPL003", "TPL018", "TPL021", "TPL024", "TPL025"]
