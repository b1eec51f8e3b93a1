"""The branches of the clause templates are taken by some agreement: no wording stands there unread.

The text form of a template is written anew with a mark in each branch, made into a Word file, and rendered for
generated agreements until every mark has been seen in a document.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import Phase, find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample
from hypothesis.strategies import DrawFn

from iopdocs.clauses import clause_class
from iopdocs.criteria import SETS, Assessment
from iopdocs.errors import TemplateError
from iopdocs.testing import agreement_data, assemble, builtin_kinds, example_agreement
from iopdocs.testing.models import model_data, resolved
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import Templates, builtin
from tests.templates.variations import Known, variations

FOLDER: Final = builtin_templates() / "sv"
ASSESSMENT: Final = {
    **{name: said for name, said in example_agreement().items() if name != "clauses"},
    "kind": "assessment",
    "project": "En mötesplats.",
    "criteria_set": "skr-2017",
}
MOST_TRIED: Final = 4_000


def quoted_table(columns: int, **more: Any) -> dict[str, Any]:
    """A quoted table with so many columns, the last of which holds figures."""
    row = {"cells": ["Ord"] * columns}
    return {"table": {"head": row, "rows": [row], "figures": 1, **more}}


def over_the_years(count: int, half: str | None = None) -> list[dict[str, Any]]:
    """Amounts for so many years."""
    more = {"half": half} if half else {}
    return [{"year": 2027 + at, "amount": "100 kr", **more} for at in range(count)]


def yearly(first: int, second: int, half: str | None = None) -> dict[str, Any]:
    """A budget of two parties, each with cash for so many years."""
    line = {"label": "Stöd", "kind": "cash"}
    years = {"kommunen": over_the_years(first, half), "foreningen": over_the_years(second)}
    given = [{"party": party, "lines": [line | {"years": one}]} for party, one in years.items()]
    return {"kind": "budget", "unit": "kr", "contributions": given}


def paid(frequency: str) -> dict[str, Any]:
    """A payment that recurs."""
    said = {"payer": "kommunen", "receiver": "foreningen", "method": "scheduled"}
    return {"kind": "payment", "frequency": frequency, **said}


def of_three(data: dict[str, Any]) -> dict[str, Any]:
    """The same agreement with a third party, so that the other one of two is nobody."""
    third = {"kind": "stiftelse", "id": "stiftelsen", "name": "Stiftelsen Huset", "orgnr": "802400-0013"}
    return data | {"parties": [*data["parties"], third]}


ROUNDED: Final = {"kind": "product", "factors": ["15 timmar"], "rate": "100 kr"}
"""Half a thousand kronor too much for a table in thousands."""

RARE: Final[dict[str, list[list[dict[str, Any]]]]] = {
    "term": [
        [
            {"kind": "term", "period": "2027"},
            {"kind": "free", "heading": "Text", "points": ["Avtalet kan förlängas med ett år."]},
        ]
    ],
    "payment": [
        [yearly(2, 2), paid("quarterly")],
        [yearly(2, 2), paid("yearly")],
        [yearly(2, 2, "first"), paid("yearly")],
    ],
    "budget": [
        [
            {
                "kind": "budget",
                "unit": "tkr",
                "contributions": [
                    {
                        "party": "kommunen",
                        "lines": [
                            {"label": "Hälften", "kind": "staff", "basis": ROUNDED},
                            {"label": "Hälften till", "kind": "staff", "basis": ROUNDED},
                        ],
                    },
                    {
                        "party": "foreningen",
                        "lines": [
                            {
                                "label": "Ideell tid",
                                "kind": "volunteer",
                                "basis": {"kind": "product", "factors": ["20 timmar"], "rate": "220 kr"},
                            },
                            {"label": "Hyra", "kind": "premises", "amount": "10 tkr per år"},
                        ],
                    },
                ],
            }
        ],
        [yearly(1, 1)],
    ],
    "supplement": [
        [
            {
                "kind": "supplement",
                "agreement": "överenskommelsen",
                "changes": [
                    {"action": "replace", "wording": [quoted_table(1), quoted_table(3)]},
                    {"wording": [quoted_table(3, total={"cells": ["Summa"]})]},
                ],
            }
        ],
    ],
}
"""Clauses for branches that want what no chance gives: rounding that shows, amounts that make no sum, tables."""
PLAIN: Final = st.sampled_from(["alfa", "beta", "gamma"])
SEARCH: Final = settings(max_examples=150, phases=[Phase.generate], derandomize=True, database=None, deadline=None)

_TAG: Final = re.compile(r"\{%(p|tr|tc)? (if|elif|else|endif|for|endfor)\b *(.*?) *%\}")
_IN_TEXT: Final = re.compile(r"\{\{.*?\}\}|\{% .*?%\}")
_MARK: Final = re.compile(r"<<(\d+)>>")
_IN_NEXT_CELL: Final = re.compile(r"( \| <<\d+>>) \| ")
_MENTIONED: Final = re.compile(r'(?:has|ref)\("(\w+)"\)')


def emptied(cell: str) -> str:
    """A cell with its tag of columns, and nothing else."""
    return f" | {cell.strip()}" if "{%tc " in cell else " |"


@dataclass
class Marked:
    """A template with a mark in each branch, and what each mark stands for: the line, and the branch."""

    name: str
    lines: list[str] = field(default_factory=list)
    branches: list[str] = field(default_factory=list)
    open: list[tuple[str, bool]] = field(default_factory=list)
    row: str = ""
    """A row of the table that is being read, without its text: tags of columns stand in every row."""

    def mark(self, way: str | None, line: int, branch: str) -> str:
        """Return a mark as it stands after a tag: in the line, as a paragraph, as a row, or in the next cell."""
        self.branches.append(f"{self.name}.txt:{line}: {branch}")
        text = f"<<{len(self.branches) - 1}>>"
        if way == "tr":
            return f"\n| {text}{self.row}"
        return f"\n{text}" if way == "p" else f" | {text}" if way == "tc" else text

    def tag(self, found: re.Match[str], line: int) -> str:
        """Return a tag with the marks that belong to it."""
        way, word, said = found.groups()
        if word in {"if", "for"}:
            self.open.append((said, False))
        if word == "else":
            self.open[-1] = (self.open[-1][0], True)
        if word in {"if", "elif", "else", "for"}:
            return found[0] + self.mark(way, line, found[0])
        condition, has_else = self.open.pop()
        if word == "endfor" or has_else:
            return found[0]
        otherwise = f"{{%{way or ''} else %}}"
        before = f"| {otherwise}" if way == "tr" else otherwise
        mark = self.mark(way, line, f"varken {condition}")
        after = {"p": "\n", "tr": "\n| "}.get(way or "", "")
        start = before.removeprefix("| ") if way == "tr" else before
        return f"{start}{mark}{after}{found[0]}"

    def read(self, text: str) -> str:
        """Return the text of the template with its marks."""
        for number, line in enumerate(text.splitlines(), 1):
            if line.startswith("|="):
                self.row = " |" * (line.count("|") - 2)
            if line.startswith("|!"):
                self.row = "".join(map(emptied, _IN_TEXT.sub("", line).split("|")[2:]))
            marked = _TAG.sub(partial(self.tag, line=number), line)
            self.lines.append(_IN_NEXT_CELL.sub(r"\1 ", marked))
        return "\n".join(self.lines) + "\n"


@st.composite
def agreements_about(draw: DrawFn, kind: str, others: list[str]) -> dict[str, Any]:
    """Strategy for agreements with a clause of a kind and some of those that its wording asks for."""
    beside = draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    full = draw(st.booleans())
    return draw(agreement_data(order=[kind, *beside], text=PLAIN, full=full))


@dataclass
class Search:
    """The branches of a marked template that no agreement has taken yet, and the agreements that took new ones."""

    templates: Templates
    left: set[int]
    known: Known = field(default_factory=Known)
    best: list[dict[str, Any]] = field(default_factory=list)
    tried: int = 0

    def take(self, data: dict[str, Any]) -> bool:
        """Try an agreement; whether every branch has been taken."""
        self.tried += 1
        new = self.left.intersection(map(int, _MARK.findall(self.text_of(data))))
        self.left -= new
        if new:
            self.best.append(data)
            self.known.see(data)
        return not self.left

    def text_of(self, data: dict[str, Any]) -> str:
        """The text of an agreement's document; none where a change took away a party that is named elsewhere."""
        try:
            return assemble(self.known.paper.model_validate(data), templates=self.templates).text
        except TemplateError:
            return ""

    def by_chance(self, papers: st.SearchStrategy[dict[str, Any]]) -> None:
        """Try papers of any sort."""
        with suppress(NoSuchExample):
            find(papers, self.take, settings=SEARCH)

    def step_by_step(self) -> None:
        """Go on from the agreements that took new branches, one change at a time, also from those found meanwhile."""
        for data in self.best:
            for changed in variations(data, self.known):
                if self.take(changed) or self.tried > MOST_TRIED:
                    return


