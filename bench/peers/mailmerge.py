"""docx-mailmerge2: Word's own merge fields; tables by their rows, no conditions."""

from __future__ import annotations

import io
import re
from typing import Final

from lxml import etree
from mailmerge import MailMerge

from bench.contestant import Contestant, InProcess
from bench.form import Dialect, Form, text_nodes
from bench.text import W

__all__ = ["contestant"]

_TAG: Final = re.compile("\ue002([a-z0-9_]+)\ue003")


def contestant(form: Form) -> Contestant:
    """Return docx-mailmerge2, which opens the template for each document."""
    trees = form.trees(_DIALECT)
    for root in trees.values():
        _with_fields(root)
    template = form.packed(trees)
    rows = {
        f"{table}_c0": [{f"{table}_{column}": text for column, text in row.items()} for row in found]
        for table, found in form.tables.items()
    }

    def package() -> bytes:
        with MailMerge(io.BytesIO(template)) as document:
            document.merge(**form.fields)
            for anchor, found in rows.items():
                document.merge_rows(anchor, found)
            out = io.BytesIO()
            document.write(out)
        return out.getvalue()

    return InProcess("docx-mailmerge2", "fills in finished texts; has no conditions", package)


def _with_fields(root: etree._Element) -> None:
    """Split the runs that hold tags, so that each tag becomes a merge field."""
    for node in text_nodes(root):
        pieces = _TAG.split(node.text or "")
        run = node.getparent()
        if len(pieces) > 1 and run is not None:
            for at, piece in enumerate(pieces):
                if piece:
                    run.addprevious(_field(run, piece) if at % 2 else _run(run, piece))
            run.getparent().remove(run)  # type: ignore[union-attr] # a run stands in a paragraph


def _run(run: etree._Element, text: str) -> etree._Element:
    made = etree.Element(f"{W}r")
    made.extend([etree.fromstring(etree.tostring(looks)) for looks in run.findall(f"{W}rPr")])
    said = etree.SubElement(made, f"{W}t")
    said.text = text
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _field(run: etree._Element, name: str) -> etree._Element:
    field = etree.Element(f"{W}fldSimple", {f"{W}instr": f" MERGEFIELD {name} "})
    field.append(_run(run, f"«{name}»"))
    return field


_DIALECT: Final = Dialect(
    field=lambda name: f"\ue002{name}\ue003",
    cell=lambda table, column: f"\ue002{table}_{column}\ue003",
    rows=lambda row, _table: [row],
)
