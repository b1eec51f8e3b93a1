"""Any subset and order of clauses, any parties: the document hangs together."""

from io import BytesIO
from zipfile import ZipFile

from hypothesis import given, settings
from lxml import etree

from iopdocs.agreement import Agreement
from iopdocs.testing import agreements, assemble, document_faults, references, texts
from iopdocs.word.plan import plan
from iopdocs.word.reader import Line, read_items
from iopdocs.word.targets import bookmark_name


@settings(max_examples=60)
@given(agreements(text=texts(tags=False)))
def test_nothing_is_left_over_or_dangling(agreement: Agreement) -> None:
    """Any subset and order of clauses gives no dangling reference, no leftover tag, no empty clause."""
    assert document_faults(assemble(agreement).data) == ()


@settings(max_examples=60)
@given(agreements())
def test_clauses_are_numbered_in_order(agreement: Agreement) -> None:
    """Any subset and order of clauses gives labels 1, 2, 3 …, one for each clause that has a heading."""
    items = read_items(assemble(agreement).data)
    shown = [(item.label, item.text) for item in items if isinstance(item, Line) and item.style == "heading 1"]
    headed = [step.section.shown_heading for step in plan(agreement).steps if step.heading]
    assert shown == [(str(number), heading) for number, heading in enumerate(headed, 1)]


@settings(max_examples=60)
@given(agreements())
def test_every_clause_can_be_referred_to(agreement: Agreement) -> None:
    """Bookmark names are unique: there are as many as clauses, each in a numbered paragraph."""
    labels = references(assemble(agreement).data).labels
    names = {bookmark_name(step.key) for step in plan(agreement).steps}
    assert len(names) == len(agreement.clauses)
    assert all(labels[name] for name in names)


@settings(max_examples=60)
@given(agreements())
def test_texts_with_tags_change_nothing(agreement: Agreement) -> None:
    """What looks like a tag in somebody's text is text: references, numbers and headings are as right as without it."""
    assert document_faults(assemble(agreement).data, tags=True) == ()


@settings(max_examples=30)
@given(agreements())
def test_every_part_is_well_formed(agreement: Agreement) -> None:
    """Every part is well-formed, and the package lists the parts that it has."""
    with ZipFile(BytesIO(assemble(agreement).data)) as package:
        names = package.namelist()
        for name in names:
            assert etree.fromstring(package.read(name)).tag
        assert package.testzip() is None
    assert len(names) == len(set(names))
    assert names[0] == "[Content_Types].xml"
