"""docxtpl with one subdocument for each clause, each filled first: how its users put clauses together."""

from __future__ import annotations

import copy
import dataclasses
import io
from typing import Final

import docxtpl
from jinja2 import Environment
from lxml import etree

from bench.contestant import Contestant, InProcess
from bench.form import BODY, Form, clauses_of, new_paragraph
from bench.peers.docxtpl_form import DIALECT, saved
from bench.text import W

__all__ = ["contestant"]

_PLAIN: Final = dataclasses.replace(DIALECT, condition=None)


def contestant(form: Form) -> Contestant:
    """Return docxtpl with a subdocument for each clause."""
    trees = form.trees(_PLAIN)
    frame, clauses = _parted(trees[BODY])
    main = form.packed(trees | {BODY: frame})
    templates = {name: form.packed(trees | {BODY: clause}) for name, clause in clauses.items()}

    def package() -> bytes:
        document = docxtpl.DocxTemplate(io.BytesIO(main))
        subdocs = {name: document.new_subdoc(io.BytesIO(_filled(data, form))) for name, data in templates.items()}
        document.render(form.values | subdocs, jinja_env=Environment(autoescape=True), autoescape=True)
        return saved(document)

    return InProcess(
        "docxtpl, a subdocument per clause", "fills in finished texts; breaks the one numbered list", package
    )


def _filled(template: bytes, form: Form) -> bytes:
    document = docxtpl.DocxTemplate(io.BytesIO(template))
    document.render(form.values, jinja_env=Environment(autoescape=True), autoescape=True)
    return saved(document)


def _parted(root: etree._Element) -> tuple[etree._Element, dict[str, etree._Element]]:
    """Return the document with a place for each clause, and each clause as a document of its own."""
    frame = copy.deepcopy(root)
    body = frame[0]
    clauses: dict[str, etree._Element] = {}
    for at, blocks in enumerate([*clauses_of(body)], 1):
        name = f"clause_{at}"
        blocks[0].addprevious(new_paragraph(f"{{{{p {name} }}}}"))
        clauses[name] = _document(root, blocks)
    return frame, clauses


def _document(root: etree._Element, blocks: list[etree._Element]) -> etree._Element:
    """Move blocks to a document without header and footer."""
    made = copy.deepcopy(root)
    body = made[0]
    for child in [*body]:
        if child.tag != f"{W}sectPr":
            body.remove(child)
    section = body[0]
    for reference in section.findall(f"{W}headerReference") + section.findall(f"{W}footerReference"):
        section.remove(reference)
    for block in reversed(blocks):
        body.insert(0, block)
    return made
