"""What a template can call where text is written (anrop): references to other places, and numbers to refer to.

- ``ref("budget")``: the number of a clause, ``12``.
- ``ref("budget.insatser")``: that of what bears that bookmark in the clause's template, ``12.1``, ``12.1a)``, ``2``.
- ``ref("a", "b", "c")``: several numbers, sorted and merged, ``4–6``; those that the agreement lacks are left out.
- ``refs("a", "b")``: the same with its noun, ``punkterna 4 och 7``, ``tabell 2``, ``bilagorna 1–3``.
- ``where("budget.tabell")``: ``ovan`` or ``nedan``.
- ``number("Tabell")``: the next number of tables, annexes or figures; the paragraph's bookmark leads to it.

``clause`` is the own clause: ``ref("clause.led")``. A name can be put together: ``ref("annexes." ~ item.annex)``; what
the data name so and the agreement lacks is then shown as the data say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from jinja2 import nodes

from iopdocs.wording.expressions import Expressions
from iopdocs.wording.sequences import SEQUENCES

__all__ = ["Call", "call_of"]

_METHODS: Final = {"ref": "references", "refs": "nouned", "where": "above_or_below", "number": "number"}
_SAID: Final = 'det som kan anropas är ref, refs, where och number, som i ref("term"), och, i villkor, has("term")'


@dataclass(frozen=True, slots=True)
class Call:
    """A call as Python source: what writes it, the names it is given, what more, and whether the names are plain text.

    One clause by its name is by far the most common, and is written in a way of its own.
    """

    method: str
    names: str
    plain: bool
    more: str = ""


def call_of(node: nodes.Call, expressions: Expressions) -> Call:
    """Return what a call says.

    Raises:
        TemplateError: it is none of these functions, or cannot be called so.
    """
    name = node.node.name if isinstance(node.node, nodes.Name) else ""
    if name not in _METHODS or not node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise expressions.refused(node, _SAID)
    if name == "number":
        return _number(node, expressions)
    found = [expressions.name(one) for one in node.args]
    plain = all(plain for _, plain in found)
    if name == "where" and len(found) > 1:
        raise expressions.refused(node, "where tar ett enda namn")
    if name == "ref" and plain and len(found) == 1 and "." not in found[0][0]:
        return Call("reference", found[0][0], plain=True)
    method = "given" if name == "ref" and not plain else _METHODS[name]
    return Call(method, _tuple(found), plain)


def _number(node: nodes.Call, expressions: Expressions) -> Call:
    sequence = node.args[0]
    if not isinstance(sequence, nodes.Const) or sequence.value not in SEQUENCES:
        raise expressions.refused(node, f"number tar först ett av orden {', '.join(SEQUENCES)}")
    names = [expressions.name(one) for one in node.args[1:]]
    return Call("number", _tuple(names), all(plain for _, plain in names), f", {sequence.value!r}")


def _tuple(names: list[tuple[str, bool]]) -> str:
    return f"({''.join(f'{code}, ' for code, _ in names)})"
