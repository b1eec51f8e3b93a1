"""What is known of conditions without any agreement (villkor): always true, always false, or not to be told.

A condition is judged by the types of the fields that it asks for and by the conditions around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final

from annotated_types import Ge, Gt, MaxLen, MinLen
from jinja2 import nodes
from pydantic.fields import FieldInfo

from iopdocs.annotations import marks_of
from iopdocs.errors import TemplateError
from iopdocs.model import Model
from iopdocs.values.text import Line, Paragraphs, Slug
from iopdocs.wording.expressions import SIGNS, Expressions
from iopdocs.wording.scope import Type

__all__ = ["Facts", "decided", "learnt", "path_of", "spelled"]

_NEVER_EMPTY: Final = (*marks_of(Line), *marks_of(Paragraphs), *marks_of(Slug))


@dataclass(frozen=True, slots=True)
class Facts:
    """What holds at one place of a template.

    ``truths`` says of a path, or of ``has("…")``, whether it is there; ``choices`` what a choice can still be; ``kind``
    is the clause type itself, which the agreement always has.
    """

    kind: str
    truths: Mapping[str, bool] = field(default_factory=dict)
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def knowing(self, what: str, *, truth: bool) -> Facts:
        """Return the facts where something is known to be there, or not."""
        return replace(self, truths={**self.truths, what: truth})

    def choosing(self, path: str, left: frozenset[str]) -> Facts:
        """Return the facts where a choice can only be one of some."""
        return replace(self, choices={**self.choices, path: left})

    def without(self, name: str) -> Facts:
        """Return the facts where a name means something new, as in a loop."""
        return replace(self, truths=_others(self.truths, name), choices=_others(self.choices, name))

    def has(self, kind: str) -> bool | None:
        """Whether the agreement has a clause of a kind, if that is known."""
        return True if kind == self.kind else self.truths.get(f'has("{kind}")')


def _others(known: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {path: value for path, value in known.items() if path.partition(".")[0] != name}


def decided(node: nodes.Node, scope: Expressions, facts: Facts) -> bool | None:
    """Return what a condition always is, or ``None`` if that is not known."""
    found: bool | None = None
    match node:
        case nodes.Const():
            found = bool(node.value)
        case nodes.Not():
            inner = decided(node.node, scope, facts)
            found = None if inner is None else not inner
        case nodes.And() | nodes.Or():
            found = _joined(node, scope, facts)
        case nodes.Call():
            found = facts.has(_asked_for(node))
        case nodes.Compare():
            found = _compared(node, scope, facts)
        case nodes.Name() | nodes.Getattr():
            known = facts.truths.get(path_of(node))
            found = (_never_empty(node, scope) or None) if known is None else known
    return found


def _joined(node: nodes.And | nodes.Or, scope: Expressions, facts: Facts) -> bool | None:
    stops = isinstance(node, nodes.Or)
    left = decided(node.left, scope, facts)
    if left is stops:
        return stops
    right = decided(node.right, *_after(node.left, scope, facts, truth=not stops))
    return right if right is stops or left is not None else None


def _after(test: nodes.Node, scope: Expressions, facts: Facts, *, truth: bool) -> tuple[Expressions, Facts]:
    """Return the scope and the facts where a condition has been found true or false."""
    if truth:
        with suppress(TemplateError):
            scope = scope.knowing(scope.test(test)[1])
    return scope, learnt(test, scope, facts, truth=truth)


def learnt(test: nodes.Node, scope: Expressions, facts: Facts, *, truth: bool) -> Facts:
    """Return the facts where a condition is known to be true, or false."""
    match test:
        case nodes.Not():
            return learnt(test.node, scope, facts, truth=not truth)
        case nodes.And() | nodes.Or() if isinstance(test, nodes.And) is truth:
            return learnt(test.right, scope, learnt(test.left, scope, facts, truth=truth), truth=truth)
        case nodes.Name() | nodes.Getattr() if path_of(test):
            return facts.knowing(path_of(test), truth=truth)
        case nodes.Call() if _asked_for(test):
            return facts.knowing(f'has("{_asked_for(test)}")', truth=truth)
        case nodes.Compare():
            return _narrowed(test, scope, facts, truth=truth)
        case _:
            return facts


def _narrowed(test: nodes.Compare, scope: Expressions, facts: Facts, *, truth: bool) -> Facts:
    path, operator, named = _choice(test)
    left = _left(test, scope, facts)
    if left is None:
        return facts
    positive = truth is (operator in {"eq", "in"})
    narrowed = facts.choosing(path, left & named if positive else left - named)
    return narrowed.knowing(path, truth=True) if positive else narrowed


def _choice(test: nodes.Compare) -> tuple[str, str, frozenset[str]]:
    """Return path, operator and the texts that it is compared with."""
    operand = test.ops[0]
    items = operand.expr.items if isinstance(operand.expr, nodes.List | nodes.Tuple) else [operand.expr]
    texts = [one.value for one in items if isinstance(one, nodes.Const) and isinstance(one.value, str)]
    whole = len(texts) == len(items) and len(test.ops) == 1
    return (path_of(test.expr), operand.op, frozenset(texts)) if whole else ("", operand.op, frozenset())


def _left(test: nodes.Compare, scope: Expressions, facts: Facts) -> frozenset[str] | None:
    """Return what the compared choice can still be; ``None`` for what is no choice."""
    path, operator, named = _choice(test)
    if not path or not named or operator not in {"eq", "ne", "in", "notin"}:
        return None
    kind = _type(test.expr, scope)
    if kind is None or not kind.choices:
        return None
    return facts.choices.get(path, frozenset(kind.choices))


def _compared(node: nodes.Compare, scope: Expressions, facts: Facts) -> bool | None:
    left = _left(node, scope, facts)
    if left is None:
        return _counted(node, scope, facts)
    path, operator, named = _choice(node)
    kind = _type(node.expr, scope)
    there = facts.truths.get(path) is True or (kind is not None and not kind.optional)
    holds = operator in {"eq", "in"}
    if left.isdisjoint(named):
        return not holds
    return holds if left <= named and there else None


def _counted(node: nodes.Compare, scope: Expressions, facts: Facts) -> bool | None:
    """Compare the length of a list with a number."""
    operand, counted = node.ops[0], node.expr
    if len(node.ops) > 1 or not (isinstance(counted, nodes.Filter) and counted.name == "length" and counted.node):
        return None
    if not isinstance(operand.expr, nodes.Const) or not isinstance(operand.expr.value, int):
        return None
    return _in_bounds(operand.op, *_bounds(counted.node, scope, facts), operand.expr.value)


def _in_bounds(operator: str, low: int, high: float, number: int) -> bool | None:
    """Compare what lies between two bounds with a number."""
    ways = {
        "eq": (low == high == number, number < low or number > high),
        "lt": (high < number, low >= number),
        "gt": (low > number, high <= number),
    }
    opposite = {"ne": "eq", "gteq": "lt", "lteq": "gt"}
    always, never = ways.get(opposite.get(operator, operator), (False, False))
    if operator in opposite:
        always, never = never, always
    return True if always else (False if never else None)


def _bounds(node: nodes.Node, scope: Expressions, facts: Facts) -> tuple[int, float]:
    """Return the least and the greatest length that a list can have."""
    known = facts.truths.get(path_of(node))
    if known is False:
        return 0, 0
    marks = [mark for info in _fields(node, scope) for mark in info.metadata]
    low = max((mark.min_length for mark in marks if isinstance(mark, MinLen)), default=0)
    high = min((mark.max_length for mark in marks if isinstance(mark, MaxLen)), default=float("inf"))
    return max(low, int(known is True)), high


def _never_empty(node: nodes.Node, scope: Expressions) -> bool:
    """Whether a value is there in every agreement, by its type."""
    kind = _type(node, scope)
    if kind is None or kind.optional or not kind.classes or bool in kind.classes:
        return False
    if not any(hasattr(cls, name) for cls in kind.classes for name in ("__bool__", "__len__")):
        return True
    infos = _fields(node, scope)
    return bool(infos) and all(any(map(_says_something, info.metadata)) for info in infos)


def _says_something(mark: object) -> bool:
    """Whether a mark on a field says that its value is not empty or nought."""
    least = getattr(mark, "min_length", 0) if isinstance(mark, MinLen) else 0
    above = (isinstance(mark, Ge) and int(str(mark.ge)) > 0) or (isinstance(mark, Gt) and int(str(mark.gt)) >= 0)
    return least > 0 or above or any(mark is known for known in _NEVER_EMPTY)


def _fields(node: nodes.Node, scope: Expressions) -> list[FieldInfo]:
    """Return the declarations of the field that a path ends with, one for each class that its owner can be."""
    owner = _type(node.node, scope) if isinstance(node, nodes.Getattr) else None
    if owner is None or not isinstance(node, nodes.Getattr):
        return []
    found = [cls.model_fields.get(node.attr) for cls in owner.classes if issubclass(cls, Model)]
    infos = [one for one in found if one is not None]
    return infos if len(infos) == len(owner.classes) else []


def _type(node: nodes.Node, scope: Expressions) -> Type | None:
    try:
        return scope.value(node)[1]
    except TemplateError:
        return None


def _asked_for(node: nodes.Node) -> str:
    """Return the name in ``has("name")``, or nothing."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.node.name != "has":
        return ""
    name = node.args[0] if len(node.args) == 1 else None
    return str(name.value) if isinstance(name, nodes.Const) else ""


