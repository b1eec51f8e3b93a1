"""What a document carries inside: its data, what each section was, and the bookmarks around them."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from iopdocs.agreement import Agreement
from iopdocs.errors import ExportError
from iopdocs.opc import read_package
from iopdocs.testing import assemble, document_faults
from iopdocs.word import inside
from iopdocs.word.reader import as_text, read_items
from iopdocs.word.render import render_package
from iopdocs.wording.templates import Templates

TERM = {"kind": "term", "period": "2027"}
NOTICE = {"kind": "notice", "months": "3", "written": "ja"}
PLAIN = "# {{ heading }}\n§ Text.\n"
TABLE = "|= Avtalstabell | 100\n|! A\n"
PART = "customXml/item1.xml"
MAIN = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Make = Callable[..., Agreement]
MakeTemplates = Callable[..., Templates]


def part_of(data: bytes) -> etree._Element:
    """The part with the data."""
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(PART))


def sections(data: bytes) -> list[dict[str, str]]:
    """What is told about each section."""
    return [dict(one.attrib) for one in part_of(data).iter("{*}section")]


def bounded(data: bytes) -> list[str]:
    """The text between the bookmarks of each section, and what stands outside as ``-``."""
    body = etree.fromstring(read_package(data, name="a.docx")[MAIN])
    shown: dict[str, str | None] = {}
    open_ids: list[str] = []
    out: list[tuple[str, str | None]] = []
    for node in body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        if node.tag == f"{W}t":
            out.append((open_ids[-1] if open_ids else "-", node.text))
        elif node.tag == f"{W}bookmarkEnd":
            open_ids = [one for one in open_ids if shown[one] != node.get(f"{W}id")]
        elif (name := node.get(f"{W}name", "")).startswith(inside.MARK):
            shown[name] = node.get(f"{W}id")
            open_ids.append(name)
    return [f"{owner}: {text}" for owner, text in out if text]


def test_the_data_are_in_one_spelling(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """The data are JSON in one spelling: what is not said is left out, and nothing is spaced."""
    agreement = make_agreement(TERM, title="A & <B> ”å”")
    text = part_of(render_package(agreement, make_templates(term=PLAIN))).findtext("{*}data")
    assert text == json.dumps(agreement.to_data(), ensure_ascii=False, separators=(",", ":"))
    assert "null" not in text


def test_each_section_is_told(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """Each clause has its kind, the version of its wording and a digest of its text."""
    templates = make_templates(term=PLAIN, notice=PLAIN)
    term, notice = sections(render_package(make_agreement(TERM, NOTICE), templates))
    assert (term["kind"], notice["kind"]) == ("term", "notice")
    assert term["wording"] == notice["wording"] == templates.wording("term").version
    assert term["paragraphs"] == "2"
    assert term["text"] == inside.digest(b"Avtalstid\0Text.")
    assert term["text"] != notice["text"]


def test_numbers_are_no_part_of_the_digest(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """A clause that is moved, or refers to one that is, keeps its digest: numbers follow from the place."""
    templates = make_templates(term='# {{ heading }}\n§ Se {{ ref("notice") }}.\n', notice=PLAIN)
    one = sections(render_package(make_agreement(TERM, NOTICE), templates))
    other = sections(render_package(make_agreement(NOTICE, TERM), templates))
    assert one == other[::-1]


def test_bookmarks_bound_each_section(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """Each clause stands between its bookmarks, one that begins or ends with a table or continues another too."""
    text = f"# {{{{ heading }}}}\n§ Se.\n{TABLE}"
    templates = make_templates(term=text, notice=text, parties=PLAIN)
    agreement = make_agreement(TERM, NOTICE | {"continues": "ja"}, {"kind": "parties"})
    data = render_package(agreement, templates)
    assert document_faults(data) == ()
    assert [one for one in bounded(data) if not one.startswith("-")] == [
        *("_iopc_1: Avtalstid", "_iopc_1: Se.", "_iopc_1: A"),
        *("_iopc_2: Se.", "_iopc_2: A"),
        *("_iopc_3: Parter", "_iopc_3: Text."),
    ]


def test_a_clause_of_nothing_but_a_table(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """Tables that follow on each other in clauses that continue are bounded one by one."""
    templates = make_templates(term=f"# {{{{ heading }}}}\n{TABLE}", notice=f"# {{{{ heading }}}}\n{TABLE}")
    data = render_package(make_agreement(TERM, NOTICE | {"continues": "ja"}), templates)
    assert document_faults(data) == ()
    assert bounded(data)[-3:] == ["_iopc_1: Avtalstid", "_iopc_1: A", "_iopc_2: A"]


def test_a_draft_without_clauses(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """A draft carries what it has; facts that are missing are left out."""
    agreement = make_agreement(draft=True, title=..., clauses=...)
    part = part_of(render_package(agreement, make_templates(), draft=True))
    data = json.loads(part.findtext("{*}data") or "")
    assert {"title", "clauses"}.isdisjoint(data)
    assert data["parties"]
    assert part.find("{*}section") is None


def test_holes_deep_within(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """A fact that is missing in a clause is left out there, and only there."""
    agreement = make_agreement(NOTICE, {"kind": "term"}, draft=True)
    part = part_of(render_package(agreement, make_templates(term=PLAIN, notice=PLAIN), draft=True))
    notice, term = json.loads(part.findtext("{*}data") or "")["clauses"]
    assert notice == make_agreement(NOTICE).to_data()["clauses"][0]
    assert "period" not in term
    assert term["kind"] == "term"


def test_without_data(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """A document that is to carry nothing has neither the data nor the bookmarks around the clauses."""
    templates = make_templates(term=PLAIN)
    data = render_package(make_agreement(TERM), templates, data=False)
    parts = read_package(data, name="a.docx")
    assert not [name for name in parts if name.startswith("customXml")]
    assert inside.MARK.encode() not in parts[MAIN]
    assert as_text(read_items(data)) == assemble(make_agreement(TERM), templates=templates).text


@pytest.mark.parametrize("bound", ["MOST_CHARACTERS", "MOST_VALUES"])
def test_data_of_no_end(
    make_agreement: Make, make_templates: MakeTemplates, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    """Data that could not be read back are not written; one is told how to do without."""
    monkeypatch.setattr(inside, bound, 20)
    agreement, templates = make_agreement(TERM), make_templates(term=PLAIN)
    with pytest.raises(ExportError, match="--no-data"):
        render_package(agreement, templates)
    assert render_package(agreement, templates, data=False)


def test_what_is_remembered_is_bounded(
    make_agreement: Make, make_templates: MakeTemplates, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What pieces of a template show is forgotten before it fills the memory, and the document is the same."""
    templates = make_templates(term=PLAIN)
    agreement = make_agreement(TERM)
    first = render_package(agreement, templates)
    texts = templates.letterhead.carrying.texts
    monkeypatch.setattr(inside, "_MOST_KNOWN", 10)
    texts.clear()
    texts.update({f"<{number}/>": "" for number in range(11)})
    assert render_package(agreement, templates) == first
    assert "<1/>" not in texts


def test_the_version_of_a_wording(make_templates: MakeTemplates) -> None:
    """The version of a wording is that of its text, wherever its file lies."""
    one, same, other = make_templates(term=PLAIN), make_templates(term=PLAIN), make_templates(term=PLAIN + "§ Mer.\n")
    versions = [templates.wording("term").version for templates in (one, same, other)]
    assert versions[0] == versions[1] != versions[2]
