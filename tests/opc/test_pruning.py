"""Pruning: relationships are taken away, and with them what nothing else leads to."""

from __future__ import annotations

from iopdocs.opc import CONTENT_TYPES, Relation
from iopdocs.opc.pruning import pruned

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def links(**targets: str) -> bytes:
    """Relationships: kind to target; the kind is the id too."""
    made = "".join(f'<Relationship Id="{kind}" Type="{KIND}/{kind}" Target="{to}"/>' for kind, to in targets.items())
    return f'<Relationships xmlns="{LINKS}">{made}</Relationships>'.encode()


def package() -> dict[str, bytes]:
    """A main part with styles and comments, which have a picture of their own; a part that nothing leads to."""
    content = ("word/document.xml", "word/styles.xml", "word/comments.xml", "word/media/face.png", "word/lost.xml")
    types = "".join(f'<Override PartName="/{part}" ContentType="a/b"/>' for part in content)
    return {
        CONTENT_TYPES: f'<Types xmlns="{TYPES}">{types}</Types>'.encode(),
        "_rels/.rels": links(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": links(styles="styles.xml", comments="comments.xml"),
        "word/_rels/comments.xml.rels": links(image="media/face.png"),
        **dict.fromkeys(content, b"<a/>"),
    }


def is_comments(relation: Relation) -> bool:
    """The relationship that is not wanted."""
    return relation.kind == "comments"


def test_what_nothing_leads_to_is_gone() -> None:
    """The unwanted part goes, with what only it led to, its relationships, and what nothing led to before."""
    kept = pruned(package(), is_comments, name="brev.docx")
    assert set(kept) == {
        CONTENT_TYPES,
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/styles.xml",
    }
    assert b"comments" not in kept["word/_rels/document.xml.rels"]
    assert kept[CONTENT_TYPES].count(b"PartName") == 2


def test_what_needs_no_change_is_kept() -> None:
    """Parts that need no change are the same bytes, and to prune twice changes nothing."""
    kept = pruned(package(), is_comments, name="brev.docx")
    assert kept["_rels/.rels"] == package()["_rels/.rels"]
    assert pruned(kept, is_comments, name="brev.docx") == kept


def test_a_part_with_two_ways_to_it() -> None:
    """A part that something else leads to as well is kept."""
    parts = package() | {"word/_rels/styles.xml.rels": links(image="media/face.png")}
    assert "word/media/face.png" in pruned(parts, is_comments, name="brev.docx")


def test_parts_that_lead_in_a_ring() -> None:
    """Parts that lead to each other come to an end."""
    parts = package() | {"word/_rels/styles.xml.rels": links(theme="document.xml")}
    assert "word/styles.xml" in pruned(parts, is_comments, name="brev.docx")
