"""Documents for judging: the built-in letterhead with another text in it."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from iopdocs.accessibility import examine_parts
from iopdocs.findings import Findings
from iopdocs.opc import read_package

TITLE = "Överenskommelse om en mötesplats"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)

Parts = Mapping[str, bytes]
Judge = Callable[..., Findings]


@pytest.fixture(scope="session")
def letterhead(root: Path) -> Parts:
    """The parts of the built-in letterhead, with a title where its tag stands."""
    parts = read_package((root / "templates" / "sv" / "letterhead.docx").read_bytes(), name="letterhead.docx")
    titled = {name: data.replace(b"{{ agreement.title }}", TITLE.encode()) for name, data in parts.items()}
    return {name: re.sub(rb"\{[{%].*?[%}]\}", b"", data) for name, data in titled.items()}


@pytest.fixture
def judged(letterhead: Parts) -> Judge:
    """What is found in a document with a text; other parts can be given by their names, or changed by a function."""

    def judge(text: str, *, change: Callable[[str, str], str] = lambda _, xml: xml) -> Findings:
        body = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>{text}'
        document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()
        parts = dict(letterhead) | {"word/document.xml": document}
        return examine_parts({name: change(name, data.decode()).encode() for name, data in parts.items()})

    return judge
