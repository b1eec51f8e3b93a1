"""The lints that know the types (granskning mot fälten): conditions, references, and fields that no wording uses."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from jinja2 import nodes

from iopdocs.clauses import clause_kinds
from iopdocs.errors import TemplateError
from iopdocs.lint._base import Remark
from iopdocs.lint.truth import decided, spelled
from iopdocs.lint.walk import Place
from iopdocs.model import Model
from iopdocs.papers import PAPERS

__all__ = ["Reached", "condition_remarks", "reached_fields", "reference_remarks"]

Reached = set[tuple[type[Model], str]]
"""Classes and the fields of them that a template reads."""

_REFERENCES: Final = {"has", "ref", "refs", "where"}
_OWN: Final = "clause"
"""What the own clause is called in a reference."""
_MARK: Final = re.compile(r"\[#([^\]\s]+)\]")
_CONDITIONS: Final = {"if", "elif"}


def condition_remarks(places: Iterable[Place]) -> Iterator[Remark]:
    """Tell conditions that are always true or always false, and the else that is never reached.

    The last of several conditions that go through all choices is always true too; that is as it should be.
    """
    exhausted: set[nodes.Node] = set()
    for place in places:
        if place.role in _CONDITIONS:
            yield from _always(place)
        elif place.role == "else" and place.node not in exhausted and _is_dead(place):
            exhausted.add(place.node)
            yield Remark("TPL017", "texten efter else kommer aldrig med: alla val är redan nämnda", line=place.line)


def _always(place: Place) -> Iterator[Remark]:
    truth = decided(place.node, place.scope, place.facts)
    if truth is None:
        if isinstance(place.node, nodes.And | nodes.Or):
            left, right = place.node.left, place.node.right
            yield from _always(replace(place, node=left))
            further = place.within(left, truth=isinstance(place.node, nodes.And))
            yield from _always(replace(further, node=right))
    elif not truth:
        yield Remark(
            "TPL017", f"villkoret {spelled(place.node)} är alltid falskt, så texten kommer aldrig med", place.line
        )
    elif place.role == "if":
        yield Remark("TPL017", f"villkoret {spelled(place.node)} är alltid sant", place.line)


def _is_dead(place: Place) -> bool:
    """Whether all the conditions of a chain cannot fail together: some choice has nothing left to be."""
    node = place.node
    tests = [node.test, *(one.test for one in node.elif_)] if isinstance(node, nodes.If) else []
    compared = [one for test in tests for one in ([test] if isinstance(test, nodes.Compare) else [])]
    return any(not left for left in place.facts.choices.values()) and bool(compared) and _all_there(compared, place)


def _all_there(tests: list[nodes.Compare], place: Place) -> bool:
    """Whether what is compared is there at all, so that it is one of the choices."""
    try:
        return all(not place.scope.value(test.expr)[1].optional for test in tests)
    except TemplateError:
        return False


def reference_remarks(places: Iterable[Place], marks_of: Callable[[str], str]) -> Iterator[Remark]:
    """Tell references to what does not exist, and those to clauses that an agreement may lack.

    Args:
        places: the template's expressions.
        marks_of: gives the text form of a clause type's template, where its bookmarks stand.
    """
    for place in places:
        for call in _calls(place.node) if place.role != "else" else ():
            names = [(name, whole) for one in call.args for name, whole in _named(one)] if _refers(call) else []
            for name, whole in names:
                yield from _to_nothing(spelled(call.node), name, place, marks_of, whole=whole)
            if len(names) == 1 and names[0][1] and spelled(call.node) != "has":
                yield from _unguarded(spelled(call.node), names[0][0], place)


def _calls(node: nodes.Node) -> Iterator[nodes.Call]:
    found = [node] if isinstance(node, nodes.Call) else []
    yield from (*found, *node.find_all(nodes.Call))


def _refers(call: nodes.Call) -> bool:
    return isinstance(call.node, nodes.Name) and call.node.name in _REFERENCES


def _named(argument: nodes.Node) -> Iterator[tuple[str, bool]]:
    """Yield the name that an argument is, as far as it is written there, and whether that is all of it."""
    first = argument.nodes[0] if isinstance(argument, nodes.Concat) else argument
    if isinstance(first, nodes.Const) and isinstance(first.value, str):
        yield first.value, first is argument


def _to_nothing(
    called: str, name: str, place: Place, marks_of: Callable[[str], str], *, whole: bool
) -> Iterator[Remark]:
    kind, _, mark = name.partition(".")
    known = (*clause_kinds(), *PAPERS, _OWN)
    said = f'{called}("{name}{"" if whole else "…"}") leder ingenstans'
    if kind not in known:
        near = difflib.get_close_matches(kind, known, n=1)
        meant = f"; menas {near[0]}?" if near else ""
        yield Remark("TPL018", f"{said}: klausultypen {kind} finns inte{meant}", place.line)
    elif whole and mark:
        marks = _MARK.findall(marks_of(place.facts.kind if kind == _OWN else kind))
        near = difflib.get_close_matches(mark, marks, n=1)
        meant = f"; menas {kind}.{near[0]}?" if near else ""
        if mark not in marks:
            yield Remark("TPL018", f"{said}: {kind} har inget bokmärke {mark}{meant}", place.line)


def _unguarded(called: str, name: str, place: Place) -> Iterator[Remark]:
    """A single reference stops an agreement that lacks its goal; of several those that lack theirs are left out."""
    kind = name.partition(".")[0]
    if kind == _OWN or kind not in clause_kinds() or place.facts.has(kind) or place.facts.has(name):
        return
    if place.facts.has(kind) is False:
        yield Remark("TPL018", f'{called}("{name}") leder ingenstans: här vet vi att klausulen saknas', place.line)
    else:
        hint = f'sätt {{% if has("{kind}") %}} och {{% endif %}} runt hänvisningen'
        yield Remark("TPL019", f'{called}("{name}") saknar mål i ett avtal utan den klausulen', place.line, hint=hint)


def reached_fields(places: Iterable[Place]) -> Reached:
    """Return the fields that a template reads."""
    reached: Reached = set()
    for place in places:
        if place.role != "else":
            scope = place.scope
            for node in _attributes(place.node):
                try:
                    owner = scope.value(node.node)[1]
                except TemplateError:
                    continue
                reached.update((cls, node.attr) for cls in owner.classes if issubclass(cls, Model))
    return reached


def _attributes(node: nodes.Node) -> Iterator[nodes.Getattr]:
    if isinstance(node, nodes.Getattr):
        yield node
    yield from node.find_all(nodes.Getattr)
