"""What goes wrong without a sound in documents assembled by other means.

``docs/utveckling/fallor.md`` lists every such trap, with its rule and its test; those tests that belong to no single
room stand here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from importlib.metadata import packages_distributions
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree
from pydantic import ValidationError

from iopdocs.agreement import Agreement
from iopdocs.document import Document
from iopdocs.errors import TemplateError
from iopdocs.opc import read_package, write_package
from iopdocs.testing import document_faults
from iopdocs.word.render import render_package
from iopdocs.wording.scrub import scrubbed
from iopdocs.wording.templates import Templates

TERM = {"kind": "term", "period": "2027"}
NOTICE = {"kind": "notice", "months": "3", "written": "ja"}
HEAD = "# {{ heading }}\n"
TITLE = "Kultur & Fritid <ung>"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Make = Callable[..., Agreement]
MakeTemplates = Callable[..., Templates]


def part_of(data: bytes, name: str) -> bytes:
    """One part of a package."""
    with ZipFile(BytesIO(data)) as package:
        return package.read(name)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("§ A\n{%p if draft %}{%p endif %}", r"rad 3: taggen \{%p … %\} står inte ensam; ge varje .* ett eget stycke"),
        ("{%p if draft %} B\n{%p endif %}", r"rad 2: taggen \{%p … %\} står inte ensam"),
        (
            "|= Avtalstabell | 100\n|! A\n| {%tr if draft %}{%tr endif %}",
            r"rad 4: taggen \{%tr … %\} står inte ensam; ge varje .* en egen tabellrad",
        ),
        (
            "|= Avtalstabell | 100\n|! A\n§ {%tr if draft %}\n§ {%tr endif %}",
            r"rad 4: taggen \{%tr … %\} står inte ensam",
        ),
        (
            "|= Avtalstabell | 50 | 50\n|! A | B\n| {%tr if draft %} | C\n| {%tr endif %}",
            r"rad 4: taggen \{%tr … %\} står inte ensam",
        ),
        ("§ {% if draft %}A\n§ B{% endif %}", "rad 2: taggen börjar och slutar inte i samma stycke"),
    ],
)
def test_tags_that_would_join_or_eat_paragraphs(make_templates: Callable[..., Templates], text: str, why: str) -> None:
    """A tag for whole paragraphs or rows stands alone, and no tag begins in one paragraph and ends in another."""
    with pytest.raises(TemplateError, match=why):
        make_templates(term=HEAD + text).wording("term")


def test_properties_are_escaped_once(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """The title in the properties and on the page is the agreement's own, & and < among it."""
    data = render_package(make_agreement(TERM, title=TITLE), make_templates(term=f"{HEAD}§ A\n"))
    core = etree.fromstring(part_of(data, "docProps/core.xml"))
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title") == TITLE
    assert Document(data, "").text.splitlines()[0] == TITLE


@pytest.mark.parametrize("sign", ["\n", "\t", "\r\n", "\u2028"])
def test_breaks_in_data_make_no_breaks(sign: str, make_agreement: Make, make_templates: MakeTemplates) -> None:
    """A break or tab within a line of data is a space; several paragraphs come from a field of paragraphs only."""
    text = f"{HEAD}{{%p for one in background.paragraphs %}}\n§ {{{{ one }}}}\n{{%p endfor %}}\n"
    said = {"kind": "background", "paragraphs": f"Ett{sign}två.\n\nTre."}
    data = render_package(make_agreement(said, title=f"Ett{sign}två"), make_templates(background=text))
    assert Document(data, "").text.splitlines()[0] == "Ett två"
    assert Document(data, "").text.splitlines()[-2:] == ["1.1\tEtt två.", "1.2\tTre."]
    assert not re.search(rb"<w:(br|tab|cr)/>", part_of(data, "word/document.xml"))


@pytest.mark.parametrize("sign", ["\a", "\v", "\f", "\x1e"])
def test_signs_that_other_programs_take_for_breaks(sign: str, make_agreement: Make) -> None:
    """A bell, a form feed and the like are no text."""
    with pytest.raises(ValidationError, match=f"U\\+{ord(sign):04X}"):
        make_agreement(TERM, title=f"Ett{sign}två")


