"""What the author of a template can write (mallspråk): markers, filters, and the names that each clause gives."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Final

from pydantic import TypeAdapter

from iopdocs.clauses import Clause, clause_class, clause_kinds
from iopdocs.model import Model
from iopdocs.papers import PAPERS
from iopdocs.reference.fields import fields, kind_of
from iopdocs.reference.markdown import heading, joined, link, literal, plain, table
from iopdocs.wording.blocks import CELL_STYLES, MARKERS
from iopdocs.wording.filters import FILTERS, Filter
from iopdocs.wording.roots import section_roots
from iopdocs.wording.scope import Type, members

__all__ = ["template_reference"]

_COMMON: Final = {
    "heading": "klausulens rubrik",
    "clause": "klausulen, samma som namnet på klausultypen",
    "agreement": "avtalet",
    "parties": "alla parter",
    "public": "de offentliga parterna",
    "civil": "de idéburna parterna",
    "draft": "om dokumentet är ett utkast",
}
_CALLS: Final = (
    ('ref("term")', "numret på en annan klausul, som en hänvisning som Word kan följa"),
    ('ref("term.dag")', "numret på det stycke, led eller den tabell som har bokmärket dag i klausulens mall"),
    ('ref("term", "notice")', "flera nummer i ordning, tre eller fler i rad som 4–6"),
    ('refs("term", "notice")', "detsamma med ordet före: punkterna 4 och 7, tabell 1, bilagorna 1–3"),
    ('where("budget.tabell")', "ovan eller nedan"),
    ('number("Tabell")', "nästa nummer på en tabell, bilaga eller figur; styckets bokmärke leder dit"),
    ('has("term")', "om avtalet har en sådan klausul, eller en bilaga som heter så; bara i villkor"),
)
_ROWS: Final = {"head": "rubrikrad", "body": "rad", "sum": "summarad"}


def template_reference() -> str:
    """Return what a clause template can hold, as Markdown."""
    return joined(
        [
            heading(2, "Formatmallar", "formatmallar"),
            table(("I textformen", "Formatmall i Word"), ((literal(mark), name) for mark, name in MARKERS.items())),
            table(("Tabellrad", "Kolumn", "Formatmall i Word"), _cells()),
            heading(2, "Filter", "filter"),
            table(("Filter", "Tar", "Ger"), (_filter(name, told) for name, told in FILTERS.items())),
            heading(2, "Namn i alla klausuler", "namn"),
            table(("Namn", "Vad det är"), ((literal(name), plain(said)) for name, said in (*_COMMON.items(), *_CALLS))),
            heading(2, "Namn i varje klausultyp", "namn-i-klausuler"),
            "Alla klausultyper har de här:",
            _table(Clause, members(Clause), "clause."),
            *(_clause(clause_class(kind)) for kind in clause_kinds()),
            heading(2, "Namn i det som klausulerna håller", "namn-i-grupper"),
            *map(_group, _reached()),
            heading(2, "Namn i andra handlingar", "namn-i-handlingar"),
            "En handling som inte är ett avtal har en mall för hela sin text.",
            *map(_group, PAPERS.values()),
        ]
    )


def _cells() -> Iterator[tuple[str, str, str]]:
    for (kind, figures), style in CELL_STYLES.items():
        yield _ROWS[kind], "siffror" if figures else "text", style


def _filter(name: str, told: Filter) -> tuple[str, str, str]:
    takes = dict.fromkeys(_called(cls) for cls in told.takes if not issubclass(cls, Model))
    parties = ["part"] if any(issubclass(cls, Model) for cls in told.takes) else []
    argument = f"({' eller '.join(map(_called, told.argument.classes))})" if told.argument else ""
    return literal(f"{name}{argument}"), plain(" eller ".join([*takes, *parties])), plain(told.says)


def _called(cls: type) -> str:
    """Return what a value of a class is called: by its own JSON Schema if it is one of ours, else as templates say."""
    reads = getattr(cls, "__get_pydantic_json_schema__", None)
    return str(TypeAdapter(cls).json_schema()["title"]) if reads else str(Type((cls,)))


def _clause(cls: type[Clause]) -> str:
    kind, common = kind_of(cls) or "", members(Clause) | {"title": members(cls).get("title")}
    own = {name: sort for name, sort in members(cls).items() if common.get(name) != sort}
    text = _table(cls, own, f"{kind}.") if own else "Klausultypen har inga egna namn."
    return joined([heading(3, f"{plain(cls.title)} ({literal(kind)})", _label(cls)), text])


def _group(cls: type) -> str:
    return joined([heading(3, literal(cls.__name__), _label(cls)), _table(cls, members(cls), "")])


def _table(cls: type, names: Mapping[str, Type], start: str) -> str:
    """Return the names that a value gives, with what each is."""
    titles = {one.name: one.title for one in fields(cls)} if issubclass(cls, Model) else {}
    rows = (
        (literal(f"{start}{name}"), plain(titles.get(name, "")), _sort(kind))
        for name, kind in sorted(names.items())
        if name != "kind" and (kind.item or kind).classes
    )
    return table(("Namn", "Fält", "Sort"), rows)


def _sort(kind: Type) -> str:
    """Return in Swedish what a value is, with a link to the names that it gives in turn."""
    item = kind.item or kind
    shown = " eller ".join(link(literal(cls.__name__), _label(cls)) for cls in item.classes if _has_names(cls))
    shown = shown or plain(" eller ".join(map(_called, item.classes)))
    text = f"lista av {shown}" if kind.item else shown
    return f"{text}, kan saknas" if kind.optional else text


def _has_names(cls: type) -> bool:
    return issubclass(cls, Model) or dataclasses.is_dataclass(cls)


def _label(cls: type) -> str:
    return f"namn-{cls.__name__.lower()}"


def _reached() -> list[type]:
    """Return every class with names that a template can reach, but for clauses and papers themselves."""
    sections = {*map(clause_class, clause_kinds()), *PAPERS.values()}
    roots = [kind for name in (*clause_kinds(), *PAPERS) for kind in section_roots(name).values()]
    waiting = [cls for kind in roots for cls in _classes(kind)]
    seen: dict[type, None] = {}
    while waiting:
        cls = waiting.pop()
        if cls not in seen:
            seen[cls] = None
            waiting.extend(inside for kind in members(cls).values() for inside in _classes(kind))
    return sorted(seen.keys() - sections, key=lambda cls: cls.__name__)


def _classes(kind: Type) -> Iterator[type]:
    yield from (cls for cls in kind.classes if _has_names(cls))
    if kind.item:
        yield from _classes(kind.item)
