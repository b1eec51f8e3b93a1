"""What a rule is, and how an agreement is judged by all of them (regler, bedömning).

A rule is a generator named for the fault it finds. It gets one node of the agreement and the whole case, and
yields faults. Other papers are judged in the same way, by rules of their own. A rule's docstring tells the
clerk, in Swedish and in fixed order, what the fault is, why it matters, an example that has it (*Fel*) and
one that has not (*Rätt*): parts that replace those of a sound paper.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, singledispatch
from textwrap import dedent, indent
from typing import Any, Final, TypeVar

from iopdocs.agreement import Agreement
from iopdocs.findings import Finding, Findings, Path, Severity
from iopdocs.law import Source, source_on
from iopdocs.model import HoleReached, Model, holes, nodes
from iopdocs.paper import Paper
from iopdocs.rules._case import Case

__all__ = ["Case", "Check", "Fault", "Rule", "judge", "registered", "rule"]

Check = Callable[[Any, Any], Iterator["Fault"]]
Visited = tuple[tuple[Path, Model], ...]
F = TypeVar("F", bound=Callable[..., Iterator["Fault"]])

_REGISTRY: dict[str, Rule] = {}
_MARGIN: Final = " " * 4
_FRAGMENTS: Final = "Exemplen visar bara den del av filen som det gäller; resten är som i en fil utan fel."
_CODE: Final = re.compile(r"[A-Z]{3}[0-9]{3}")
_PARTS: Final = re.compile(
    r"(?P<title>[^\n]+)\n\n\*Varför:\* (?P<why>.+?)\n\nFel:\n(?P<wrong>.+?)\nRätt:\n(?P<right>.+)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule has found (brist): one sentence, and where in the node.

    ``hint`` and ``source`` stand in the place of the rule's own where these do not fit.
    """

    message: str
    at: Path = ()
    hint: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule (regel): its code never changes and is never used for another.

    It is asked about the nodes of the classes ``on`` in papers of the class ``paper``.
    """

    code: str
    severity: Severity
    on: tuple[type[Model], ...]
    check: Check
    source: Source | None = None
    hint: str | None = None
    paper: type[Paper] = Agreement

    @property
    def name(self) -> str:
        """The name of the fault in English."""
        return self.check.__name__

    @property
    def title(self) -> str:
        """What the fault is, in one line."""
        return self._part("title").removesuffix(".")

    @property
    def why(self) -> str:
        """Why it matters."""
        return " ".join(self._part("why").split())

    @property
    def wrong(self) -> str:
        """A piece of an agreement that has the fault, as YAML."""
        return dedent(self._part("wrong")).strip() + "\n"

    @property
    def right(self) -> str:
        """The same piece without the fault, as YAML."""
        return dedent(self._part("right")).strip() + "\n"

    @property
    def explanation(self) -> str:
        """All that is to be told about the rule, in Swedish."""
        examples = (
            f"{word}:\n{indent(text.rstrip(), _MARGIN)}" for word, text in (("Fel", self.wrong), ("Rätt", self.right))
        )
        told = [f"{self.code} {self.severity.word}: {self.title}", self.why, *examples]
        return "\n\n".join([*told, _FRAGMENTS, *self._advice()])

    def _advice(self) -> Iterator[str]:
        if self.hint:
            yield f"Åtgärd: {self.hint}"
        if self.source:
            yield f"Källa: {self.source}" + (f" <{self.source.url}>" if self.source.url else "")

    def _part(self, name: str) -> str:
        found = _PARTS.fullmatch(inspect.getdoc(self.check) or "")
        if found is None:
            raise ValueError(f"the docstring of {self.name} is not in the order of rules")
        return found[name]

    def finding(self, path: Path, fault: Fault, day: date | None = None) -> Finding:
        """Return the finding that a fault in the node at ``path`` is; it cites the law of ``day``."""
        source, hint = fault.source or self.source, fault.hint or self.hint
        if source is not None and day is not None:
            source = source_on(source, day)
        return Finding(self.code, self.severity, path + fault.at, fault.message, source=source, hint=hint)


def rule(  # noqa: PLR0913 -- one keyword for each thing that a rule says of itself
    code: str,
    severity: Severity,
    *,
    on: type[Model] | tuple[type[Model], ...],
    source: Source | None = None,
    hint: str | None = None,
    paper: type[Paper] = Agreement,
) -> Callable[[F], F]:
    """Register a generator as the rule with a code, asked about every node of the class or classes ``on``.

    The case that it is given belongs to the sort of ``paper``: a :class:`Case` for an agreement, else the paper itself.
    """

    def register(check: F) -> F:
        if code in _REGISTRY or not _CODE.fullmatch(code):
            raise ValueError(f"{code} is taken or is not a code")
        classes = on if isinstance(on, tuple) else (on,)
        _REGISTRY[code] = Rule(code, severity, classes, check, source, hint, paper)
        _rules_of.cache_clear()
        _rules_for.cache_clear()
        return check

    return register


def registered() -> dict[str, Rule]:
    """Return the rules by their code, in the order of the codes."""
    return dict(sorted(_REGISTRY.items()))


@cache
def _rules_of(paper: type[Paper]) -> dict[type[Model], list[Rule]]:
    """Return the rules of a sort of paper by the classes that they are asked about."""
    index: dict[type[Model], list[Rule]] = {}
    for one in _REGISTRY.values():
        for cls in one.on if issubclass(paper, one.paper) else ():
            index.setdefault(cls, []).append(one)
    return index


@cache
def _rules_for(cls: type[Model], paper: type[Paper]) -> tuple[Rule, ...]:
    """Return the rules about a class and its bases, in the order of the codes."""
    index = _rules_of(paper)
    asked = {one.code: one for base in cls.__mro__ for one in index.get(base, ())}
    return tuple(asked[code] for code in sorted(asked))


@singledispatch
def _case(paper: Paper, _visited: Visited) -> Any:
    """Return what the rules are given of a sort of paper beside the node."""
    return paper


@_case.register
def _agreement_case(paper: Agreement, visited: Visited) -> Case:
    return Case(paper, visited)


def _day(case: Case) -> date | None:
    """Return the day whose law is cited; ``None`` as long as a draft lacks the facts that give it."""
    try:
        return case.date
    except HoleReached:
        return None


def judge(paper: Paper) -> Findings:
    """Return every finding about an agreement or other paper (anmärkningar); its nodes are walked once.

    In a draft a rule that asks for a missing fact says no more about that node; all others are heard.
    """
    visited = tuple(nodes(paper))
    case = _case(paper, visited)
    day = _day(case) if isinstance(case, Case) else None
    found: list[Finding] = []
    for path, node in visited:
        for one in _rules_for(type(node), type(paper)):
            try:
                for fault in one.check(node, case):
                    found.append(one.finding(path, fault, day))  # noqa: PERF401 -- keeps those before a hole
            except HoleReached:
                continue
            except TypeError:
                # Built-ins such as str.count look at a value's class and never ask the hole itself.
                if not any(holes(paper)):
                    raise
    return Findings.of(found)
