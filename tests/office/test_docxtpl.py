"""docxtpl is the dialect's reference: a clause file that refers to no other renders in it, with the same text."""

from functools import partial
from io import BytesIO
from typing import Any

import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined

from iopdocs.agreement import Agreement
from iopdocs.clauses import Clause, clause_class
from iopdocs.testing import agreement_data, assemble, builtin_kinds, example_agreement
from iopdocs.word.reader import as_text, read_items
from iopdocs.wording.filters import FILTERS
from iopdocs.wording.templates import builtin

BUILTIN = builtin_kinds()
OURS = ("ref(", "refs(", "where(", "number(", "has(")
PLAIN = [kind for kind in BUILTIN if not any(word in builtin().wording(kind).text for word in OURS)]
EVERYDAY = st.text("abcdefghijklmnopqrstuvwxyzåäöé&", min_size=3, max_size=12)
TITLE_PAGE = 2
"""The paragraphs that the letterhead has before the clauses: heading and parties."""


class Names:
    """What the parties are called, for the filters that need to know."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement

    def called(self, party: str) -> str:
        """What a party is called in the running text."""
        return str(self.agreement.called[party])

    def full_name(self, party: str) -> str:
        """A party's legal name."""
        return next(one.name for one in self.agreement.parties if one.id == party)


def by_docxtpl(agreement: Agreement) -> list[str]:
    """The text of the agreement's only clause as docxtpl renders it."""
    (clause,) = agreement.clauses
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    for name, one in FILTERS.items():
        environment.filters[name] = partial(one.function, Names(agreement)) if one.names else one.function
    template = DocxTemplate(builtin().path(f"{clause.kind}.docx"))
    template.render(context(agreement, clause), environment, autoescape=True)
    made = BytesIO()
    template.save(made)
    return lines(as_text(read_items(made.getvalue())))


def context(agreement: Agreement, clause: Clause) -> dict[str, Any]:
    """The names that a clause file may use."""
    named = {name: getattr(agreement, name) for name in ("parties", "public", "civil")}
    return {clause.kind: clause, "heading": clause.shown_heading, "agreement": agreement, "draft": False, **named}


def by_us(agreement: Agreement) -> list[str]:
    """The text of the agreement's only clause as we render it."""
    return lines(assemble(agreement).text)[TITLE_PAGE:]


def lines(text: str) -> list[str]:
    """The lines with anything in them: we part tables by an empty paragraph, docxtpl does not."""
    return [line for line in text.split("\n") if line]


def test_some_clause_files_refer_to_no_other() -> None:
    """There are clause files to compare."""
    assert len(PLAIN) > 10


@pytest.mark.parametrize("kind", PLAIN)
def test_examples(kind: str) -> None:
    """The example of a clause type has the same text from docxtpl as from us."""
    agreement = Agreement.model_validate(example_agreement(clause_class(kind).example))
    assert by_docxtpl(agreement) == by_us(agreement)


@settings(max_examples=30)
@given(st.sampled_from(PLAIN).flatmap(lambda kind: agreement_data(order=[kind], text=EVERYDAY)))
def test_generated(data: dict[str, Any]) -> None:
    """Whatever a clause says, in everyday letters, its text from docxtpl is the same as from us."""
    data["clauses"][0].pop("more", None)  # the parties' own paragraphs do not stand in the clause file
    data.pop("contents", None)  # nor does the table of contents
    agreement = Agreement.model_validate(data)
    assert by_docxtpl(agreement) == by_us(agreement)
