"""A lawyer's round: the document is edited, the fields are updated by LibreOffice, and every number is right again."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class
from iopdocs.office.program import program
from iopdocs.opc import read_package, write_package
from iopdocs.testing import assemble, builtin_kinds, example_agreement, references
from iopdocs.word.reader import Cells, read_items
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import Templates

pytestmark = [pytest.mark.office, pytest.mark.xdist_group("office")]

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
MAIN = "word/document.xml"
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Update(folder As String)
  Dim said(0) As New com.sun.star.beans.PropertyValue
  name = Dir(folder &amp; "/*.docx")
  Do While name &lt;&gt; ""
    said(0).Name = "Hidden"
    said(0).Value = True
    doc = StarDesktop.loadComponentFromURL(ConvertToURL(folder &amp; "/" &amp; name), "_blank", 0, said())
    doc.getTextFields().refresh()
    indexes = doc.getDocumentIndexes()
    For i = 0 To indexes.getCount() - 1
      indexes.getByIndex(i).update()
    Next i
    said(0).Name = "FilterName"
    said(0).Value = "Text (encoded)"
    doc.storeToURL(ConvertToURL(folder &amp; "/" &amp; Left(name, Len(name) - 5) &amp; ".txt"), said())
    doc.close(True)
    name = Dir
  Loop
End Sub
</script:module>
"""
TEMPLATES = {
    "term": """
# {{ heading }}
§ Se {{ refs("notice.upp") }}, {{ refs("notice.led", "notice.nast") }} och {{ refs("budget.tabell") }}.[^1]
§ Se {{ refs("notice", "budget", "term", "insight", "annexes") }}, {{ ref("notice.sub") }} och {{ ref("annexes.b2") }}.
§ Se {{ refs("annexes.b1", "annexes.b2", "annexes.b3") }}.[^2]
[^1] Se {{ ref("notice") }}.
[^2] Se {{ refs("annexes.bilaga") }}.
""",
    "notice": """
# {{ heading }}
§ [#upp] Uppsägning sker
a) muntligt
a) [#led] skriftligt
i) på papper
i) [#sub] med e-post
§ [#nast] Led {{ ref("clause.led") }} och {{ ref("clause.sub") }} gäller.
a) [#ny] en ny lista, led {{ ref("clause.ny") }}
""",
    "insight": """
# {{ heading }}
En inledning utan nummer:
a) första
a) andra
§ Första punkten
a) ny lista
|= Avtalstabell | 100
|! A
| b
a) [#efter] efter tabellen
a) [börja om] börjar om
i) underled
i) underled till
Ett stycke emellan
a) [fortsätt] fortsätter
§ Andra punkten
a) [fortsätt] fortsätter igen
a) och igen
§ Led {{ ref("clause.efter") }}
a) ny lista av sig själv
""",
    "budget": """
# {{ heading }}
{%p for table in budget.tables %}
[caption] [#tabell] Tabell {{ number("Tabell") }}. {{ table.party|name }}
|= Avtalstabell | 100
|! A
| b
{%p endfor %}
§ Tabellerna
""",
    "annexes": """
# {{ heading }}
§ Bilagor:
{%p for annex in annexes.items %}
- [#bilaga] Bilaga {{ number("Bilaga", "b" ~ loop.index) }}: {{ annex.title }}
{%p endfor %}
""",
}


