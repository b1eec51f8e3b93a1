"""Expressions in templates (uttryck): type-checked and written as Python.

Every node type that is not named here is refused. An attribute becomes an attribute access only if the model's
class declares it; a filter only if it is in the table; a call only ``ref`` and ``has``.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from jinja2 import nodes

from iopdocs.clauses import Clause, clause_class, clause_kinds
from iopdocs.errors import TemplateError
from iopdocs.wording.comparisons import comparison_fault
from iopdocs.wording.filters import FILTERS, Filter
from iopdocs.wording.scope import Type, member, members, merged, named

__all__ = ["SIGNS", "Expressions", "Loop"]

SIGNS = {
    "eq": "==",
    "ne": "!=",
    "lt": "<",
    "lteq": "<=",
    "gt": ">",
    "gteq": ">=",
    "in": "in",
    "notin": "not in",
}
"""Jinja's names of comparisons → how they are written."""
_LOOP = {
    "index": ("({i} + 1)", int),
    "first": ("({i} == 0)", bool),
    "last": ("({i} == len({items}) - 1)", bool),
}
_BOOL = named(bool)
_NOTHING: frozenset[str] = frozenset()

Typed = tuple[str, Type]
"""Python source, and the type of what it gives."""


@dataclass(frozen=True, slots=True)
class Loop:
    """The loop around a place: its index and its list in the Python source."""

    index: str
    items: str


