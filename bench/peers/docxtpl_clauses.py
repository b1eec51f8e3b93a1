"""docxtpl with every clause's own wording in one template: conditions, loops and our filters over our model.

This is what an agreement of ours would be with docxtpl: it decides and formats as we do. The rules are not asked, and
the numbers of references are handed to it ready.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any, Final

import docxtpl
from jinja2 import Environment

from bench.contestant import Contestant, InProcess
from bench.peers.docxtpl_form import saved
from iopdocs.agreement import Agreement
from iopdocs.opc import read_package, write_package
from iopdocs.word.plan import plan
from iopdocs.wording.filters import FILTERS
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import builtin

__all__ = ["CLAUSES", "contestants"]

CLAUSES: Final = "docxtpl, clauses"
_BODY: Final = "word/document.xml"


def contestants(agreement: Agreement) -> list[Contestant]:
    """Return docxtpl with a new template object for each document, and with the object and its environment kept."""
    template, names = _template(agreement), _Names(agreement)
    kept, environment = docxtpl.DocxTemplate(io.BytesIO(template)), _environment(names)

    def cold() -> bytes:
        return _rendered(docxtpl.DocxTemplate(io.BytesIO(template)), agreement, _environment(names))

    def again() -> bytes:
        return _rendered(kept, agreement, environment)

    does = "our wording and filters over our model: decides and formats, checks nothing, gets its references"
    return [
        InProcess(CLAUSES, does, cold),
        InProcess(
            "docxtpl, clauses, template kept", "the same; the template object and the Jinja environment are kept", again
        ),
    ]


class _Names:
    """What the parties are called, as our filters ask for it."""

    def __init__(self, agreement: Agreement) -> None:
        self._called = agreement.called
        self._full = {party.id: party.name for party in agreement.parties}

    def called(self, party: str) -> str:
        return self._called[party]

    def full_name(self, party: str) -> str:
        return self._full[party]


def _template(agreement: Agreement) -> bytes:
    """Put the wording of every clause into the letterhead, as a docxtpl user would have it."""
    templates = builtin()
    letterhead = templates.letterhead.parts
    texts = (
        templates.wording(step.section.kind).text.replace("{{ heading }}", step.section.shown_heading)
        for step in plan(agreement).steps
    )
    body = read_package(to_docx("\n".join(texts), letterhead), name="clauses")[_BODY].decode()
    content = body[body.index("<w:body>") + len("<w:body>") : body.rindex("<w:sectPr")]
    return write_package({**letterhead, _BODY: _with_clauses(letterhead[_BODY].decode(), content).encode()})


def _with_clauses(letterhead: str, content: str) -> str:
    at = letterhead.index("{{ clauses }}")
    start, end = letterhead.rindex("<w:p>", 0, at), letterhead.index("</w:p>", at) + len("</w:p>")
    return letterhead[:start] + content + letterhead[end:]


def _environment(names: _Names) -> Environment:
    environment = Environment(autoescape=True)
    for name, one in FILTERS.items():
        environment.filters[name] = _bound(one.function, names) if one.names else one.function
    return environment


def _bound(function: Callable[..., Any], names: _Names) -> Callable[..., Any]:
    return lambda value, *arguments: function(names, value, *arguments)


def _rendered(document: docxtpl.DocxTemplate, agreement: Agreement, environment: Environment) -> bytes:
    document.render(_context(agreement), jinja_env=environment, autoescape=True)
    return saved(document)


def _context(agreement: Agreement) -> Mapping[str, Any]:
    steps = plan(agreement).steps
    numbers = {step.key: str(step.number) for step in steps}
    return {step.section.kind: step.section for step in steps} | {
        "agreement": agreement,
        "parties": agreement.parties,
        "public": agreement.public,
        "civil": agreement.civil,
        "draft": False,
        "ref": numbers.__getitem__,
        "has": numbers.__contains__,
    }
