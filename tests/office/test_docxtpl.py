"""docxtpl is the dialect's reference: a clause file that refers to no other renders in it, with the same text."""

from functools import partial
from io import BytesIO
from pathlib import Path
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
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import Templates, builtin

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


def by_docxtpl(agreement: Agreement, templates: Templates | None = None) -> list[str]:
    """The text of the agreement's only clause as docxtpl renders it."""
    (clause,) = agreement.clauses
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    for name, one in FILTERS.items():
        environment.filters[name] = partial(one.function, Names(agreement)) if one.names else one.function
    template = DocxTemplate((templates or builtin()).path(f"{clause.kind}.docx"))
    template.render(context(agreement, clause), environment, autoescape=True)
    made = BytesIO()
    template.save(made)
    return lines(as_text(read_items(made.getvalue())))


def context(agreement: Agreement, clause: Clause) -> dict[str, Any]:
    """The names that a clause file may use."""
    named = {name: getattr(agreement, name) for name in ("parties", "public", "civil")}
    return {clause.kind: clause, "heading": clause.shown_heading, "agreement": agreement, "draft": False, **named}


def by_us(agreement: Agreement, templates: Templates | None = None) -> list[str]:
    """The text of the agreement's only clause as we render it."""
    return lines(assemble(agreement, templates=templates).text)[TITLE_PAGE:]


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


@pytest.mark.parametrize("years", [0, 1, 2, 5])
def test_columns_that_follow_the_data(tmp_path: Path, years: int) -> None:
    """A loop over columns is docxtpl's: the tables of costs have the same text from it, however many columns."""
    _, begun, table = builtin().wording("costs").text.partition("|= ")
    text = f"# {{{{ heading }}}}\n{{%p for table in costs.tables %}}\n{begun}{table}"
    (tmp_path / "sv").mkdir()
    (tmp_path / "sv" / "costs.docx").write_bytes(to_docx(text, builtin().letterhead.parts))
    templates = Templates((tmp_path, *builtin().folders))
    amounts = [{"year": str(2027 + at), "amount": f"{at + 1} 000 kr"} for at in range(years)]
    line = {"label": "Lokal", "years": amounts} if years else {"label": "Lokal", "amount": "5 000 kr"}
    agreement = Agreement.model_validate(example_agreement({"kind": "costs", "unit": "kr", "lines": [line]}))
    made = by_us(agreement, templates)
    assert made == by_docxtpl(agreement, templates)
    assert sum(one.startswith("Summa\t") for one in made) == (2 if years > 4 else 1)  # the fifth year needs a new table
