"""Judging letterheads: each breach of the contract is told with what to do, and letterheads unlike ours keep it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import iopdocs as iop
from iopdocs.accessibility import examine_parts
from iopdocs.findings import Findings
from iopdocs.letterheads import CODES, examine_letterhead
from iopdocs.opc import read_package, write_package
from iopdocs.testing import document_faults

MAIN, STYLES, NUMBERING, SETTINGS = (f"word/{name}.xml" for name in ("document", "styles", "numbering", "settings"))
HEADER, FOOTER, LINKS = "word/header1.xml", "word/footer1.xml", "word/_rels/document.xml.rels"
TRACES = (
    "Berit",
    "Arne",
    "exempelby-fs01",
    "rsid",
    "proofErr",
    "_GoBack",
    "smartTag",
    "comment",
    "docVar",
    "MSIP",
    "paraId",
)
KEPT = "<w:keepNext/>\n      <w:keepLines/>\n      "
ROW = "<w:tr><w:tc/><w:tc/></w:tr>"
Parts = dict[str, bytes]
Change = Callable[[str], str]


@pytest.fixture(scope="module")
def ours(root: Path) -> Parts:
    """The parts of the built-in letterhead."""
    return read_package((root / "templates" / "sv" / "letterhead.docx").read_bytes(), name="letterhead.docx")


def examined(parts: Parts) -> Findings:
    """What is found in the letterhead of these parts."""
    return examine_letterhead(write_package(parts), name="brev.docx")


def changed(parts: Parts, part: str, change: Change) -> Parts:
    """The parts with one of them changed, which must make a difference."""
    before = parts[part].decode()
    assert change(before) != before
    return parts | {part: change(before).encode()}


def swap(before: str, after: str, times: int = -1) -> Change:
    """A change of one text to another."""
    return lambda xml: xml.replace(before, after, times)


def cut(pattern: str) -> Change:
    """A change that takes away what a pattern finds first."""
    return lambda xml: re.sub(pattern, "", xml, count=1, flags=re.DOTALL)


def style(name: str) -> str:
    """A pattern for a style of a name."""
    return rf'<w:style [^>]*>\s*<w:name w:val="{name}"/>.*?</w:style>'


def test_nothing_is_wrong_with_ours(ours: Parts, examples: Path) -> None:
    """Our letterhead and the example profile's keep the contract, and their documents can be read by everyone."""
    theirs = examples / "profil-exempelkommun" / "sv" / "letterhead.docx"
    assert str(examined(ours)) == ""
    assert str(examine_letterhead(theirs.read_bytes(), name=theirs.name)) == ""