@dataclass(frozen=True)
class Expressions:
    """The names in force at one place of a template, and what is known not to be empty there."""

    template: str
    names: Mapping[str, Type]
    fresh: Callable[[str], str]
    place: str = ""
    known: frozenset[str] = _NOTHING
    loop: Loop | None = None
    code_names: Mapping[str, str] = field(default_factory=dict)

    def refused(self, node: nodes.Node, why: str) -> TemplateError:
        """Return the error for a node, with its line in the text form."""
        line = node.lineno or next((child.lineno for child in node.iter_child_nodes()), 1)
        return TemplateError(self.template, self.place or f"rad {line}", why)

    def knowing(self, paths: frozenset[str]) -> Expressions:
        """Return the scope in which the values at ``paths`` are known to be there."""
        return replace(self, known=self.known | paths)

    def looping(self, name: str, kind: Type, loop: Loop) -> tuple[Expressions, str]:
        """Return the scope inside a loop and the name of its variable in the Python source."""
        variable = self.fresh("item")
        names, code_names = {**self.names, name: kind}, {**self.code_names, name: variable}
        known = frozenset(path for path in self.known if path.partition(".")[0] != name)
        return replace(self, names=names, code_names=code_names, loop=loop, known=known), variable

    def value(self, node: nodes.Node) -> Typed:
        """Return Python source and type for an expression."""
        match node:
            case nodes.Const():
                found = self._constant(node)
            case nodes.Name():
                found = self._name(node)
            case nodes.Getattr():
                found = self._attribute(node)
            case nodes.Filter():
                found = self._filter(node)
            case nodes.CondExpr():
                found = self._conditional(node)
            case nodes.Compare() | nodes.And() | nodes.Or() | nodes.Not() | nodes.Test() | nodes.Call():
                found = self.test(node)[0], _BOOL
            case _:
                raise self.refused(node, "uttrycket är av ett slag som inte används i mallarna")
        return found

    def _constant(self, node: nodes.Const) -> Typed:
        if not isinstance(node.value, str | int | None):
            raise self.refused(node, f"konstanten {node.value!r} är varken text eller heltal")
        choices = (node.value,) if isinstance(node.value, str) else ()
        return repr(node.value), named(type(node.value), choices=choices)

    def _name(self, node: nodes.Name) -> Typed:
        kind = self.names.get(node.name)
        if kind is None:
            raise self.refused(node, f"namnet {node.name} finns inte här{_near(node.name, self.names)}")
        code = self.code_names.get(node.name, f"v_{node.name}")
        return code, kind.required if node.name in self.known else kind

    def _attribute(self, node: nodes.Getattr) -> Typed:
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" and self.loop is not None:
            return self._loop_attribute(node, self.loop)
        code, owner = self.value(node.node)
        self._there(node.node, owner)
        found = member(owner, node.attr)
        if found is None:
            fields = sorted(name for cls in owner.classes for name in members(cls))
            raise self.refused(node, f"{owner} har inget fält {node.attr}{_near(node.attr, fields)}")
        return f"{code}.{node.attr}", found.required if _path(node) in self.known else found

    def _loop_attribute(self, node: nodes.Getattr, loop: Loop) -> Typed:
        if node.attr not in _LOOP:
            raise self.refused(node, f"loop.{node.attr} finns inte; det finns loop.index, loop.first och loop.last")
        pattern, cls = _LOOP[node.attr]
        return pattern.format(i=loop.index, items=loop.items), named(cls)

    def _there(self, node: nodes.Node, kind: Type) -> None:
        if kind.optional:
            path = _path(node)
            raise self.refused(node, f"{path or 'värdet'} kan saknas; sätt {{% if {path or '…'} %}} runt")

    def printed(self, node: nodes.Expr) -> Typed:
        """Return Python source and type for a value that is to be printed."""
        code, kind = self.value(node)
        self._there(node, kind)
        if not kind.printable:
            why = f"ett värde av typen {kind} behöver ett filter, till exempel |kr eller |date"
            raise self.refused(node, why)
        return code, kind

    def listed(self, node: nodes.Node) -> tuple[str, Type]:
        """Return Python source for a list to go through, and the type of its elements."""
        code, kind = self.value(node)
        self._there(node, kind)
        if kind.item is None:
            raise self.refused(node, f"det går bara att gå igenom en lista, inte {kind}")
        return code, kind.item

    def _filter(self, node: nodes.Filter) -> Typed:
        known = FILTERS.get(node.name)
        if known is None or node.node is None:
            raise self.refused(node, f"filtret {node.name} finns inte{_near(node.name, FILTERS)}")
        code, kind = self.value(node.node)
        self._there(node.node, kind)
        if not known.fits(kind):
            raise self.refused(node, f"filtret {node.name} passar inte för ett värde av typen {kind}")
        arguments = [*(["s"] if known.names else []), code, *self._argument(node, known)]
        return f"f_{node.name}({', '.join(arguments)})", known.gives

    def _argument(self, node: nodes.Filter, known: Filter) -> Iterable[str]:
        given = node.args
        wanted = known.argument
        least, most = (0 if known.defaulted else 1, 1) if wanted else (0, 0)
        if node.kwargs or node.dyn_args or node.dyn_kwargs or not least <= len(given) <= most:
            raise self.refused(node, f"filtret {node.name} tar {('inget argument', 'ett argument')[most]}")
        for argument in given:
            code, kind = self.value(argument)
            fits = wanted and kind.text and not kind.optional
            if not fits or (wanted and wanted.choices and not (kind.choices and {*kind.choices} <= {*wanted.choices})):
                choices = f"; välj bland {', '.join(wanted.choices)}" if wanted and wanted.choices else ""
                raise self.refused(node, f"argumentet till filtret {node.name} passar inte{choices}")
            yield code

    def _conditional(self, node: nodes.CondExpr) -> Typed:
        test, known = self.test(node.test)
        yes, kind = self.knowing(known).value(node.expr1)
        if node.expr2 is None:
            raise self.refused(node, "skriv både if och else i ett villkorat uttryck")
        no, other = self.value(node.expr2)
        return f"({yes} if {test} else {no})", merged([kind, other])

    def test(self, node: nodes.Node) -> tuple[str, frozenset[str]]:
        """Return Python source for a condition, and the paths that are known to be there when it holds."""
        match node:
            case nodes.And():
                left, known = self.test(node.left)
                right, more = self.knowing(known).test(node.right)
                found = f"({left} and {right})", known | more
            case nodes.Or():
                found = f"({self.test(node.left)[0]} or {self.test(node.right)[0]})", _NOTHING
            case nodes.Not():
                found = f"(not {self.test(node.node)[0]})", _NOTHING
            case nodes.Compare():
                found = self._comparison(node), _NOTHING
            case nodes.Call():
                found = f"s.has({self._has(node)})", _NOTHING
            case nodes.Test():
                raise self.refused(node, "skriv {% if x %} eller {% if not x %} i stället för is")
            case nodes.Name() | nodes.Getattr():
                found = self.value(node)[0], frozenset({_path(node)} - {""})
            case _:
                found = self.value(node)[0], _NOTHING
        return found

    def _comparison(self, node: nodes.Compare) -> str:
        code, kind = self.value(node.expr)
        if len(node.ops) > 1:
            raise self.refused(node, "jämför två saker i taget, med and emellan")
        operand = node.ops[0]
        if operand.op in {"in", "notin"} and isinstance(operand.expr, nodes.List | nodes.Tuple):
            items = "".join(f"{self._compared(node, 'eq', kind, item)}, " for item in operand.expr.items)
            return f"({code} {SIGNS[operand.op]} ({items}))"
        return f"({code} {SIGNS[operand.op]} {self._compared(node, operand.op, kind, operand.expr)})"

    def _compared(self, node: nodes.Compare, operator: str, kind: Type, other: nodes.Expr) -> str:
        code, other_kind = self.value(other)
        fault = comparison_fault(operator, kind, other_kind)
        if fault:
            raise self.refused(node, fault)
        return code

    def name(self, node: nodes.Expr) -> tuple[str, bool]:
        """Return Python source for the name of a clause or a place in it, and whether it stands there as it is.

        Raises:
            TemplateError: what it is put together of is not text, or may be missing.
        """
        if isinstance(node, nodes.Const) and isinstance(node.value, str):
            return repr(node.value), True
        found = [self.printed(part) for part in (node.nodes if isinstance(node, nodes.Concat) else [node])]
        if isinstance(node, nodes.Const) or not found[0][1].of(str, int):
            raise self.refused(node, f"ett namn är en text, inte {found[0][1]}")
        return " + ".join(code if kind.text else f"str({code})" for code, kind in found), False

    def _has(self, node: nodes.Call) -> str:
        """Only what the data name is known before all clauses are written, so only that can be asked for."""
        called = isinstance(node.node, nodes.Name) and node.node.name == "has"
        if not called or len(node.args) != 1 or node.kwargs or node.dyn_args or node.dyn_kwargs:
            raise self.refused(node, 'det enda som kan anropas i villkor är has("klausul")')
        said = node.args[0].nodes[0] if isinstance(node.args[0], nodes.Concat) else node.args[0]
        kind, dot, _ = str(said.value if isinstance(said, nodes.Const) else "").partition(".")
        if dot and (kind not in clause_kinds() or clause_class(kind).targets is Clause.targets):
            raise self.refused(node, "has kan fråga efter en klausul eller en bilaga, inte efter ett stycke")
        return self.name(node.args[0])[0]


def _path(node: nodes.Node) -> str:
    """Return the name of a value as the template spells it; nothing of a value that is computed."""
    if isinstance(node, nodes.Getattr):
        owner = _path(node.node)
        return f"{owner}.{node.attr}" if owner else ""
    return node.name if isinstance(node, nodes.Name) else ""


def _near(name: str, candidates: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(candidates), n=1)
    return f"; menas {near[0]}?" if near else ""
