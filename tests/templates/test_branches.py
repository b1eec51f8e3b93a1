"""The branches of the clause templates are taken by some agreement: no wording stands there unread.

The text form of a template is written anew with a mark in each branch, made into a Word file, and rendered for
generated agreements until every mark has been seen in a document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import Phase, find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample
from hypothesis.strategies import DrawFn

from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class
from iopdocs.testing import agreement_data, assemble, builtin_kinds, example_agreement
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import Templates, builtin

FOLDER: Final = builtin_templates() / "sv"
RARE: Final = frozenset(
    {
        "background",
        "budget",
        "dispute",
        "documentation",
        "ip",
        "parties",
        "payment",
        "renegotiation",
        "rescission",
        "signatures",
    }
)
"""The kinds with a branch that is taken too seldom for the search to come upon it."""
KINDS: Final = tuple(kind for kind in builtin_kinds() if kind not in RARE)
PLAIN: Final = st.sampled_from(["alfa", "beta", "gamma"])
SEARCH: Final = settings(max_examples=150, phases=[Phase.generate], derandomize=True, database=None, deadline=None)

_TAG: Final = re.compile(r"\{%(p|tr)? (if|elif|else|endif|for|endfor)\b *(.*?) *%\}")
_MARK: Final = re.compile(r"<<(\d+)>>")
_MENTIONED: Final = re.compile(r'(?:has|ref)\("(\w+)"\)')


@dataclass
class Marked:
    """A template with a mark in each branch, and what each mark stands for: the line, and the branch."""

    name: str
    lines: list[str] = field(default_factory=list)
    branches: list[str] = field(default_factory=list)
    open: list[tuple[str, bool]] = field(default_factory=list)
    cells: int = 0

    def mark(self, way: str | None, line: int, branch: str) -> str:
        """Return a mark as it stands after a tag: in the line, as a paragraph, or as a row."""
        self.branches.append(f"{self.name}.txt:{line}: {branch}")
        text = f"<<{len(self.branches) - 1}>>"
        if way == "tr":
            return f"\n| {text}" + " |" * (self.cells - 1)
        return f"\n{text}" if way == "p" else text

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
                self.cells = line.count("|") - 1
            self.lines.append(_TAG.sub(partial(self.tag, line=number), line))
        return "\n".join(self.lines) + "\n"


@st.composite
def agreements_about(draw: DrawFn, kind: str, others: list[str]) -> dict[str, Any]:
    """Strategy for agreements with a clause of a kind and some of those that its wording asks for."""
    beside = draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    full = draw(st.booleans())
    return draw(agreement_data(order=[kind, *beside], text=PLAIN, full=full))


def untaken(kind: str, text: str, folder: Path) -> list[str]:
    """Return the branches of a template's text that no agreement takes."""
    marked = Marked(kind)
    source = marked.read(text)
    place = folder / "sv" / f"{kind}.docx"
    place.parent.mkdir()
    place.write_bytes(to_docx(source, builtin().letterhead.parts, name=kind))
    templates = Templates((folder, builtin_templates()))
    left = set(range(len(marked.branches)))

    def taken(data: dict[str, Any]) -> bool:
        document = assemble(Agreement.model_validate(data), templates=templates)
        left.difference_update(map(int, _MARK.findall(document.text)))
        return not left

    if not taken(example_agreement(clause_class(kind).example)):
        others = sorted(set(_MENTIONED.findall(text)) - {kind})
        try:
            find(agreements_about(kind, others), taken, settings=SEARCH)
        except NoSuchExample:
            return [marked.branches[number] for number in sorted(left)]
    return []


@pytest.mark.parametrize("kind", KINDS)
def test_every_branch_is_taken(kind: str, tmp_path: Path) -> None:
    """Each if, elif, else and for, and each if that has no else when it does not hold, is taken by some agreement."""
    assert untaken(kind, (FOLDER / f"{kind}.txt").read_text("utf-8"), tmp_path) == []