def path_of(node: nodes.Node) -> str:
    """Return the name of a value as the template spells it; nothing of a value that is computed."""
    if isinstance(node, nodes.Getattr):
        owner = path_of(node.node)
        return f"{owner}.{node.attr}" if owner else ""
    return node.name if isinstance(node, nodes.Name) else ""


def spelled(node: nodes.Node) -> str:
    """Return a condition as its author would write it."""
    return " ".join(_words(node))


def _words(node: nodes.Node) -> Iterator[str]:
    match node:
        case nodes.Const():
            yield f'"{node.value}"' if isinstance(node.value, str) else str(node.value).lower()
        case nodes.Not():
            yield f"not {spelled(node.node)}"
        case nodes.And() | nodes.Or():
            yield f"{spelled(node.left)} {type(node).__name__.lower()} {spelled(node.right)}"
        case nodes.Compare():
            yield spelled(node.expr)
            for operand in node.ops:
                yield f"{SIGNS[operand.op]} {spelled(operand.expr)}"
        case nodes.Filter() if node.node is not None:
            yield f"{spelled(node.node)}|{node.name}"
        case nodes.Call():
            yield f"{spelled(node.node)}({', '.join(map(spelled, node.args))})"
        case nodes.List() | nodes.Tuple():
            yield f"[{', '.join(map(spelled, node.items))}]"
        case _:
            yield path_of(node) or "…"
