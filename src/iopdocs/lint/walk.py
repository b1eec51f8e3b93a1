"""Walking a template's tags with what is known at each place (genomgång av taggarna)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from jinja2 import nodes

from iopdocs.errors import TemplateError
from iopdocs.lint.truth import Facts, learnt
from iopdocs.wording.expressions import Expressions, Loop
from iopdocs.wording.scope import Type

__all__ = ["Place", "walk"]

_LOOP: Final = Loop("i", "items")


@dataclass(frozen=True, slots=True)
class Place:
    """An expression or a condition where it stands: the names in force there, and what is known.

    ``role`` is ``value`` for what is printed or gone through, ``if`` and ``elif`` for conditions, and ``else`` for what
    is left when all conditions before it have failed.
    """

    node: nodes.Node
    role: str
    line: int
    scope: Expressions
    facts: Facts

    def within(self, test: nodes.Node, *, truth: bool) -> Place:
        """Return the place where a condition has been found true or false."""
        scope = self.scope
        if truth:
            scope = _knowing(scope, test)
        return replace(self, scope=scope, facts=learnt(test, self.scope, self.facts, truth=truth))


def walk(body: Iterator[nodes.Node], roots: Mapping[str, Type], kind: str) -> Iterator[Place]:
    """Yield every expression and condition of a template, outer ones first; what has no type is passed over."""
    numbers = count()
    scope = Expressions("", roots, lambda stem: f"{stem}_{next(numbers)}")
    start = Place(nodes.Const(None), "value", 1, scope, Facts(kind))
    yield from _statements(list(body), start)


def _statements(body: list[nodes.Node], here: Place) -> Iterator[Place]:
    for node in body:
        if isinstance(node, nodes.Output):
            written = (one for one in node.nodes if not isinstance(one, nodes.TemplateData))
            for one in written:
                yield from _value(one, replace(here, role="value", line=one.lineno or node.lineno))
        elif isinstance(node, nodes.If):
            yield from _condition(node, here)
        elif isinstance(node, nodes.For):
            yield from _loop(node, replace(here, role="value", line=node.lineno))


def _value(node: nodes.Node, here: Place) -> Iterator[Place]:
    yield replace(here, node=node)
    choices = [node] if isinstance(node, nodes.CondExpr) else []
    for choice in (*choices, *node.find_all(nodes.CondExpr)):
        yield replace(here, node=choice.test, role="if")


def _condition(node: nodes.If, here: Place) -> Iterator[Place]:
    role = "if"
    for branch in (node, *node.elif_):
        place = replace(here, node=branch.test, role=role, line=branch.lineno)
        yield place
        yield from _statements(branch.body, place.within(branch.test, truth=True))
        here, role = here.within(branch.test, truth=False), "elif"
    if node.else_:
        yield replace(here, node=node, role="else", line=_line_of(node.else_, node.lineno))
        yield from _statements(node.else_, here)


def _line_of(body: list[nodes.Node], otherwise: int) -> int:
    return next((one.lineno for one in body if one.lineno), otherwise)


def _loop(node: nodes.For, here: Place) -> Iterator[Place]:
    yield replace(here, node=node.iter)
    try:
        kind = here.scope.value(node.iter)[1]
    except TemplateError:
        return
    if isinstance(node.target, nodes.Name) and kind.item is not None:
        scope, _ = here.scope.looping(node.target.name, kind.item, _LOOP)
        facts = learnt(node.iter, here.scope, here.facts, truth=True).without(node.target.name)
        yield from _statements(node.body, replace(here, scope=scope, facts=facts))


def _knowing(scope: Expressions, test: nodes.Node) -> Expressions:
    """Return the scope where a condition holds; of one that cannot be typed nothing is known."""
    try:
        return scope.knowing(scope.test(test)[1])
    except TemplateError:
        return scope
