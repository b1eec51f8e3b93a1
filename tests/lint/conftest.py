"""What the tests of lint share: templates made of lines of text, and Word files with something wrong in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document

from iopdocs.findings import Findings
from iopdocs.lint import Linted, lint
from iopdocs.opc import read_package, write_package
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import builtin
from iopdocs.wording.textform import canonical

FOREIGN = b'<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Min egen stil"/></w:style>'

Write = Callable[..., Path]
Edit = Callable[[Document], None]
Told = Callable[..., Findings]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a template and its text form; ``edit`` then does to the Word file what somebody did in Word."""

    def written(text: str, name: str = "term", *, edit: Edit | None = None) -> Path:
        path = tmp_path / f"{name}.docx"
        parts = dict(builtin().letterhead.parts)
        if "Min egen stil" in text:
            parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", FOREIGN + b"</w:styles>")
        path.write_bytes(to_docx(text, parts))
        path.with_suffix(".txt").write_text(canonical(text), "utf-8")
        if edit is not None:
            document = docx.Document(str(path))
            edit(document)
            document.save(str(path))
        return path

    return written


@pytest.fixture
def told(write: Write) -> Told:
    """Give the findings about a template, without what ``iopdocs templates sync`` would mend."""

    def found(text: str, name: str = "term", *, edit: Edit | None = None) -> Findings:
        findings = lint(write(text, name, edit=edit), builtin()).findings
        return Findings(tuple(one for one in findings if one.code not in {"TPL004", "TPL005"}))

    return found


@pytest.fixture
def linted(write: Write) -> Callable[..., Linted]:
    """Examine a template."""

    def examined(text: str, name: str = "term", *, edit: Edit | None = None) -> Linted:
        return lint(write(text, name, edit=edit), builtin())

    return examined


@pytest.fixture
def with_xml() -> Callable[[Path, str, str], Path]:
    """Change the XML of a Word file's text."""

    def changed(path: Path, old: str, new: str) -> Path:
        parts = read_package(path.read_bytes(), name=path.name)
        main = parts["word/document.xml"].decode()
        assert old in main
        path.write_bytes(write_package({**parts, "word/document.xml": main.replace(old, new, 1).encode()}))
        return path

    return changed
