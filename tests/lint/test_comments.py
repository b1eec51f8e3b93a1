"""Remarks stand as comments in a copy of the Word file, at the paragraph or row that they concern."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document

from iopdocs.errors import TemplateError
from iopdocs.lint import CODES, Linted, lint
from iopdocs.opc import read_package
from iopdocs.wording.templates import builtin

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NB = "\N{NO-BREAK SPACE}"
TEXT = (
    "# {{ heading }}\n"
    "§ Avtalet gäller {{ term.perod|period }} och kostar 500\N{NO-BREAK SPACE}kr.\n"
    "|= Avtalstabell | 50 | 50\n|! Vad | När\n| Möte | {{ term.nar }}\n"
)
Examine = Callable[..., Linted]
Edit = Callable[[Document], None]


def opened(data: bytes) -> Document:
    """Open the bytes of a Word file."""
    return docx.Document(io.BytesIO(data))


def anchored(document: Document) -> dict[int, str]:
    """The text of the paragraph in which each comment begins, by its id; it must end in the same one."""
    found = {}
    for paragraph in document.element.iter(f"{W}p"):
        for start in paragraph.iter(f"{W}commentRangeStart"):
            number = start.get(f"{W}id")
            assert [one.get(f"{W}id") for one in paragraph.iter(f"{W}commentRangeEnd")].count(number) == 1
            assert [one.get(f"{W}id") for one in paragraph.iter(f"{W}commentReference")].count(number) == 1
            found[int(number)] = "".join(part.text or "" for part in paragraph.iter(f"{W}t"))
    return found


def test_each_remark_is_a_comment_at_its_place(linted: Examine) -> None:
    """The comment has severity, code, sentence and hint, and spans the text that it is about."""
    examined = linted(TEXT)
    document = opened(examined.commented())
    said = {comment.comment_id: comment.text for comment in document.comments}
    assert [text.split(":")[0] for text in said.values()] == ["Fel TPL003", "Varning TPL021", "Fel TPL003"]
    assert len(said) == len(examined.remarks)
    assert "menas period?." in said[0]
    assert said[0].endswith("\nRätta taggen på den raden; reglerna står i handboken om mallar.")
    places = anchored(document)
    assert places[0] == places[1] == f"Avtalet gäller {{{{ term.perod|period }}}} och kostar 500{NB}kr."
    assert places[2] == "Möte"


def test_a_row_with_a_loop_over_columns_has_its_own_comment(linted: Examine) -> None:
    """What is wrong with the tags of a row's cells stands at that row."""
    loop = "{%tc for one in parties %} | {{ one.name }} | {%tc endfor %}"
    table = f"|= Avtalstabell | 40 | 20 | 20 | 20\n|! Part | {loop}\n| Namn | A | B | C\n"
    examined = linted(f"# {{{{ heading }}}}\n§ Avtalet gäller {{{{ term.period|period }}}}.\n{table}")
    document = opened(examined.commented())
    (said,) = (comment.text for comment in document.comments)
    assert said.startswith("Fel TPL003: raden har inte sina {%tc … %} i samma kolumner som tabellens andra rader.")
    assert anchored(document) == {0: "Namn"}


def test_the_author_is_the_program_and_there_is_no_clock(linted: Examine) -> None:
    """The same file gives the same bytes at any time; nobody's name is in it."""
    examined = linted(TEXT)
    data = examined.commented()
    assert data == examined.commented()
    assert {comment.author for comment in opened(data).comments} == {"iopdocs"}
    assert b"w:date=" not in read_package(data, name="x")["word/comments.xml"]


def test_the_parts_of_real_comments_are_there(linted: Examine) -> None:
    """Word finds the comments by a relationship and a content type."""
    parts = read_package(linted(TEXT).commented(), name="x")
    assert b"comments+xml" in parts["[Content_Types].xml"]
    assert b"relationships/comments" in parts["word/_rels/document.xml.rels"]


def test_the_text_and_others_comments_are_kept(linted: Examine) -> None:
    """Nothing but the comments differs from the original, and what a colleague has asked stays."""

    def edit(document: Document) -> None:
        document.add_comment(document.paragraphs[1].runs, "Stämmer det här?", author="Jurist")

    examined = linted(TEXT, edit=edit)
    document, original = opened(examined.commented()), opened(examined.data)
    assert [one.text for one in document.paragraphs] == [one.text for one in original.paragraphs]
    assert [one.text for one in document.comments if one.author == "Jurist"] == ["Stämmer det här?"]


def test_a_new_round_replaces_the_comments_of_the_old(linted: Examine, tmp_path: Path) -> None:
    """A lawyer may go on in the copy: the comments of the earlier round do not gather."""
    examined = linted(TEXT)
    copy = tmp_path / "kopia.docx"
    copy.write_bytes(examined.commented())
    again = opened(lint(copy, builtin(), "term").commented())
    texts = [comment.text for comment in again.comments]
    assert sorted(text.partition(":")[0] for text in texts) == sorted(
        ["Fel TPL003", "Fel TPL003", "Varning TPL021", "Fel TPL013"]
    )
    assert set(anchored(again)) == {comment.comment_id for comment in again.comments}


def test_what_concerns_the_whole_file_stands_first(linted: Examine) -> None:
    """A field that is nowhere shown has no paragraph of its own."""
    examined = linted("# {{ heading }}\n§ Avtalet gäller.\n")
    document = opened(examined.commented())
    assert [comment.text.partition(":")[0] for comment in document.comments] == ["Varning TPL020"]
    assert anchored(document) == {0: "{{ heading }}"}


def test_a_paragraph_without_text_can_have_a_comment(linted: Examine) -> None:
    """A section break stands in an empty paragraph."""

    def edit(document: Document) -> None:
        document.add_section()

    document = opened(linted(TEXT, edit=edit).commented())
    assert any(comment.text.startswith("Fel TPL010") for comment in document.comments)
    assert "" in anchored(document).values()


@pytest.mark.parametrize("code", [code for code, fault in CODES.items() if not fault.as_told])
def test_the_examples_of_every_code_can_be_commented(linted: Examine, code: str) -> None:
    """Each code becomes a comment that opens again."""
    document = opened(linted(CODES[code].wrong).commented())
    assert [comment.text.split()[1] for comment in document.comments] == [f"{code}:"]


def test_an_unsafe_file_gets_no_copy(tmp_path: Path) -> None:
    """What is refused is not opened by another program either."""
    path = tmp_path / "term.docx"
    path.write_bytes(b"inte Word")
    with pytest.raises(TemplateError):
        lint(path, builtin()).commented()
