"""Faults in clause templates are found without an agreement, with code and line."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from iopdocs.findings import Severity
from iopdocs.wording.codes import CODES
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.lint import lint
from iopdocs.wording.templates import builtin
from iopdocs.wording.textform import canonical

GOOD = "# {{ heading }}\n§ Avtalet gäller {{ term.period|period }}.\n"
FOREIGN = b'<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Min egen stil"/></w:style>'


def write(folder: Path, text: str, name: str = "term") -> Path:
    """Write a template and its text."""
    path = folder / f"{name}.docx"
    parts = dict(builtin().letterhead.parts)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", FOREIGN + b"</w:styles>")
    path.write_bytes(to_docx(text, parts if "Min egen stil" in text else builtin().letterhead.parts))
    path.with_suffix(".txt").write_text(canonical(text), "utf-8")
    return path


def codes(path: Path) -> tuple[str, ...]:
    """The codes that lint gives."""
    return lint(path, builtin()).codes


def test_a_sound_template_has_no_faults(tmp_path: Path) -> None:
    """Nothing is said about a template that compiles and is settled."""
    assert codes(write(tmp_path, GOOD)) == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("§ Till {{ term.perod }}.", "period"),
        ("§ Till {{ term.period|perod }}.", "period"),
        ("§ Till {% if term.period %}dess.", "rad 2"),
        ("§ Till {{ cycler }}.", "cycler"),
    ],
)
def test_a_tag_that_cannot_be_used_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    """Unknown field, unknown filter, unbalanced block and foreign name are TPL003."""
    (found,) = lint(write(tmp_path, f"# {{{{ heading }}}}\n{line}\n"), builtin())
    assert found.code == "TPL003"
    assert found.severity is Severity.ERROR
    assert said in f"rad {found.line}: {found.message}"


def test_a_template_begins_with_its_only_heading(tmp_path: Path) -> None:
    """What a render would refuse, lint tells: a clause that continues another one does without the heading."""
    assert codes(write(tmp_path, "§ Utan rubrik.\n")) == ("TPL007",)
    assert codes(write(tmp_path, f"{GOOD}# En till\n")) == ("TPL007",)


def test_a_foreign_style_is_told(tmp_path: Path) -> None:
    """A style that the letterhead does not have is TPL002."""
    path = write(tmp_path, GOOD)
    data = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(data) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'w:val="Avtalspunkt"', b'w:val="Min egen stil"')
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    assert codes(path) == ("TPL002",)


def test_what_a_clause_template_cannot_hold_is_told(tmp_path: Path) -> None:
    """A tracked change cannot be carried over, and is TPL001."""
    path = write(tmp_path, GOOD)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    main = parts["word/document.xml"].decode()
    at = main.index("<w:r>")
    changed = main[:at] + '<w:ins w:id="1" w:author="x"><w:r><w:t>nytt</w:t></w:r></w:ins>' + main[at:]
    with zipfile.ZipFile(path, "w") as package:
        for name, part in (parts | {"word/document.xml": changed.encode()}).items():
            package.writestr(name, part)
    assert codes(path) == ("TPL001",)


def test_text_that_differs_from_the_word_file_is_told(tmp_path: Path) -> None:
    """The text beside is a copy for reviews; when it is old, sync is the remedy."""
    path = write(tmp_path, GOOD)
    path.with_suffix(".txt").write_text("# {{ heading }}\n§ Gammal text.\n", "utf-8")
    (found,) = lint(path, builtin())
    assert (found.code, found.severity) == ("TPL004", Severity.WARNING)
    assert "sync" in (found.hint or "")


def test_a_word_file_with_ballast_is_told(tmp_path: Path) -> None:
    """What another program has added to the package is no part of the template."""
    path = write(tmp_path, GOOD)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("docProps/thumbnail.jpeg", b"x")
    assert codes(path) == ("TPL005",)


def test_a_file_of_no_clause_type_is_told(tmp_path: Path) -> None:
    """A template's name is the kind of its clause."""
    path = write(tmp_path, GOOD)
    other = tmp_path / "termin.docx"
    shutil.copy(path, other)
    assert codes(other) == ("TPL006",)


def test_every_code_is_told_of() -> None:
    """The codes are an append-only list."""
    assert list(CODES) == [f"TPL{number:03d}" for number in range(1, len(CODES) + 1)]


def test_all_tags_that_cannot_be_used_are_told_at_once(tmp_path: Path) -> None:
    """One wrong tag does not hide the next, in the same line, in a branch, in a loop or in the heading."""
    wrong = [
        "# {{ heading }}{{ ett }}",
        "§ Till {{ term.tvo }} och {{ term.tre|date }}.",
        "{%p if fyra %}",
        "§ Till {{ term.period|fem }}.",
        "{%p endif %}",
    ]
    found = lint(write(tmp_path, "\n".join(wrong)), builtin())
    assert [(one.code, one.line) for one in found] == [("TPL003", line) for line in (1, 2, 2, 3, 4)]
    assert all(name in one.message for name, one in zip(("ett", "tvo", "tre", "fyra", "fem"), found, strict=True))


@pytest.mark.parametrize("code", [code for code, fault in CODES.items() if not fault.as_told])
def test_the_examples_of_a_code_show_it(tmp_path: Path, code: str) -> None:
    """The wrong example of a code gives that code alone, and the right one gives none."""
    fault = CODES[code]
    assert codes(write(tmp_path, fault.wrong)) == (code,)
    assert codes(write(tmp_path, fault.right)) == ()


@pytest.mark.parametrize("path", sorted(builtin().folders[0].glob("sv/[a-z]*.docx")), ids=lambda path: path.stem)
def test_the_built_in_templates_are_sound(path: Path) -> None:
    """Every Word file of the library compiles, is settled and equals its text."""
    if path.stem == "letterhead":
        assert builtin().letterhead.parts
    else:
        assert codes(path) == ()
