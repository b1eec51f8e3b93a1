"""Word packages (Word-paket, .docx): reading others' with care, writing the same bytes every time.

A package is a zip of *parts*; here it is a mapping from part name (``word/document.xml``) to bytes. Reading
is for files that people send: every bound holds while inflating, and what could run code or reach out of the
file is refused. Writing has no clock: two writes of the same parts are the same bytes.
"""

from __future__ import annotations

from iopdocs.opc.custom import custom_parts, with_custom_part
from iopdocs.opc.reading import (
    MAX_BYTES,
    MAX_MEMBERS,
    MAX_RATIO,
    Relation,
    main_document,
    parse_xml,
    read_package,
    related,
    relations,
)
from iopdocs.opc.writing import CONTENT_TYPES, Member, compress, pack, write_atomically, write_package, xml_part

__all__ = [
    "CONTENT_TYPES",
    "MAX_BYTES",
    "MAX_MEMBERS",
    "MAX_RATIO",
    "Member",
    "Relation",
    "compress",
    "custom_parts",
    "main_document",
    "pack",
    "parse_xml",
    "read_package",
    "related",
    "relations",
    "with_custom_part",
    "write_atomically",
    "write_package",
    "xml_part",
]
