"""Plain python-docx opens what we make, and finds in it what Word would show."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.testing import agreements, assemble


@settings(max_examples=30)
@given(agreements())
def test_generated(agreement: Agreement) -> None:
    """Plain python-docx opens every document, and reads the agreement's heading first."""
    opened = docx.Document(BytesIO(assemble(agreement).data))
    assert opened.paragraphs[0].text == agreement.title
    assert opened.paragraphs[0].style is not None
    assert opened.paragraphs[0].style.name == "Title"


@pytest.mark.parametrize("name", ["timra-soraker-2018", "timra-soraker-2018-as-printed"])
def test_examples(name: str, examples: Path) -> None:
    """Plain python-docx opens the examples: A4, Swedish, headings in the built-in styles, tables with their heads."""
    document = iop.render(examples / f"{name}.yaml", draft=True)
    opened = docx.Document(BytesIO(document.data))
    (section,) = opened.sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert opened.core_properties.language == "sv-SE"
    assert len([one for one in opened.paragraphs if one.style and one.style.name == "Heading 1"]) >= 15
    tables = [table for table in opened.tables if table.style is not None and table.style.name == "Avtalstabell"]
    assert len(tables) > 3
    assert all(table.rows[0]._tr.find("{*}trPr/{*}tblHeader") is not None for table in tables)
