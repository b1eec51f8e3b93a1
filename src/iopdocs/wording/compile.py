"""From Jinja source to a function that writes WordprocessingML (kompilering av mallar).

The grammar is Jinja's, the evaluation is ours: only the node types below are understood, every attribute is looked up in
the model's types while compiling, and the result is straight Python that appends finished pieces of text. So nothing in a
template can call a method or reach a name that is not its own, and a render compiles, parses and searches nothing.
See docs/decisions/0004-compiled-wording.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from iopdocs.errors import TemplateError
from iopdocs.wording.expressions import Expressions
from iopdocs.wording.scope import Type
from iopdocs.wording.source import BLOCK, END, KEEP, NUMBERED, ROW

__all__ = ["RenderFunction", "compile_template"]

RenderFunction = Callable[..., None]
"""Called with ``append``, the settling state and the root values."""

_SIGNALS = re.compile(f"({NUMBERED}.|{END}|{BLOCK}|{ROW}|{KEEP}|\n)")
_RUN_OPEN = re.compile(r"<w:r(?: [^>]*)?>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: [^>]*)?>(?!.*<w:r[ >])", re.DOTALL)


def compile_template(
    source: str, roots: Mapping[str, Type], *, name: str, draft: bool, places: Mapping[int, str] | None = None
) -> RenderFunction:
    """Return the function that writes the template; raises :class:`TemplateError` with the line for what it cannot.

    ``roots`` are the names that the template may use; the function takes them as keyword arguments. With ``draft`` a hole
    becomes a highlighted blank instead of stopping the render.
    """
    writer = _Writer(name, roots, draft)
    try:
        tree = _environment().parse(source)
    except TemplateSyntaxError as error:
        raise TemplateError(name, f"rad {error.lineno}", f"taggarna går inte att tolka: {error.message}") from error
    writer.statements(tree.body)
    return writer.function()


def _environment() -> Environment:
    return ImmutableSandboxedEnvironment(autoescape=True)


@dataclass
class _Writer:
    """Writes the Python source of one render function."""

    name: str
    roots: Mapping[str, Type]
    draft: bool
    lines: list[str] = field(default_factory=list)
    indent: int = 1
    literal: list[str] = field(default_factory=list)
    place: str = "block"
    run: str = ""
    counter: int = 0
    expressions: Expressions = field(init=False)

    def __post_init__(self) -> None:
        self.expressions = Expressions(self.name, self.roots, self.next_name)

    def next_name(self, stem: str) -> str:
        self.counter += 1
        return f"{stem}_{self.counter}"

    def emit(self, line: str) -> None:
        self.flush()
        self.lines.append("    " * self.indent + line)

    def flush(self) -> None:
        text = "".join(self.literal)
        self.literal.clear()
        if text:
            self.lines.append("    " * self.indent + f"w({text!r})")

    def statements(self, body: list[nodes.Node]) -> None:
        for node in body:
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
            if isinstance(part, nodes.TemplateData):
                self.data(part.data)
            elif isinstance(part, nodes.Call):
                self.reference(part)
            else:
                self.value(part)

    def data(self, text: str) -> None:
        for piece in _SIGNALS.split(text):
            if piece.startswith(NUMBERED):
                self.emit(f"s.numbered(w, {int(piece[1])})")
            elif piece == END:
                self.emit("s.ended(w)")
            elif piece == KEEP:
                self.keep_with_next()
            elif piece in (BLOCK, ROW):
                self.place = "block" if piece == BLOCK else "row"
            elif piece != "\n" and piece:
                self.xml(piece)

    def keep_with_next(self) -> None:
        """Keep the first two rows of a loop with the head above, and the last two with what follows."""
        if self.expressions.loop is None:
            return
        index, items = self.expressions.loop
        self.emit(f"if {index} < 2 or {index} > len({items}) - 3: w('<w:keepNext/>')")

    def xml(self, piece: str) -> None:
        self.literal.append(piece)
        opened = _RUN_OPEN.search(piece)
        if opened:
            self.run = opened[1] or ""
        if piece.rfind("<w:t ") > piece.rfind("</w:t>") or piece.rfind("<w:t>") > piece.rfind("</w:t>"):
            self.place = "inline"

    def value(self, node: nodes.Expr) -> None:
        code, kind = self.expressions.value(node)
        if not kind.printable:
            raise self.expressions.refused(node, f"ett värde av typen {kind} behöver ett filter, till exempel |kr eller |date")
        if self.draft:
            self.emit(f"s.put(w, lambda: {code}, {self.run!r})")
        elif all(issubclass(cls, str) for cls in kind.classes):
            self.emit(f"w(e({code}))")
        else:
            self.emit(f"w(e(str({code})))")

    def reference(self, node: nodes.Call) -> None:
        target = self.expressions.target(node, "ref")
        self.emit(f"s.reference(w, {target!r}, {self.run!r})")

    def condition(self, node: nodes.If) -> None:
        place = self.place
        code, known = self.expressions.test(node.test)
        if self.draft:
            self.guarded("t", f"bool({code})", place)
        self.emit("if t:" if self.draft else f"if {code}:")
        with_known = self.expressions.knowing(known)
        self.branch(node.body, with_known)
        rest: list[nodes.Node] = [*node.elif_]
        if rest or node.else_:
            self.emit("elif t is not None:" if self.draft else "else:")
            self.place = place
            follow = nodes.If(rest[0].test, rest[0].body, rest[1:], node.else_, lineno=rest[0].lineno) if rest else None  # type: ignore[attr-defined]
            self.branch([follow] if follow else node.else_, self.expressions)

    def branch(self, body: list[nodes.Node], expressions: Expressions) -> None:
        self.flush()
        self.indent += 1
        before, self.expressions = self.expressions, expressions
        size = len(self.lines)
        self.statements(body)
        self.flush()
        if len(self.lines) == size:
            self.emit("pass")
        self.expressions = before
        self.indent -= 1

    def guarded(self, target: str, code: str, place: str) -> None:
        """Assign ``code``; in a draft a hole is shown in its place and ``None`` is assigned."""
        self.emit(f"{target} = s.fact(w, lambda: {code}, {place!r}, {self.run!r})" if self.draft else f"{target} = {code}")

    def loop(self, node: nodes.For) -> None:
        if not isinstance(node.target, nodes.Name) or node.else_ or node.test or node.recursive:
            raise self.expressions.refused(node, "en slinga skrivs {% for x in lista %} utan mer")
        code, kind = self.expressions.value(node.iter)
        if kind.item is None or kind.optional:
            raise self.expressions.refused(node, "det går bara att gå igenom en lista som säkert finns")
        items, index = self.next_name("items"), self.next_name("i")
        self.guarded(items, code, self.place)
        inner, variable = self.expressions.looping(node.target.name, kind.item, index, items)
        self.emit(f"for {index}, {variable} in enumerate({items}{' or ()' if self.draft else ''}):")
        self.branch(node.body, inner)

    def function(self) -> RenderFunction:
        self.flush()
        parameters = "".join(f", v_{root}=None" for root in self.roots)
        source = f"def render(w, s{parameters}):\n" + ("\n".join(self.lines) or "    pass")
        scope: dict[str, Any] = self.expressions.functions()
        exec(compile(source, self.name, "exec"), scope)  # noqa: S102 -- the source is written above from an allow-list
        made: RenderFunction = scope["render"]
        return made
