"""The generated pages: everything that the classes say is there, once, and nothing in it is taken for markup."""

import re
from typing import Any, ClassVar, Literal

import pytest
import yaml
from pydantic import Field

from iopdocs import profile, reading
from iopdocs.agreement import Agreement
from iopdocs.clauses import Clause, Responsibility, Signatures, clause_class, clause_kinds
from iopdocs.clauses.documentation import Documentation
from iopdocs.criteria import SETS
from iopdocs.lint import codes as templates
from iopdocs.model import Model
from iopdocs.reference.clauses import sort_of, sources_of
from iopdocs.reference.fields import fields, heading_of, kind_of, models_in, paper_classes, swedish_term
from iopdocs.reference.glossary import entries
from iopdocs.reference.markdown import code, literal, plain, table, yaml_text
from iopdocs.reference.pages import pages
from iopdocs.rules import RULES
from iopdocs.wording.filters import FILTERS
from iopdocs.wording.scope import members
from iopdocs.wording.templates import builtin

PAGES = {name: make() for name, make in pages().items()}
CATALOGUE, CODES_PAGE, TEMPLATES, GLOSSARY = (PAGES[name] for name in ("klausuler", "kontroller", "mallar", "ordlista"))
CODES = {**reading.CODES, **profile.CODES, **templates.CODES}
MODELS = tuple(dict.fromkeys(model for paper in paper_classes() for model in (paper, *models_in(paper))))

_LABEL = re.compile(r"^\((.+)\)=$", re.MULTILINE)
_LINK = re.compile(r"\]\(#([^)]+)\)")


def section(page: str, label: str) -> str:
    """The part of a page that a label leads to, up to the next heading of the same level or above."""
    start = page.index(f"({label})=\n") + len(label) + 4
    level = page[start:].split(" ", 1)[0]
    end = re.search(rf"^\(.+\)=\n#{{1,{len(level)}}} ", page[start:], re.MULTILINE)
    return page[start : start + end.start()] if end else page[start:]


def yaml_blocks(text: str) -> list[Any]:
    """What the YAML blocks of a page hold, every scalar as text."""
    found = re.findall(r"^(`{3,})yaml\n(.*?)\n\1$", text, re.MULTILINE | re.DOTALL)
    return [read(block) for _, block in found]