def update(files: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The lines of documents whose fields LibreOffice has updated, all in one start; what they showed is rubbed out.

    The macro lies in the standard library of a profile of its own, which LibreOffice must have made first.
    """
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    start = [program(), profile, "--headless", "--norestore"]
    subprocess.run([*start, "--terminate_after_init"], check=True, timeout=120, capture_output=True)
    (folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba").write_text(MACRO, "utf-8")
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(changed(data, rub_out))
    run = [*start, f'macro:///Standard.Module1.Update("{folder}")']
    subprocess.run(run, check=True, timeout=300, capture_output=True)
    return {name: lines((folder / f"{name}.txt").read_text("utf-8-sig").split("\n")) for name in files}


def lines(texts: list[str]) -> list[str]:
    """Texts with single spaces: an export to text indents."""
    return [line for text in texts if (line := " ".join(text.split()))]


def our_lines(data: bytes) -> list[str]:
    """Every paragraph and cell with its number, as we count it; LibreOffice leaves footnotes out."""
    found: list[str] = []
    for item in read_items(data):
        if isinstance(item, Cells):
            found += item.texts
        elif item.style != "footnote text":
            found.append(f"{item.label} {item.text}")
    return lines([text.translate(PLAIN) for text in found])


def changed(data: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """A package with its main part changed."""
    parts = read_package(data, name="prov.docx")
    root = etree.fromstring(parts[MAIN])
    change(root)
    return write_package(parts | {MAIN: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)})


def results(root: etree._Element) -> list[tuple[str, etree._Element]]:
    """The code of each REF and SEQ field, and the text that shows its result."""
    found, code, shows = [], "", False
    for node in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if node.tag == f"{W}instrText":
            code = (node.text or "").strip()
        elif node.tag == f"{W}t" and shows and code.startswith(("REF", "SEQ")):
            found.append((code, node))
        elif node.tag == f"{W}fldChar":
            shows = node.get(f"{W}fldCharType") == "separate"
    return found


def rub_out(root: etree._Element) -> None:
    """Take away what the references and numbers show, so that what is seen afterwards is LibreOffice's own."""
    for _, text in results(root):
        text.text = "?"


def numbered_anew(data: bytes) -> bytes:
    """A package whose numbers and references show what they should, counted without what they show now."""

    def count(root: etree._Element) -> None:
        counts: dict[str, int] = {}
        for code, text in results(root):
            if code.startswith("SEQ"):
                sequence = code.split()[1]
                counts[sequence] = counts.get(sequence, 0) + 1
                text.text = str(counts[sequence])

    def refer(root: etree._Element) -> None:
        for code, text in results(root):
            if code.startswith("REF"):
                text.text = labels[code.split()[1]]

    counted = changed(data, count)
    labels = references(counted).labels
    return changed(counted, refer)


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    """Templates with references of all sorts, footnotes, and lists that begin anew and go on."""
    folder = tmp_path_factory.mktemp("mallar") / "sv"
    folder.mkdir()
    letterhead = (builtin_templates() / "sv" / "letterhead.docx").read_bytes()
    (folder / "letterhead.docx").write_bytes(letterhead)
    parts = read_package(letterhead, name="letterhead.docx")
    for kind, text in TEMPLATES.items():
        (folder / f"{kind}.docx").write_bytes(to_docx(text, parts, name=kind))
    return Templates((folder.parent,))


def all_sorts(order: list[str], templates: Templates) -> bytes:
    """A document with references of all sorts, its clauses in an order."""
    clauses = {kind: clause_class(kind).example for kind in order}
    clauses["annexes"] = {"kind": "annexes", "items": [{"title": title} for title in "ABCD"]}
    data = example_agreement(*(clauses[kind] for kind in order)) | {"contents": "ja"}
    return assemble(Agreement.model_validate(data), templates=templates).data


def paragraphs_of(root: etree._Element, heading: str) -> list[etree._Element]:
    """The heading of a clause and all that stands under it."""
    body = root.find(f"{W}body")
    assert body is not None
    starts = [at for at, node in enumerate(body) if node.find(f"{W}pPr/{W}pStyle[@{W}val='Heading1']") is not None]
    texts = {"".join(text.text or "" for text in body[at].iter(f"{W}t")): at for at in starts}
    end = next((at for at in starts if at > texts[heading]), len(body) - 1)
    return list(body[texts[heading] : end])


def typed(like: etree._Element, text: str) -> etree._Element:
    """A paragraph that somebody has typed: the style of another, and no more."""
    made = etree.Element(f"{W}p", nsmap=like.nsmap)
    looks = like.find(f"{W}pPr")
    if looks is not None:
        made.append(deepcopy(looks))
    etree.SubElement(etree.SubElement(made, f"{W}r"), f"{W}t").text = text
    return made


def copied(paragraph: etree._Element) -> etree._Element:
    """A copy as Word pastes it: the bookmarks stay where they are."""
    made = deepcopy(paragraph)
    for mark in [*made.iter(f"{W}bookmarkStart"), *made.iter(f"{W}bookmarkEnd")]:
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)
    return made