def untaken(
    kind: str, folder: Path, first: dict[str, Any], papers: st.SearchStrategy[dict[str, Any]], known: Known
) -> list[str]:
    """Return the branches of a template that no paper takes: not the first, none of a strategy, none close to these."""
    marked = Marked(kind)
    source = marked.read(text_of(kind))
    place = folder / "sv" / f"{kind}.docx"
    place.parent.mkdir()
    place.write_bytes(to_docx(source, builtin().letterhead.parts, name=kind))
    search = Search(Templates((folder, builtin_templates())), set(range(len(marked.branches))), known)
    rare = [example_agreement(*clauses) for clauses in RARE.get(kind, ())]
    if not any(map(search.take, [first, *rare, *map(of_three, rare)])):
        search.by_chance(papers)
        search.step_by_step()
    return [marked.branches[number] for number in sorted(search.left)]


def text_of(kind: str) -> str:
    """The text form of a template."""
    return (FOLDER / f"{kind}.txt").read_text("utf-8")


@pytest.mark.parametrize("kind", builtin_kinds())
def test_every_branch_is_taken(kind: str, tmp_path: Path) -> None:
    """Each if, elif, else and for, and each if that has no else when it does not hold, is taken by some agreement."""
    others = sorted(set(_MENTIONED.findall(text_of(kind))) - {kind})
    first = example_agreement(*(clause_class(one).example for one in (kind, *others)))
    assert untaken(kind, tmp_path, first, agreements_about(kind, others), Known()) == []


def test_every_branch_of_the_assessment_is_taken(tmp_path: Path) -> None:
    """What holds for the wording of clauses holds for that of the assessment, with any set of criteria."""
    said = [{"reason": "Skäl.", "evidence": "ansökan"}, {"evidence": "ansökan"}]
    answers = [
        {"criterion": one.id, "answer": "yes", **(said[at] if at < len(said) else {"reason": "Skäl."})}
        for at, one in enumerate(SETS["skr-2017"].criteria)
    ]
    first = ASSESSMENT | {"answers": answers}
    papers = model_data(Assessment, PLAIN).map(lambda data: resolved(data, ("market",), ()))
    assert untaken("assessment", tmp_path, first, papers, Known(Assessment)) == []
