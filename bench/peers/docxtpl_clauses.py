"""docxtpl with every clause's own wording in one template: conditions, loops and our filters over our model.

This is what an agreement of ours would be with docxtpl: it decides and formats as we do. The rules are not asked, and
what references and numbers show is handed to it ready, in the order of the document.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable
from typing import Any, Final
from unittest import mock

import docxtpl
from jinja2 import Environment

from bench.contestant import Contestant, InProcess
from bench.peers.docxtpl_form import saved
from iopdocs.agreement import Agreement
from iopdocs.opc import read_package, write_package
from iopdocs.word import render as rendering
from iopdocs.word.plan import plan
from iopdocs.word.settle import Settling
from iopdocs.wording.filters import FILTERS
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import builtin

__all__ = ["CLAUSES", "contestants"]

CLAUSES: Final = "docxtpl, clauses"
_BODY: Final = "word/document.xml"
_CALLS: Final = ("ref", "refs", "where", "number")
"""What a template may call for a reference or a number."""
_WRITERS: Final = ("reference", "references", "given", "nouned", "above_or_below", "number")
"""What those calls become: methods of the settling state."""
_INSTRUCTION: Final = re.compile(r"<w:instrText.*?</w:instrText>")
_TAG: Final = re.compile(r"<[^>]*>")


def contestants(agreement: Agreement) -> list[Contestant]:
    """Return docxtpl with a new template object for each document, and with the object and its environment kept."""
    template, given = _template(agreement), _Given(agreement)
    kept, environment = docxtpl.DocxTemplate(io.BytesIO(template)), _environment(given)

    def cold() -> bytes:
        return _rendered(docxtpl.DocxTemplate(io.BytesIO(template)), given, _environment(given))

    def again() -> bytes:
        return _rendered(kept, given, environment)

    does = "our wording and filters over our model: decides and formats, checks nothing, gets its references"
    return [
        InProcess(CLAUSES, does, cold),
        InProcess(
            "docxtpl, clauses, template kept", "the same; the template object and the Jinja environment are kept", again
        ),
    ]


class _Given:
    """What the peer is given: the agreement, what its parties are called, and what each reference shows."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self._called = agreement.called
        self._full = {party.id: party.name for party in agreement.parties}
        self._plan = plan(agreement)
        self._shown = _shown(agreement)

    def called(self, party: str) -> str:
        return self._called[party]

    def full_name(self, party: str) -> str:
        return self._full[party]

    def context(self) -> dict[str, Any]:
        """Return the names that the template uses; the references are told one after the other."""
        agreement, shown = self.agreement, iter(self._shown)
        told = dict.fromkeys(_CALLS, lambda *_: next(shown))
        return {step.section.kind: step.section for step in self._plan.steps} | {
            "agreement": agreement,
            "parties": agreement.parties,
            "public": agreement.public,
            "civil": agreement.civil,
            "draft": False,
            "has": self._plan.names.__contains__,
            **told,
        }


def _shown(agreement: Agreement) -> list[str]:
    """Return what each reference and number shows in our own document, in the order in which they are written."""
    calls: list[tuple[list[str], int, int]] = []

    def recorded(name: str) -> Callable[..., Any]:
        method = getattr(Settling, name)

        def call(self: Settling, append: Callable[[str], None], *arguments: Any) -> Any:
            pieces: list[str] = append.__self__  # type: ignore[attr-defined] # the method of a list
            start = len(pieces)
            found = method(self, append, *arguments)
            calls.append((pieces, start, len(pieces)))
            return found

        return call

    recorder = type("Recorder", (Settling,), {name: recorded(name) for name in _WRITERS if hasattr(Settling, name)})
    with mock.patch.object(rendering, "Settling", recorder):
        rendering.render_package(agreement, builtin())
    return [_text("".join(pieces[start:end])) for pieces, start, end in calls]


def _text(written: str) -> str:
    """Return the text of what begins and ends within the text of a run."""
    return html.unescape(_TAG.sub("", _INSTRUCTION.sub("", written)))


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


def _environment(given: _Given) -> Environment:
    environment = Environment(autoescape=True)
    for name, one in FILTERS.items():
        environment.filters[name] = _bound(one.function, given) if one.names else one.function
    return environment


def _bound(function: Callable[..., Any], given: _Given) -> Callable[..., Any]:
    return lambda value, *arguments: function(given, value, *arguments)


def _rendered(document: docxtpl.DocxTemplate, given: _Given, environment: Environment) -> bytes:
    document.render(given.context(), jinja_env=environment, autoescape=True)
    return saved(document)