def read(text: str) -> Any:
    """What a piece of YAML holds, every scalar as text."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- it makes nothing but text, lists and mappings


def as_text(data: Any) -> Any:
    """Data with every scalar as text, and tuples as lists."""
    if isinstance(data, dict):
        return {name: as_text(one) for name, one in data.items()}
    return [as_text(one) for one in data] if isinstance(data, list | tuple) else str(data)


@pytest.mark.parametrize("kind", clause_kinds())
def test_each_clause_type_has_its_section(kind: str) -> None:
    """It shows the heading, the wording, the example as one writes it, and every field that is not in all clauses."""
    cls = clause_class(kind)
    told = section(CATALOGUE, f"klausul-{kind}")
    assert told.startswith(f"### {plain(cls.title)} (`{kind}`)")
    assert builtin().wording(kind).text.rstrip() in told
    assert yaml_blocks(told) == [[as_text(cls.example)]]
    own = [one for one in fields(cls) if one.name not in Clause.model_fields]
    assert [one.name for one in own if f"| `{one.name}` | {plain(one.title)}" not in told] == []


@pytest.mark.parametrize("cls", MODELS)
def test_every_field_and_choice_is_in_the_catalogue(cls: type[Model]) -> None:
    """Each field of each model is told with its title, and each choice with its Swedish phrase."""
    for one in fields(cls):
        assert one.name == "kind" or f"| `{one.name}` | {plain(one.title)}" in CATALOGUE
        assert all(f"| `{word}` | {plain(phrase)} |" in CATALOGUE for word, phrase in one.phrases.items())


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    """No label stands twice, and every link within the pages leads to one."""
    labels = [label for text in PAGES.values() for label in _LABEL.findall(text)]
    assert len(labels) == len(set(labels))
    assert set(_LINK.findall(PAGES[page])) <= set(labels)


@pytest.mark.parametrize("code_", RULES)
def test_each_rule_has_its_section(code_: str) -> None:
    """It tells what, how serious, why, what to do, the source with its address, and both examples."""
    rule = RULES[code_]
    told = section(CODES_PAGE, code_.lower())
    assert told.startswith(f"### {code_} {plain(rule.title)}")
    assert plain(rule.why) in told
    assert rule.severity.word in told.lower()
    assert not rule.hint or plain(rule.hint) in told
    assert not rule.source or rule.source.url in told
    assert yaml_blocks(told) == [read(rule.wrong), read(rule.right)]


@pytest.mark.parametrize("code_", CODES)
def test_each_code_of_reading_profiles_and_templates_has_its_section(code_: str) -> None:
    """It tells what, why, and both examples."""
    fault = CODES[code_]
    told = section(CODES_PAGE, code_.lower())
    assert told.startswith(f"### {code_} {plain(fault.title)}")
    shown = fault.shown
    assert all((plain(text) if fault.as_told else text.rstrip()) in told for text in shown)


@pytest.mark.parametrize("name", SETS)
def test_each_set_of_criteria_is_told(name: str) -> None:
    """Whose it is, where it stands, and every criterion in it."""
    chosen = SETS[name]
    told = section(PAGES["kriterier"], f"kriterier-{name}")
    assert plain(chosen.publisher) in told
    assert (chosen.url or "") in told
    assert [one.id for one in chosen.criteria if f"| `{one.id}` | {plain(one.title)}" not in told] == []


def test_other_papers_than_agreements_are_told() -> None:
    """An assessment has a section with its fields and its text."""
    told = section(CATALOGUE, "grupp-assessment")
    assert builtin().wording("assessment").text.rstrip() in told
    assert "| `criteria_set` | Kriterier" in told
    assert "kriteriesamling](#grupp-criteriaset) eller text" in told


def test_a_clause_type_links_to_the_rules_that_judge_it() -> None:
    """A rule about a line of a budget is named with the budget."""
    assert "[BUD002](#bud002)" in section(CATALOGUE, "klausul-budget")


@pytest.mark.parametrize(
    ("cls", "cited"),
    [
        (Responsibility, ["kommunallagen 2017:725, 6 kap. 38 § 1"]),
        (Signatures, ["förordning (EU) nr 910/2014, art. 25"]),
        (Documentation, ["dataskyddsförordningen (EU) 2016/679, art. 4, 26 och 28"]),
        (Clause, []),
    ],
)
def test_the_sources_are_those_of_the_docstring(cls: type[Model], cited: list[str]) -> None:
    """A source is what a docstring has in parentheses with a number in it."""
    assert list(sources_of(cls)) == cited
    assert all(plain(one) in CATALOGUE for one in cited)


def test_the_glossary_has_every_word() -> None:
    """Each kind, field and choice stands in the glossary with its Swedish title, in both directions."""
    told = {(one.word, one.meaning) for one in entries()}
    for cls in MODELS:
        assert {(one.name, one.title) for one in fields(cls)} <= told
        assert {pair for one in fields(cls) for pair in one.phrases.items()} <= told
        assert kind_of(cls) is None or (kind_of(cls), heading_of(cls)) in told
    for word, meaning in told:
        assert f"| `{word}` | {plain(meaning)} |" in GLOSSARY
        assert f"| {plain(meaning)} | `{word}` |" in GLOSSARY


def test_the_glossary_is_sorted_as_swedish_is() -> None:
    """Å comes before Ä, and both after Z."""
    words = re.findall(r"^\| (\w)", section(GLOSSARY, "fran-svenska"), re.MULTILINE)
    order = "abcdefghijklmnopqrstuvwxyzåäö"
    places = [order.index(word.lower()) for word in words[1:] if word.lower() in order]
    assert places == sorted(places)


def test_every_filter_and_name_of_templates_is_told() -> None:
    """The page of the template language has each filter, and each name that a clause gives."""
    assert [name for name in FILTERS if f"| `{name}" not in TEMPLATES] == []
    for kind in clause_kinds():
        own = members(clause_class(kind)).keys() - members(Clause).keys() - {"title", "kind"}
        assert [name for name in own if f"| `{kind}.{name}` |" not in TEMPLATES] == []
    assert "| `amount(enhet)` | heltal eller tal |" in TEMPLATES
    assert "| `date` | dag eller datum |" in TEMPLATES


@pytest.mark.parametrize("page", PAGES.values())
def test_every_row_of_a_table_has_as_many_cells(page: str) -> None:
    """A bar in a text never makes a column."""
    width = 0
    for line in re.sub(r"^(`{3,}).*?^\1$", "", page, flags=re.MULTILINE | re.DOTALL).splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("| ") else 0
        assert 0 in (width, cells) or cells == width
        width = cells


def test_text_is_never_taken_for_markup() -> None:
    """What means something in Markdown is escaped, in text and in words of a file."""
    assert plain("a_b *c* [d](e) | <f> {g} `h`") == r"a\_b \*c\* \[d\](e) \| \<f\> \{g\} \`h\`"
    assert literal("a|b") == r"`a\|b`"
    assert table(("A", "B"), [("a", "b")]) == "| A | B |\n| --- | --- |\n| a | b |"


def test_a_block_is_fenced_by_more_than_it_holds() -> None:
    """A block that itself shows a fence is not cut short."""
    assert code("text", "```\na\n```\n") == "````text\n```\na\n```\n````"


def test_data_are_written_as_one_writes_them() -> None:
    """There are no quotes around figures, dates and yes; what needs them has them."""
    written = yaml_text([{"months": "3", "written": "ja", "first": "2018-01-01", "text": "a: b", "list": ["1"]}])
    assert written == "- months: 3\n  written: ja\n  first: 2018-01-01\n  text: 'a: b'\n  list:\n    - 1\n"


class Plain(Model):
    """A model without a term of its own; nothing in parentheses."""

    kind: Literal["a", "b"] = Field(title="Sort")


class Cited(Clause):
    """A clause type from elsewhere (mediestöd; lag 2018:1)."""

    title: ClassVar[str] = "Mediestöd"


def test_a_class_is_called_by_its_docstring() -> None:
    """The term is what stands in parentheses, without the source; else the heading or the name."""
    assert swedish_term(Cited) == "mediestöd"
    assert heading_of(Cited) == "Mediestöd"
    assert swedish_term(Plain) == "Plain"
    assert kind_of(Plain) is None


def test_sorts_are_told_in_plain_swedish() -> None:
    """What a field holds is a Swedish word, a link to a group, or a list of either."""
    told = {one.name: sort_of(one) for one in fields(Agreement)}
    assert told["title"] == "text"
    assert told["dated"] == "dag"
    assert told["parties"] == "lista: [part](#parterna)"
    assert told["clauses"] == "lista: [klausul](#klausultyperna)"
