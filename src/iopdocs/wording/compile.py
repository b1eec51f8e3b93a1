"""From Jinja source to a function that writes WordprocessingML (kompilering av mallar).

The grammar is Jinja's, the evaluation is ours: only the node types below are understood, every attribute is
looked up in the model's types while compiling, and the result is straight Python that appends finished pieces of
text. So nothing in a template can call a method or reach a name that is not its own, and a render compiles,
parses and searches nothing. See docs/decisions/0004-compiled-wording.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

from iopdocs.errors import TemplateError, noting
from iopdocs.wording import signals
from iopdocs.wording.calls import call_of
from iopdocs.wording.expressions import Expressions, Loop
from iopdocs.wording.functions import TOO_DEEP, RenderFunction, function_of
from iopdocs.wording.position import Position
from iopdocs.wording.scope import Type
from iopdocs.wording.signals import AWAITED, CELL, COLUMNS, CONTENTS, ITEM, KEEP, NAMED, NOTE, NOTED, NUMBERED, PIECES

__all__ = ["compile_template", "python_source"]

_SETTLED: Final = {
    signals.END: "s.ended(w)",
    signals.TABLE: "s.table(w)",
    signals.TABLE_END: "s.loosened()",
    signals.AIR: "s.air(w)",
    signals.ROW: "s.row()",
    COLUMNS + COLUMNS: "s.fitted()",
    NAMED + NAMED: "s.unnamed(w)",
}
_NUMBERS: Final = {NUMBERED: "s.numbered(w, {})", COLUMNS: "s.columns(w, {}, {})", CELL: "s.cell(w, {})"}
_TEXTS: Final = {NAMED: "s.named(w, {!r})", AWAITED: "s.awaited({!r})", CONTENTS: "s.contents(w, {!r})"}
_WITH_MORE: Final = {*_NUMBERS, *_TEXTS, KEEP, ITEM, NOTE, NOTED}
_ALONE: Final = {"p": "ett eget stycke", "tr": "en egen tabellrad", "tc": "en egen tabellcell"}
_UNKNOWN_TAG: Final = re.compile(r"Encountered unknown tag '(\w+)'")
_DEEPEST: Final = 18
"""Python takes twenty loops within each other."""


def compile_template(
    source: str, roots: Mapping[str, Type], *, name: str, draft: bool, place: str = ""
) -> RenderFunction:
    """Return the function that writes a template; arguments and refusals are those of :func:`python_source`."""
    return function_of(python_source(source, roots, name=name, draft=draft, place=place), name, place=place)


def python_source(source: str, roots: Mapping[str, Type], *, name: str, draft: bool, place: str = "") -> str:
    """Return the Python source of the function that writes a template.

    Args:
        source: Jinja source whose text is WordprocessingML.
        roots: the names that the template may use, with their types.
        name: what to call the template in a refusal.
        draft: a hole becomes a highlighted blank instead of stopping the render.
        place: the place to name in a refusal instead of the line.

    Raises:
        TemplateError: with the line, for what the template may not say; all that was found is told at once.
    """
    writer = _Writer(name, roots, draft=draft, place=place)
    try:
        writer.refuse_raw(source)
        writer.statements(_parsed(source).body)
        if writer.faults:
            raise TemplateError.together(writer.faults)
        return writer.function()
    except TemplateSyntaxError as error:
        raise TemplateError(name, place or f"rad {error.lineno}", _said(error)) from error
    except (RecursionError, MemoryError) as error:
        raise TemplateError(name, place, TOO_DEEP) from error


@cache
def _jinja() -> Environment:
    return Environment(autoescape=True)


def _parsed(source: str) -> nodes.Template:
    try:
        return _jinja().parse(source)
    except ValueError as error:  # Python reads no number of more than some thousand digits
        raise TemplateSyntaxError("Number too long", 1) from error


def _said(error: TemplateSyntaxError) -> str:
    message = error.message or ""
    unknown = _UNKNOWN_TAG.match(message)
    if unknown and unknown[1] in _ALONE:
        return f"taggen {{%{unknown[1]} … %}} står inte ensam; ge varje sådan tagg {_ALONE[unknown[1]]}"
    if unknown:
        return f"taggen {unknown[1]} finns inte, eller hör inte till någon tagg före"
    if message.startswith("Unexpected end of template"):
        return "en tagg är inte avslutad; {% endif %} eller {% endfor %} saknas"
    return f"taggen går inte att tolka ({message})"


@dataclass
class _Writer:
    """Writes the Python source of one render function."""

    name: str
    roots: Mapping[str, Type]
    draft: bool
    place: str
    lines: list[str] = field(default_factory=list)
    depth: int = 1
    literal: list[str] = field(default_factory=list)
    position: Position = field(default_factory=Position)
    counter: int = 0
    writers: list[str] = field(default_factory=list)
    rows: list[Loop] = field(default_factory=list)
    faults: list[TemplateError] = field(default_factory=list)
    expressions: Expressions = field(init=False)

    def __post_init__(self) -> None:
        self.expressions = Expressions(self.name, self.roots, self.next_name, self.place)

    def refuse_raw(self, source: str) -> None:
        """What stands in a raw block would come out as it is, and it may be anything."""
        for line, token, _ in _jinja().lex(source):
            if token == "raw_begin":  # noqa: S105 -- the name of a kind of token
                raise TemplateError(self.name, self.place or f"rad {line}", "taggen raw används inte i mallarna")

    def next_name(self, stem: str) -> str:
        self.counter += 1
        return f"{stem}_{self.counter}"

    def emit(self, *lines: str) -> None:
        self.flush()
        self.lines += ("    " * self.depth + line for line in lines)

    def flush(self) -> None:
        text = "".join(self.literal)
        self.literal.clear()
        if text:
            self.lines.append("    " * self.depth + f"w({text!r})")

    def statements(self, body: Sequence[nodes.Node]) -> None:
        for node in body:
            with noting(self.faults):
                match node:
                    case nodes.Output():
                        self.output(node)
                    case nodes.If():
                        self.condition(node)
                    case nodes.For():
                        self.loop(node)
                    case _:
                        raise self.expressions.refused(node, "den sortens tagg används inte i mallarna")

    def output(self, node: nodes.Output) -> None:
        for part in node.nodes:
            with noting(self.faults):
                match part:
                    case nodes.TemplateData():
                        self.data(part.data)
                    case nodes.Call():
                        self.call(part)
                    case _:
                        self.value(part)

    def data(self, text: str) -> None:
        for piece in PIECES.split(text):
            if piece in _SETTLED:
                self.emit(_SETTLED[piece])
            elif piece[:1] in _WITH_MORE:
                self.signal(piece[0], piece[1:])
            elif piece != "\n":
                self.literal.append(piece)
                self.position.read(piece)

    def signal(self, kind: str, more: str) -> None:
        """What a signal with something more to say makes of the render."""
        if kind in _NUMBERS:
            self.emit(_NUMBERS[kind].format(*map(int, more.rstrip(kind).split(":"))))
        elif kind in _TEXTS:
            self.emit(_TEXTS[kind].format(more[:-1]))
        elif kind == KEEP:
            self.keep_with_next()
        elif kind == ITEM:
            self.emit(f"s.item(w, {int(more[0])}, {more[1:-1]!r})")
        elif kind == NOTE:
            self.writers.append(self.next_name("w"))
            self.emit(f"{self.writers[-1]} = w", "w = s.note(w)")
        else:
            self.emit("s.noted(w)", f"w = {self.writers.pop()}")

    def keep_with_next(self) -> None:
        """Keep a row with the next; in a loop the first two with the head, the last two with what follows."""
        loop = self.rows[-1] if self.rows else None
        if loop is None:
            self.literal.append("<w:keepNext/>")
        else:
            self.emit(f"if {loop.index} < 2 or {loop.index} > len({loop.items}) - 3: w('<w:keepNext/>')")

    def run(self, node: nodes.Node) -> str | None:
        """The looks of the run that a value is written into; ``None`` where there are no runs."""
        where = self.position.where
        if where not in {"inline", "plain"}:
            raise self.expressions.refused(node, "ett värde kan bara stå i löpande text")
        return self.position.run if where == "inline" else None

    def value(self, node: nodes.Expr) -> None:
        code, kind = self.expressions.printed(node)
        run = self.run(node)
        if self.draft:
            self.emit(f"s.put(w, lambda: {code}, {run!r})")
        else:
            self.emit(f"w(e({code}))" if kind.text else f"w(e(str({code})))")

    def call(self, node: nodes.Call) -> None:
        """A reference or a number; names that are facts can be missing in a draft."""
        run = self.run(node)
        if run is None:
            raise self.expressions.refused(node, "en hänvisning kan bara stå i löpande text")
        call = call_of(node, self.expressions)
        if call.plain or not self.draft:
            self.emit(f"s.{call.method}(w, {call.names}, {run!r}{call.more})")
        else:
            names = self.next_name("names")
            self.emit(f"{names} = {self.fact(node, call.names)}")
            self.emit(f"if {names} is not None: s.{call.method}(w, {names}, {run!r}{call.more})")

    def fact(self, node: nodes.Node, code: str) -> str:
        """In a draft what needs a missing fact shows a blank where the tag stands, and becomes ``None``."""
        where = self.position.where
        if not where:
            raise self.expressions.refused(node, "här kan ingen tagg stå")
        run = self.position.run if where == "inline" else ""
        return f"s.fact(w, lambda: {code}, {where!r}, {run!r})" if self.draft else code

    def condition(self, node: nodes.If) -> None:
        code, known = "False", frozenset[str]()
        with noting(self.faults):
            code, known = self.expressions.test(node.test)
        holds = self.next_name("holds")
        self.emit(f"{holds} = {self.fact(node, f'bool({code})')}")
        self.emit(f"if {holds}:")
        with self.branch(node, self.expressions.knowing(known)):
            self.statements(node.body)
        if node.elif_ or node.else_:
            self.emit(f"elif {holds} is not None:")
            with self.branch(node, self.expressions):
                if node.elif_:
                    first, *rest = node.elif_
                    self.condition(nodes.If(first.test, first.body, rest, node.else_, lineno=first.lineno))
                else:
                    self.statements(node.else_)

    def loop(self, node: nodes.For) -> None:
        if not isinstance(node.target, nodes.Name) or node.else_ or node.test or node.recursive:
            raise self.expressions.refused(node, "en slinga skrivs {% for x in lista %} utan mer")
        name = node.target.name
        if name == "loop":
            raise self.expressions.refused(node, "namnet loop är upptaget; kalla slingans värde något annat")
        code, item = self.expressions.listed(node.iter)
        loop = Loop(self.next_name("i"), self.next_name("items"))
        around = self.rows
        self.rows = [*around, loop] if self.position.where == "row" else around
        self.emit(f"{loop.items} = {self.fact(node, code)} or ()")
        inner, variable = self.expressions.looping(name, item, loop)
        self.emit(f"for {loop.index}, {variable} in enumerate({loop.items}):")
        with self.branch(node, inner):
            self.statements(node.body)
        self.rows = around

    @contextmanager
    def branch(self, node: nodes.Node, expressions: Expressions) -> Iterator[None]:
        """Write what is only sometimes there: it must leave the XML around it whole."""
        if self.depth > _DEEPEST:
            raise self.expressions.refused(node, "taggarna är nästlade i för många led")
        self.flush()
        before, self.expressions = self.expressions, expressions
        mark, size = self.position.enter(), len(self.lines)
        self.depth += 1
        yield
        self.flush()
        if len(self.lines) == size:
            self.emit("pass")
        self.depth -= 1
        self.expressions = before
        if not self.position.leave(mark):
            why = "taggen börjar och slutar inte i samma stycke eller samma fetstil"
            raise self.expressions.refused(node, f"{why}; flytta den eller skriv {{%p … %}}")

    def function(self) -> str:
        self.flush()
        parameters = "".join(f", v_{root}=None" for root in self.roots)
        return f"def render(w, s{parameters}):\n" + ("\n".join(self.lines) or "    pass")
