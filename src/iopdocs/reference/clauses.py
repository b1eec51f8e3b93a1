"""The clause catalogue (klausulkatalog): for each clause type its fields, its wording, an example and its sources."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses import Clause, clause_class, clause_kinds
from iopdocs.model import Model
from iopdocs.paper import Paper
from iopdocs.papers import PAPERS
from iopdocs.parties import CivilParty, PublicParty
from iopdocs.reference.fields import Field, fields, heading_of, kind_of, models_in, swedish_term
from iopdocs.reference.markdown import bullets, code, heading, joined, link, literal, plain, table, yaml_text
from iopdocs.rules import RULES
from iopdocs.wording.templates import Templates, builtin

__all__ = ["clause_catalogue", "sort_of", "sources_of"]

_HEAD: Final = ("Fält", "Vad det är", "Sort", "Krävs")
_CITED: Final = re.compile(r"\(((?:[^()]|\([^()]*\))*[0-9](?:[^()]|\([^()]*\))*)\)")
_BOUNDS: Final = (("minimum", "minst"), ("maximum", "högst"))


def clause_catalogue(templates: Templates | None = None) -> str:
    """Return the catalogue as Markdown: the agreement, its parties, what every clause has, and each clause type.

    The wording is that of ``templates``, or the library's own.
    """
    texts = templates or builtin()
    kinds = clause_kinds()
    clauses = [clause_class(kind) for kind in kinds]
    shared = _shared(clauses)
    parties = next(one.shape.models for one in fields(Agreement) if one.name == "parties")
    contents = bullets(f"{link(literal(kind_of(cls) or ''), _label(cls))} {plain(cls.title)}" for cls in clauses)
    return joined(
        [
            _agreement(parties),
            heading(2, "Det som varje klausul kan ha", "varje-klausul"),
            _fields_of([one for one in fields(Clause) if one.name != "kind"]),
            heading(2, "Klausultyperna", "klausultyperna"),
            contents,
            *(_clause(cls, shared, texts) for cls in clauses),
            heading(2, "Grupper som flera klausuler har", "gemensamma-grupper"),
            *(_model(cls, 3) for cls in shared),
            heading(2, "Andra handlingar", "andra-handlingar"),
            "Ett avtal har inget fält `kind`. De här handlingarna har det.",
            *(_paper(cls, texts) for cls in PAPERS.values()),
        ]
    )


def _agreement(parties: Iterable[type[Model]]) -> str:
    same = list(parties)
    common = [one for one in fields(same[0]) if one.name not in {"kind", "units"}]
    forms = [[literal(kind_of(cls) or ""), plain(heading_of(cls))] for cls in same]
    inside = [model for cls in same for model in models_in(cls)]
    public = next(cls for cls in same if "units" in cls.model_fields)
    return joined(
        [
            heading(2, "Avtalet", "avtalet"),
            _fields_of(fields(Agreement)),
            _judged([Agreement]),
            heading(2, "Parterna", "parterna"),
            "En part är en juridisk person. Fältet `kind` säger vilken juridisk form den har:",
            table(("`kind`", "Juridisk form"), forms),
            "Alla parter har samma fält. Bara offentliga parter har `units`.",
            _fields_of([*common, *(one for one in fields(public) if one.name == "units")]),
            *(_model(cls, 3) for cls in dict.fromkeys(inside)),
        ]
    )


def _paper(cls: type[Paper], templates: Templates) -> str:
    kind, told = kind_of(cls) or "", set(models_in(Agreement))
    return joined(
        [
            heading(3, f"{plain(swedish.capitalised(cls.form))} ({literal(kind)})", _label(cls)),
            _fields_of([one for one in fields(cls) if one.name != "kind"]),
            *(_model(model, 4) for model in models_in(cls) if model not in told),
            f"**Handlingens text** (mallen {literal(kind + '.docx')})",
            code("text", templates.wording(kind).text),
            _judged([cls]),
        ]
    )


def _clause(cls: type[Clause], shared: Iterable[type[Model]], templates: Templates) -> str:
    kind = kind_of(cls) or ""
    own = [one for one in fields(cls) if one.name != "kind" and not _is_common(cls, one)]
    nested = [model for model in models_in(cls) if model not in set(shared)]
    return joined(
        [
            heading(3, f"{plain(cls.title)} ({literal(kind)})", _label(cls)),
            _also_called(cls),
            _fields_of(own) if own else "Klausulen har inga egna fält.",
            *(_model(model, 4) for model in nested),
            "**Exempel**",
            code("yaml", yaml_text([cls.example])),
            f"**Klausulens text** (mallen {literal(kind + '.docx')})",
            code("text", templates.wording(kind).text),
            _judged([cls, *nested]),
            _cited([cls, *nested]),
        ]
    )


def _also_called(cls: type[Clause]) -> str:
    term = swedish.capitalised(swedish_term(cls))
    return "" if term.lower() == cls.title.lower() else f"{plain(term)}."


def _model(cls: type[Model], level: int) -> str:
    name = plain(swedish.capitalised(swedish_term(cls)))
    return joined([heading(level, name, _label(cls)), _fields_of(fields(cls))])


def _fields_of(told: Sequence[Field]) -> str:
    rows = [(literal(one.name), _meaning(one), sort_of(one), "ja" if one.required else "") for one in told]
    return joined([table(_HEAD, rows), *(_choices(one) for one in told if one.phrases)])


def _choices(one: Field) -> str:
    chosen = ((literal(choice), plain(phrase)) for choice, phrase in one.phrases.items())
    return joined([f"Val för {literal(one.name)}:", table(("Val", "Betydelse"), chosen)])


def _meaning(one: Field) -> str:
    return plain(" – ".join(filter(None, (one.title, one.meaning))))


def sort_of(one: Field) -> str:
    """Return in plain Swedish what a field holds, as Markdown."""
    shape = one.shape
    many = "lista: " if shape.many else ""
    if shape.choices:
        return f"{many}{'fast' if len(shape.choices) == 1 else 'ett val'}"
    if shape.models:
        linked = dict.fromkeys(map(_linked, shape.models))
        return many + " eller ".join([*linked, *(["text"] if shape.value else [])])
    return f"{many}{plain(_value(shape.value))}"


def _linked(cls: type[Model]) -> str:
    if issubclass(cls, Clause):
        return link("klausul", "klausultyperna")
    if issubclass(cls, PublicParty | CivilParty):
        return link("part", "parterna")
    return link(plain(swedish_term(cls)), _label(cls))


def _value(value: Mapping[str, Any]) -> str:
    if value.get("type") == "integer":
        bounds = [f"{word}\N{NO-BREAK SPACE}{value[name]}" for name, word in _BOUNDS if name in value]
        return ", ".join(["heltal", *bounds])
    return str(value.get("title", "text"))


def _is_common(cls: type[Clause], one: Field) -> bool:
    """Whether a clause has a field just as every clause has it."""
    base = Clause.model_fields.get(one.name)
    return base is not None and base.title == one.title and not one.required and cls is not Clause


def _shared(clauses: Iterable[type[Clause]]) -> list[type[Model]]:
    """Return the models that more than one clause type holds, each once."""
    counted = Counter(model for cls in clauses for model in models_in(cls))
    return [model for model, times in counted.items() if times > 1]


def _label(cls: type[Model]) -> str:
    kind = kind_of(cls) if issubclass(cls, Clause) else None
    return f"klausul-{kind}" if kind else f"grupp-{cls.__name__.lower()}"


def _judged(models: Iterable[type[Model]]) -> str:
    """Return links to the rules that are asked about any of the models."""
    asked = tuple(models)
    codes = [code for code, rule in RULES.items() if any(issubclass(one, rule.on) for one in asked)]
    return f"Granskas av {swedish.list_of([link(code, code.lower()) for code in codes])}." if codes else ""


def _cited(models: Iterable[type[Model]]) -> str:
    found = dict.fromkeys(source for cls in models for source in sources_of(cls))
    return joined(["**Källor**", bullets(plain(source) for source in found)]) if found else ""


def sources_of(cls: type[Model]) -> Iterator[str]:
    """Yield the sources that a class names in parentheses in its docstring."""
    for cited in _CITED.findall(" ".join((inspect.getdoc(cls) or "").split())):
        yield cited.replace(" and ", " och ")