@pytest.mark.parametrize(
    ("code", "part", "change", "said"),
    [
        ("LTR001", MAIN, swap("<w:p>", '<w:p><w:ins w:id="9" w:author="A"/>', 1), "spårade ändringar"),
        ("LTR001", MAIN, swap("{{ clauses }}", "{{ clauses"), "inte hel"),
        ("LTR002", MAIN, swap("{{ clauses }}", "Klausuler"), "stycket {{ clauses }} saknas"),
        ("LTR003", STYLES, cut(style("Avtalspunkt")), "”Avtalspunkt” saknas"),
        ("LTR003", STYLES, cut(style("List Bullet")), "”Punktlista” (List Bullet) saknas"),
        ("LTR003", STYLES, cut(style("Strong")), "”Stark” (Strong) saknas"),
        ("LTR004", STYLES, swap('w:type="character" w:styleId="Emphasis"', 'w:type="paragraph" w:styleId="Emphasis"'),
         "”Betoning” (Emphasis) är för stycke men ska vara för tecken"),
        ("LTR005", STYLES, swap('<w:ilvl w:val="2"/>\n        <w:numId w:val="1"/>', ""), "”Avtalsled” hör inte till"),
        ("LTR005", STYLES, swap('<w:ilvl w:val="2"/>\n        <w:numId w:val="1"/>', '<w:numId w:val="2"/>'),
         "”Avtalsled” hör till en annan lista än Rubrik 1"),
        ("LTR005", STYLES, swap('<w:ilvl w:val="2"/>', '<w:ilvl w:val="3"/>'), "är nivå 4 i listan men ska"),
        ("LTR005", NUMBERING, swap('<w:pStyle w:val="Avtalsled"/>', ""), "är inte kopplad till nivå 3 i listan"),
        ("LTR006", NUMBERING, swap('w:val="%1.%2"', 'w:val="§ %2"'), "avtalspunkt ska numreras 1.1"),
        ("LTR007", HEADER, swap("agreement.public_names", "agreement.names"), "har inget fält names"),
        ("LTR008", MAIN, cut(r"<w:pgMar.*?/>"), "hur stor sidan och dess marginaler är"),
        ("LTR009", LINKS, cut(r"<Relationship [^>]*footer1.xml[^>]*/>"), "har ingen sidfot"),
        ("LTR009", LINKS, cut(r"<Relationship [^>]*header1.xml[^>]*/>"), "har inget sidhuvud"),
        ("LTR010", FOOTER, swap(" PAGE ", " NUMPAGES "), "sidans nummer"),
        ("LTR012", SETTINGS, swap('w:val="15"', 'w:val="12"'), "har läge 12, men ska ha kompatibilitetsläge 15"),
        ("LTR012", SETTINGS, cut(r"<w:compat>.*?</w:compat>"), "inget läge, som Word 2007"),
        ("LTR013", SETTINGS, swap("<w:compat>", "<w:updateFields/><w:compat>"), "uppdatera fälten"),
        ("LTR014", "docProps/core.xml", swap("{{ agreement.public_names }}", "Berit Exempelsson"), "författarens namn"),
        ("LTR015", MAIN, swap("<w:r>", '<w:commentRangeStart w:id="0"/><w:r>', 1), "har kommentarer"),
        ("LTR016", STYLES, swap(f"{KEPT}<w:numPr>", "<w:numPr>"), "”Rubrik 1” (heading 1)"),
        ("LTR017", MAIN, swap("{{ contents }}", "Innehåll"), "ingen plats för innehållsförteckningen, {{ contents }}"),
        ("TLG002", STYLES, swap('w:lang w:val="sv-SE"', 'w:lang w:val="en-US"'), "språk är en-US"),
        ("TLG004", MAIN, swap("{{ agreement.title }}", "Avtal"), "står inte i dokumentets text"),
        ("TLG013", MAIN, swap("<w:sectPr>", f"<w:tbl>{ROW}{ROW}</w:tbl><w:sectPr>"),
         "har ingen rubrikrad"),
        ("TLG019", STYLES, swap('w:val="9C0006"', 'w:val="FF9999"'), "(formatmallen utkast)"),
        ("TLG019", STYLES, swap('w:fill="EDF1F6"', 'w:fill="1F3A5F"'), "(formatmallen tabellhuvud)"),
    ],
)  # fmt: skip
def test_breaches(code: str, part: str, change: Change, said: str, ours: Parts) -> None:
    """A breach gives its code, says what is the matter, and what to do."""
    found = examined(changed(ours, part, change))
    told = [one for one in found if one.code == code]
    assert told, str(found)
    assert said in told[0].message
    assert told[0].hint


def test_a_tag_that_no_paper_has_is_told_once(ours: Parts) -> None:
    """A field that neither agreements nor assessments have is one fault; what only one of them lacks is told too."""
    both = changed(ours, HEADER, swap("agreement.public_names", "agreement.names"))
    (found,) = (one for one in examined(both) if one.code == "LTR007")
    assert found.message == f"Agreement har inget fält names ({HEADER})"
    one = changed(both, MAIN, swap("{{ agreement.title }}", "{{ agreement.title }}{{ agreement.signature_groups }}"))
    told = [one.message for one in examined(one) if one.code == "LTR007" and "Assessment" in one.message]
    assert len(told) == 1


def test_draft_that_looks_signed(ours: Parts) -> None:
    """A letterhead that never says that a draft is one is warned of."""
    bare = changed(ours, HEADER, cut(r"\{% if draft %\}"))
    bare = changed(bare, HEADER, lambda xml: re.sub(r"(</w:t></w:r>\s*<w:r><w:t>)\{% endif %\}", r"\1", xml))
    bare = changed(bare, MAIN, swap("{%p if draft %}", "Alltid"))
    bare = changed(bare, MAIN, swap("{%p endif %}", "så"))
    assert "LTR011" in examined(bare).codes


def test_page_number_beside_another_field(ours: Parts) -> None:
    """Fields are told apart where no space stands between what they say."""
    close = changed(ours, FOOTER, swap(" PAGE ", "NUMPAGES"))
    assert "LTR010" not in examined(changed(close, FOOTER, swap(" NUMPAGES ", "PAGE"))).codes


