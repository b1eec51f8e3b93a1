"""The contract that clause types, their templates and finished documents meet (vad som måste hålla).

Each function returns what is wrong as Swedish sentences: none when all is well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from iopdocs.agreement import Agreement
from iopdocs.annotations import is_tag
from iopdocs.clauses import Clause, clause_class
from iopdocs.document import Document
from iopdocs.errors import TemplateError
from iopdocs.findings import format_path
from iopdocs.model import DRAFT, draft_validator, holes
from iopdocs.paper import Paper
from iopdocs.samples import example_agreement
from iopdocs.testing.agreements import required_places, without
from iopdocs.testing.models import every_class, fields_of
from iopdocs.testing.package import document_faults
from iopdocs.word.render import render_package
from iopdocs.wording.templates import Templates, builtin

__all__ = ["assemble", "clause_type_faults"]

_CLAUSE = ("clauses", 0)


def assemble(paper: Paper, *, draft: bool = False, templates: Templates | None = None) -> Document:
    """Return the document of an agreement or other paper, whatever the rules say about it; raises ``TemplateError``."""
    made = render_package(paper, templates or builtin(), draft=draft)
    return Document(made, paper.shown_title, draft, paper.form)


def clause_type_faults(kind: str, templates: Templates | None = None) -> tuple[str, ...]:
    """Return what keeps a clause type and its template from meeting the contract.

    The class has a Swedish title, every field in it has one, and its ``example`` validates, survives a round trip over
    JSON and names no other parties than ``kommunen`` and ``foreningen``. The template renders the example, alone and
    twice, into a document without faults, and a draft that lacks every fact.

    Args:
        kind: the clause type, which is registered.
        templates: where the template lies; unsaid, among the library's own.
    """
    cls = clause_class(kind)
    faults = tuple(_class_faults(cls))
    try:
        return (*faults, *_example_faults(cls, templates or builtin()))
    except TemplateError as error:
        return (*faults, str(error))


def _class_faults(cls: type[Clause]) -> Iterator[str]:
    if not getattr(cls, "title", ""):
        yield f"{cls.__name__} saknar title, klausulens svenska rubrik"
    for owner in dict.fromkeys(every_class(cls)):
        for name, annotation, info in fields_of(owner):
            if not info.title:
                yield f"fältet {owner.__name__}.{name} saknar title, sitt svenska namn"
            if is_tag(annotation) and owner is cls and info.is_required():
                yield f"fältet {owner.__name__}.{name} saknar sitt förvalda värde"


def _example_faults(cls: type[Clause], templates: Templates) -> Iterator[str]:
    if not getattr(cls, "example", None):
        yield f"{cls.__name__} saknar example, uppgifter att prova med"
        return
    try:
        agreement = Agreement.model_validate(example_agreement(cls.example))
    except ValidationError as error:
        yield f"exemplet till {cls.__name__} går inte att läsa: {error}"
        return
    if Agreement.model_validate_json(agreement.model_dump_json()) != agreement:
        yield f"exemplet till {cls.__name__} blir ett annat efter en vända över JSON"
    again = {**cls.example, "id": "en-till"}
    for whole in (agreement, Agreement.model_validate(example_agreement(cls.example, again))):
        yield from document_faults(assemble(whole, templates=templates).data)
    yield from _draft_faults(cls, templates)


def _draft_faults(cls: type[Clause], templates: Templates) -> Iterator[str]:
    """Tell whether a draft bears that all facts are lacking, and shows a blank for one that is (an id is no fact)."""
    nothing = example_agreement({"kind": cls.example["kind"]})
    yield from document_faults(_draft(nothing, templates)[1].data)
    whole = Agreement.model_validate(example_agreement(cls.example))
    for place in required_places(whole):
        if place[0] == "clauses" and len(place) > len(_CLAUSE) and place[-1] != "id":
            agreement, document = _draft(without(whole.to_data(), place), templates)
            for _, hole in holes(agreement):
                if f"[{hole.title}]" not in document.text:
                    yield f"utkastet visar ingen lucka för {hole.title} ({format_path(place)})"


def _draft(data: dict[str, Any], templates: Templates) -> tuple[Agreement, Document]:
    agreement = draft_validator(Agreement).validate_python(data, context=DRAFT)
    return agreement, assemble(agreement, draft=True, templates=templates)