def test_bookmarks_around_the_same_words_end_in_order(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """A clause's bookmark, its name's and its bounds begin in one paragraph; each has its own end, the inner first."""
    texts = {"term": f"{HEAD}§ [#a] A\n", "notice": f'{HEAD}§ [#a] B, se {{{{ ref("term.a", "clause.a") }}}}\n'}
    data = render_package(make_agreement(TERM, NOTICE | {"continues": "ja"}), make_templates(**texts))
    assert document_faults(data) == ()
    open_marks: list[str] = []
    for mark in etree.fromstring(part_of(data, "word/document.xml")).iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        number = mark.get(f"{W}id", "")
        if mark.tag == f"{W}bookmarkStart":
            open_marks.append(number)
        else:
            assert open_marks.pop() == number
    assert not open_marks


def test_lists_that_begin_anew_are_the_same_every_time(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """A list that a document adds has the same ids however often its templates are read."""
    text = f"{HEAD}a) ett\na) två\n§ A\na) [börja om] tre\n"
    made = [render_package(make_agreement(TERM), make_templates(term=text)) for _ in range(2)]
    assert b"startOverride" in part_of(made[0], "word/numbering.xml")
    assert made[0] == made[1]


def test_what_python_docx_says_of_itself() -> None:
    """Nothing is left of the properties that python-docx gives a new file: itself as author, a remark, a year."""
    saved = BytesIO()
    docx.Document().save(saved)
    parts = scrubbed(read_package(saved.getvalue(), name="brev.docx"), name="brev.docx").parts
    properties = b"".join(content for name, content in parts.items() if name.startswith("docProps/"))
    assert not re.search(rb"python|2013|Macintosh", properties)
    assert b"<dc:language>sv-SE</dc:language>" in properties


def test_a_picture_in_a_header_keeps_its_way(
    make_agreement: Make, make_templates: MakeTemplates, letterheads: dict[str, bytes]
) -> None:
    """A header is a part of its own: what it links to is in its own list, which goes with it."""
    parts = read_package(letterheads["svensk_word"], name="brev.docx", template_link=True)
    links = "word/_rels/header2.xml.rels"
    templates = make_templates(term=f"{HEAD}§ A\n")
    templates.path("letterhead.docx").write_bytes(write_package(parts))
    data = render_package(make_agreement(TERM), templates)
    (picture,) = (
        link.get("Target") for link in etree.fromstring(part_of(data, links)) if "image" in link.get("Type", "")
    )
    assert part_of(data, f"word/{picture}") == parts[f"word/{picture}"]
    assert "Exempelby kommun" in part_of(data, "word/header2.xml").decode()


def test_no_cell_is_asked_for_by_its_place(root: Path) -> None:
    """python-docx goes through a whole table for each cell that is asked for by its place; only comments use it."""
    house = root / "src" / "iopdocs"
    trees = {
        file.relative_to(house).as_posix(): [*ast.walk(ast.parse(file.read_text()))] for file in house.rglob("*.py")
    }
    using = {file: nodes for file, nodes in trees.items() if "docx" in set(map(_package, nodes))}
    asked = {node.attr for nodes in using.values() for node in nodes if isinstance(node, ast.Attribute)}
    assert [*using] == ["lint/comments.py"]
    assert asked.isdisjoint({"cell", "cells", "row_cells", "column_cells"})


def _package(node: ast.AST) -> str:
    """The package that an import brings in."""
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [""]
    return ((node.module or "") if isinstance(node, ast.ImportFrom) else names[0]).split(".")[0]


def test_one_package_is_called_docx() -> None:
    """Other distributions install a package of the same name, and whichever comes last wins."""
    assert packages_distributions()["docx"] == ["python-docx"]


def test_every_trap_has_its_test(root: Path) -> None:
    """The page of traps names a test in every row, and each of them is there."""
    page = (root / "docs" / "utveckling" / "fallor.md").read_text("utf-8")
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| ") and "---" not in line]
    named = [row[2].removesuffix(" |").strip("`") for row in rows if not row[2].startswith("Test")]
    assert [name for name in named if not _is_there(root, name)] == []
    assert len(named) > 60


def _is_there(root: Path, name: str) -> bool:
    file, _, function = name.partition("::")
    return (root / file).is_file() and f"def {function}(" in (root / file).read_text("utf-8")