def lawyers_round(root: etree._Element) -> None:
    """Insert a clause, delete one, move one with its tables, and put an annex and a table before the others."""
    before = paragraphs_of(root, "Bakgrund")[:2]
    for node, text in zip(before, ("En helt ny klausul", "Den har en ny punkt."), strict=True):
        before[0].addprevious(typed(node, text))
    for node in paragraphs_of(root, "Värdegrund"):
        body = node.getparent()
        assert body is not None
        body.remove(node)
    budget, target = paragraphs_of(root, "Budget 2018"), paragraphs_of(root, "Syfte och mål")[0]
    for node in budget:
        target.addprevious(node)
    annex = paragraphs_of(root, "Bilagor")[2]
    annex.addprevious(copied(annex))
    caption = next(node for node in budget if node.find(f"{W}pPr/{W}pStyle[@{W}val='Caption']") is not None)
    paragraphs_of(root, "Bakgrund")[1].addnext(copied(caption))


@pytest.fixture(scope="module")
def rounds(
    examples: Path, templates: Templates, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[bytes, list[str]]]:
    """Documents before LibreOffice updates their fields, and the lines that they have afterwards."""
    signed = iop.load(examples / "timra-soraker-2018.yaml")
    orders = [["term", "notice", "insight", "budget", "annexes"], ["annexes", "budget", "insight", "notice", "term"]]
    documents = {f"alla-slag-{at}": all_sorts(order, templates) for at, order in enumerate(orders, 1)}
    documents |= {
        file.stem: iop.render(file, draft=bool(iop.check(file).errors)).data for file in examples.glob("*.yaml")
    }
    for kind in builtin_kinds():
        example = example_agreement(clause_class(kind).example)
        documents[f"klausul-{kind}"] = assemble(Agreement.model_validate(example)).data
    documents["runda"] = changed(assemble(signed).data, lawyers_round)
    whole = Agreement.model_validate(signed.to_data() | {"contents": "ja"})
    documents["runda-med-innehåll"] = changed(assemble(whole).data, lawyers_round)
    found = update(documents, tmp_path_factory.mktemp("runda"))
    return {name: (data, found[name]) for name, data in documents.items()}


def without_contents(texts: list[str]) -> list[str]:
    """The lines without the table of contents, which LibreOffice gives page numbers."""
    start = next((at for at, text in enumerate(texts[:5]) if text == "Innehåll"), None)
    if start is None:
        return texts
    end = next(at for at in range(start + 2, len(texts)) if texts[at].startswith("1 "))
    return texts[:start] + texts[end:]


def test_updated_fields_show_what_they_showed(rounds: dict[str, tuple[bytes, list[str]]]) -> None:
    """Before any update each number and reference is what LibreOffice makes it, whatever the order of the clauses."""
    unlike = {}
    for name, (data, theirs) in rounds.items():
        if not name.startswith("runda"):
            pairs = zip(without_contents(theirs), without_contents(our_lines(data)), strict=False)
            unlike[name] = [pair for pair in pairs if len(set(pair)) > 1][:1]
    assert {name: pairs for name, pairs in unlike.items() if pairs} == {}
    assert len(unlike) > 50


@pytest.mark.parametrize("name", ["runda", "runda-med-innehåll"])
def test_after_a_lawyers_round(rounds: dict[str, tuple[bytes, list[str]]], name: str) -> None:
    """A clause inserted, one deleted and one moved: after the update numbers and references are right."""
    edited, theirs = rounds[name]
    assert without_contents(theirs) == without_contents(our_lines(numbered_anew(edited)))
    text = "\n".join(theirs)
    assert "2 En helt ny klausul\n2.1 Den har en ny punkt." in text
    assert "Värdegrund\n" not in text
    assert "\n5 Budget 2018\n" in text
    assert "framgår av tabellerna 2 och 3." in text
    assert "samfinansierad enligt punkt 5." in text
    assert "hur målen i punkt 6 nås" in text
    assert re.findall(r"Bilaga (\d)", text) == ["1", "2", "3"]


def test_contents_after_a_round(rounds: dict[str, tuple[bytes, list[str]]]) -> None:
    """The table of contents follows: each heading that is there, in its order, with its number."""
    edited, theirs = rounds["runda-med-innehåll"]
    items = (item for item in read_items(edited) if not isinstance(item, Cells))
    headings = [f"{item.label} {item.text}" for item in items if item.style == "heading 1"]
    start = theirs.index("Innehåll") + 1
    assert [re.sub(r" \d+$", "", line) for line in theirs[start : start + len(headings)]] == headings
    assert headings[1:5] == ["2 En helt ny klausul", "3 Bakgrund", "4 Parternas inbördes relation", "5 Budget 2018"]
