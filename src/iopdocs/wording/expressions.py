"""Expressions in templates (uttryck): type-checked and written as Python.

Every node type that is not named here is refused. An attribute becomes an attribute access only if the model's class
declares it; a filter only if it is in the table; a call only ``ref`` and ``has``.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jinja2 import nodes

from iopdocs.errors import TemplateError
from iopdocs.wording.filters import FILTERS
from iopdocs.wording.scope import Type, member, members, named

__all__ = ["Expressions", "escape_text"]

_COMPARE = {"eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=", "in": "in", "notin": "not in"}
_LOOP = {"index": ("{i} + 1", int), "first": ("{i} == 0", bool), "last": ("{i} == len({items}) - 1", bool)}
_BOOL = named(bool)


def escape_text(value: str) -> str:
    """Return the text with XML's three special characters escaped."""
    if "&" in value or "<" in value or ">" in value:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return value


@dataclass(frozen=True)
class Expressions:
    """The names in force at one place of a template, and what is known not to be empty there."""

    template: str
    names: Mapping[str, Type]
    fresh: Callable[[str], str]
    known: frozenset[str] = frozenset()
    loop: tuple[str, str] | None = None
    code_names: Mapping[str, str] = field(default_factory=dict)

    def refused(self, node: nodes.Node, why: str) -> TemplateError:
        """Return the error for a node, with its line in the text form."""
        return TemplateError(self.template, f"rad {node.lineno}", why)

    def knowing(self, paths: frozenset[str]) -> Expressions:
        """Return the scope in which the values at ``paths`` are known to be there."""
        return replace(self, known=self.known | paths)

    def looping(self, name: str, kind: Type, index: str, items: str) -> tuple[Expressions, str]:
        """Return the scope inside a loop and the name of its variable in the Python source."""
        variable = self.fresh("item")
        names, code_names = {**self.names, name: kind}, {**self.code_names, name: variable}
        known = frozenset(path for path in self.known if path.partition(".")[0] != name)
        return replace(self, names=names, code_names=code_names, loop=(index, items), known=known), variable

    def functions(self) -> dict[str, Any]:
        """Return the names that the Python source needs: the filters and the escaping."""
        return {f"f_{name}": one.function for name, one in FILTERS.items()} | {"e": escape_text}

    def value(self, node: nodes.Node) -> tuple[str, Type]:
        """Return Python source and type for an expression."""
        match node:
            case nodes.Const():
                return self._constant(node)
            case nodes.Name():
                return self._name(node)
            case nodes.Getattr():
                return self._attribute(node)
            case nodes.Filter():
                return self._filter(node)
            case nodes.Call():
                return f"s.has({self.target(node, 'has')!r})", _BOOL
            case nodes.Compare() | nodes.And() | nodes.Or() | nodes.Not() | nodes.Test():
                return self.test(node)[0], _BOOL
            case nodes.CondExpr():
                return self._conditional(node)
        raise self.refused(node, "uttrycket är av ett slag som inte används i mallarna")

    def _constant(self, node: nodes.Const) -> tuple[str, Type]:
        if not isinstance(node.value, str | int | None):
            raise self.refused(node, f"konstanten {node.value!r} är varken text eller heltal")
        return repr(node.value), named(type(node.value))

    def _name(self, node: nodes.Name) -> tuple[str, Type]:
        kind = self.names.get(node.name)
        if kind is None:
            raise self.refused(node, f"namnet {node.name} finns inte här{_near(node.name, self.names)}")
        code = self.code_names.get(node.name, f"v_{node.name}")
        return code, kind.required if node.name in self.known else kind

    def _attribute(self, node: nodes.Getattr) -> tuple[str, Type]:
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" and self.loop is not None:
            return self._loop_attribute(node)
        code, owner = self.value(node.node)
        if owner.optional:
            raise self.refused(node, f"{_path(node.node)} kan saknas; sätt {{% if {_path(node.node)} %}} runt")
        found = member(owner, node.attr)
        if found is None:
            fields = sorted(name for cls in owner.classes for name in members(cls))
            raise self.refused(node, f"{owner} har inget fält {node.attr}{_near(node.attr, fields)}")
        return f"{code}.{node.attr}", found.required if _path(node) in self.known else found

    def _loop_attribute(self, node: nodes.Getattr) -> tuple[str, Type]:
        if node.attr not in _LOOP or self.loop is None:
            raise self.refused(node, f"loop.{node.attr} finns inte; det finns loop.index, loop.first och loop.last")
        pattern, cls = _LOOP[node.attr]
        return f"({pattern.format(i=self.loop[0], items=self.loop[1])})", named(cls)

    def _filter(self, node: nodes.Filter) -> tuple[str, Type]:
        known = FILTERS.get(node.name)
        if known is None or node.node is None:
            raise self.refused(node, f"filtret {node.name} finns inte{_near(node.name, FILTERS)}")
        code, kind = self.value(node.node)
        self._fits(node, known.takes, kind)
        least, most = known.arguments
        if node.kwargs or node.dyn_args or not least <= len(node.args) <= most:
            raise self.refused(node, f"filtret {node.name} tar {most} argument")
        first = "s, " if known.agreement else ""
        arguments = "".join(f", {self.value(argument)[0]}" for argument in node.args)
        return f"f_{node.name}({first}{code}{arguments})", known.gives

    def _fits(self, node: nodes.Filter, takes: tuple[type, ...], kind: Type) -> None:
        if kind.optional:
            raise self.refused(node, f"värdet före |{node.name} kan saknas; sätt {{% if %}} runt")
        if not kind.classes or not all(issubclass(cls, takes) for cls in kind.classes):
            raise self.refused(node, f"filtret {node.name} passar inte för ett värde av typen {kind}")

    def _conditional(self, node: nodes.CondExpr) -> tuple[str, Type]:
        test, known = self.test(node.test)
        yes, kind = self.knowing(known).value(node.expr1)
        if node.expr2 is None:
            raise self.refused(node, "skriv både if och else i ett villkorat uttryck")
        no, other = self.value(node.expr2)
        classes = tuple(dict.fromkeys(kind.classes + other.classes))
        return f"({yes} if {test} else {no})", Type(classes, kind.item, kind.optional or other.optional)

    def test(self, node: nodes.Node) -> tuple[str, frozenset[str]]:
        """Return Python source for a condition, and the paths that are known to be there when it holds."""
        match node:
            case nodes.And():
                left, known = self.test(node.left)
                right, more = self.knowing(known).test(node.right)
                return f"({left} and {right})", known | more
            case nodes.Or():
                return f"({self.test(node.left)[0]} or {self.test(node.right)[0]})", frozenset()
            case nodes.Not():
                return f"(not {self.test(node.node)[0]})", frozenset()
            case nodes.Compare():
                return self._comparison(node), frozenset()
            case nodes.Test():
                raise self.refused(node, "skriv {% if x %} eller {% if not x %} i stället för is")
        return self.value(node)[0], frozenset({_path(node)}) if isinstance(node, nodes.Name | nodes.Getattr) else frozenset()

    def _comparison(self, node: nodes.Compare) -> str:
        left = self.value(node.expr)[0]
        parts = [f"{_COMPARE[operand.op]} {self._operand(operand.expr)}" for operand in node.ops]
        return f"({left} {' '.join(parts)})"

    def _operand(self, node: nodes.Expr) -> str:
        if isinstance(node, nodes.List | nodes.Tuple):
            return "(" + "".join(f"{self._constant(item)[0]}, " for item in node.items if isinstance(item, nodes.Const)) + ")"
        return self.value(node)[0]

    def target(self, node: nodes.Call, function: str) -> str:
        """Return the name in ``ref("name")`` or ``has("name")``."""
        called = node.node.name if isinstance(node.node, nodes.Name) else ""
        arguments = node.args
        if called != function or len(arguments) != 1 or not isinstance(arguments[0], nodes.Const) or node.kwargs:
            raise self.refused(node, 'det enda som kan anropas är ref("klausul") och, i villkor, has("klausul")')
        return str(arguments[0].value)


def _path(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_path(node.node)}.{node.attr}"
        case nodes.Filter() if node.node is not None:
            return f"{_path(node.node)}|{node.name}"
    return "uttrycket"


def _near(name: str, candidates: Any) -> str:
    near = difflib.get_close_matches(name, list(candidates), n=1)
    return f"; menas {near[0]}?" if near else ""
