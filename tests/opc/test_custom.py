"""A part of our own in a package: all that points to it, beside what is there already."""

from __future__ import annotations

import pytest
from lxml import etree

from iopdocs.errors import TemplateError
from iopdocs.opc import CONTENT_TYPES, custom_parts, read_package, relations, with_custom_part, write_package
from iopdocs.wording.find import builtin_templates

MAIN = "word/document.xml"
SPACE = "urn:exempel:data"
OURS = f'<paper xmlns="{SPACE}"/>'.encode()


@pytest.fixture
def parts() -> dict[str, bytes]:
    """The parts of a Word document without any data."""
    path = builtin_templates() / "sv" / "letterhead.docx"
    return read_package(path.read_bytes(), name=path.name)


def added(parts: dict[str, bytes], content: bytes = OURS, namespace: str = SPACE) -> dict[str, bytes]:
    """The parts with one of a namespace."""
    part, made = with_custom_part(parts, MAIN, namespace, name="brev.docx")
    return made | {part: content}


def test_a_part_is_found_again(parts: dict[str, bytes]) -> None:
    """What is put into a package is a part that the main part points to, in a package that can be read."""
    made = read_package(write_package(added(parts)), name="brev.docx")
    assert custom_parts(made, MAIN, SPACE, name="brev.docx") == ("customXml/item1.xml",)
    assert custom_parts(parts, MAIN, SPACE, name="brev.docx") == ()


def test_parts_of_others_are_left_alone(parts: dict[str, bytes]) -> None:
    """A part takes the first free number, and only its own namespace is looked for."""
    made = added(added(parts, b'<b xmlns="urn:annat"/>', "urn:annat"))
    assert custom_parts(made, MAIN, SPACE, name="brev.docx") == ("customXml/item2.xml",)
    assert made["customXml/item1.xml"] == b'<b xmlns="urn:annat"/>'
    ids = [one.id for one in relations(made, MAIN, name="brev.docx")]
    assert len(ids) == len(set(ids))


def test_two_parts_of_a_namespace(parts: dict[str, bytes]) -> None:
    """All parts of a namespace are told, so that nobody chooses one of them unseen."""
    made = added(added(parts))
    assert custom_parts(made, MAIN, SPACE, name="brev.docx") == ("customXml/item1.xml", "customXml/item2.xml")


def test_a_part_is_typed_and_has_an_identity(parts: dict[str, bytes]) -> None:
    """Word asks for the part's type, and for an identity that names its namespace."""
    made = added(parts)
    types = {one.get("PartName"): one.get("ContentType") for one in etree.fromstring(made[CONTENT_TYPES])}
    assert types["/customXml/item1.xml"] == "application/xml"
    assert str(types["/customXml/itemProps1.xml"]).endswith("customXmlProperties+xml")
    (link,) = relations(made, "customXml/item1.xml", name="brev.docx")
    assert link.target == "customXml/itemProps1.xml"
    assert SPACE.encode() in made[link.target]


def test_the_same_package_twice(parts: dict[str, bytes]) -> None:
    """The part's identity comes from its namespace: there is no clock and no dice."""
    assert added(parts) == added(parts)


def test_a_part_that_is_no_xml(parts: dict[str, bytes]) -> None:
    """A damaged part is told of and not passed over."""
    with pytest.raises(TemplateError):
        custom_parts(added(parts, f"<paper xmlns='{SPACE}'>".encode()), MAIN, SPACE, name="brev.docx")