def test_all_at_once(ours: Parts) -> None:
    """Breaches that have nothing to do with each other are told together, the errors first."""
    worse = changed(ours, STYLES, cut(style("Tabellnot")))
    worse = changed(worse, SETTINGS, swap('w:val="15"', 'w:val="12"'))
    worse = changed(worse, HEADER, swap("agreement.public_names", "agreement.names"))
    found = examined(worse)
    assert found.codes[:2] == ("LTR003", "LTR007")
    assert found.codes[-1] == "LTR012"


def test_what_is_no_letterhead() -> None:
    """A file that cannot be read is one finding and no exception."""
    (finding,) = examine_letterhead(b"%PDF-1.7", name="brev.pdf")
    assert finding.code == "LTR001"
    assert "går inte att läsa som Word-dokument" in finding.message


def test_every_code_is_proved() -> None:
    """Each code of the table is given by some case above, and has words to explain it."""
    cases = {case[0] for case in test_breaches.pytestmark[0].args[1]} | {"LTR011"}  # type: ignore[attr-defined] # set by pytest
    assert set(CODES) <= cases
    assert all(one.hint or one.code == "LTR003" for one in CODES.values())


def test_a_swedish_word_s_own_file(letterheads: dict[str, bytes]) -> None:
    """A file with Swedish style ids, revision ids and all else that Word keeps is sound but for what it carries."""
    found = examine_letterhead(letterheads["svensk_word"], name="brev.docx")
    assert found.codes == ("LTR015", "LTR014", "LTR017")
    assert "författarens namn" in found[1].message
    assert "sökvägen till en dokumentmall" in found[1].message
    assert not any(name in str(found) for name in ("Berit", "Arne", "exempelby-fs01"))


def test_a_list_in_a_list_style(letterheads: dict[str, bytes]) -> None:
    """A list that is kept in a list style, styles with ids that say nothing, and no properties are no breach."""
    assert str(examine_letterhead(letterheads["region"], name="brev.docx")) == ""


@pytest.mark.parametrize("name", ["svensk_word", "region"])
@pytest.mark.parametrize("file", ["timra-soraker-2018", "timra-soraker-2018-as-printed", "stenungsund-ansokan"])
def test_whole_papers(name: str, file: str, letterheads: dict[str, bytes], examples: Path, tmp_path: Path) -> None:
    """A whole paper by such a letterhead has our text, can be read by everyone and carries nothing of its maker."""
    (tmp_path / "sv").mkdir()
    (tmp_path / "profile.yaml").write_text("name: Exempelby kommun\n", "utf-8")
    (tmp_path / "sv" / "letterhead.docx").write_bytes(letterheads[name])
    path = examples / f"{file}.yaml"
    document = iop.render(path, profile=tmp_path, draft=True)
    assert document_faults(document.data) == ()
    assert str(document.accessibility()) == ""
    parts = read_package(document.data, name="avtal.docx")
    everything = b"".join(parts.values()).decode("utf-8", "replace")
    assert [trace for trace in TRACES if trace in everything] == []
    numbered = {re.sub(r"^(\d+)\.\t", r"\1\t", line) for line in document.text.splitlines()}
    ours = iop.render(path, draft=True).text.splitlines()
    assert [line for line in ours if line and "UTKAST" not in line and line not in numbered] == []


JUNK = ("", "x", "-1", "²", "1e9", "99999999999999999999", "FFFFFFFFFFFF", "zz\u00a0z", "Rubrik1", "0")
ATTRIBUTE = re.compile(r' w:[a-zA-Z]+="[^"]*"')


@settings(max_examples=150)
@given(
    part=st.sampled_from([MAIN, STYLES, NUMBERING, SETTINGS, HEADER]),
    at=st.integers(0, 2000),
    junk=st.sampled_from(JUNK),
)
def test_anything_may_stand_in_a_file(part: str, at: int, junk: str, ours: Parts) -> None:
    """What is wrong with a file is a finding and never an exception, whatever an attribute in it says."""
    xml = ours[part].decode()
    places = list(ATTRIBUTE.finditer(xml))
    place = places[at % len(places)]
    name = place[0].partition("=")[0]
    odd = f'{xml[: place.start()]}{name}="{junk}"{xml[place.end() :]}'
    found = examined(ours | {part: odd.encode()})
    assert all(one.message for one in found)
    assert all(one.message for one in examine_parts(ours | {part: odd.encode()}))
