"""Clauses to try a wording with (provklausuler), drawn from what the clause's class says about its fields.

The class's own example is filled with every optional field, and then varied one field at a time: what may be left out
is left out, each choice is chosen, a list is made shorter and longer. A new field or class needs no change here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from iopdocs.agreement import Agreement
from iopdocs.annotations import classes_in, words_of
from iopdocs.clauses import Clause
from iopdocs.findings import Path
from iopdocs.model import Model
from iopdocs.samples._candidates import candidates
from iopdocs.samples._fields import at, changed, fields_of, find, without

__all__ = ["Sample", "example_agreement", "fields_in", "fields_of", "full_sample", "samples"]

_PARTIES: Final = (
    {"id": "kommunen", "kind": "kommun", "name": "Exempelby kommun", "orgnr": "212000-2395"},
    {"id": "foreningen", "kind": "ideell_forening", "name": "Föreningen Exemplet", "orgnr": "802400-0005"},
)
_FURTHER: Final = (
    {"id": "regionen", "kind": "region", "name": "Region Exempel", "orgnr": "232100-0016"},
    {"id": "stiftelsen", "kind": "stiftelse", "name": "Stiftelsen Exemplet", "orgnr": "802400-0013"},
)
_SAME_FOR_ALL: Final = frozenset(Clause.model_fields)
_DEEPEST: Final = 8
_MOST_FILLINGS: Final = 200


@dataclass(frozen=True, slots=True)
class Sample:
    """One clause to try (provklausul): what sets it apart, in Swedish, and its data.

    ``varies`` are the class and the field in which it differs from ``base``, if it was made by varying one.
    """

    label: str
    data: Mapping[str, Any]
    base: Mapping[str, Any] | None = None
    varies: tuple[type[Model], str] | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A field of a model somewhere in the data."""

    path: Path
    owner: type[Model]
    name: str
    annotation: Any
    info: FieldInfo

    @property
    def title(self) -> str:
        return (self.info.title or self.name).lower()


def example_agreement(*clauses: Mapping[str, Any], many: bool = False) -> dict[str, Any]:
    """Return the data of an agreement between ``kommunen`` and ``foreningen`` with these clauses.

    With ``many`` there are two further parties.
    """
    parties = [*_PARTIES, *(_FURTHER if many else ())]
    return {"title": "Exempelavtal", "parties": deepcopy(parties), "clauses": list(clauses)}


@cache
def samples(cls: type[Clause]) -> tuple[Sample, ...]:
    """Return the clauses to try a wording with: the example, all fields, the fewest, and each field varied.

    Every one of them validates, alone and in :func:`example_agreement`.
    """
    full = full_sample(cls)
    least = _least(cls, full)
    first = (
        Sample("klausultypens exempel", cls.example),
        Sample("alla uppgifter ifyllda", full),
        Sample("bara det som krävs", least),
    )
    bases = (full, _written_out(cls, cls.example), least)
    one_by_one = tuple(sample for base in bases for sample in _varied(cls, base))
    return (*first, *one_by_one, *_paired(cls, full, one_by_one))


def fields_in(cls: type[Model]) -> frozenset[tuple[type[Model], str]]:
    """Return every field of a class and of those inside it that samples vary, as class and name."""
    found: set[tuple[type[Model], str]] = set()
    waiting, seen = [cls], {cls}
    while waiting:
        owner = waiting.pop()
        for name, annotation, _ in fields_of(owner):
            if _is_own(owner, name):
                found.add((owner, name))
                inside = {one for one in classes_in(annotation, Model) if one not in seen}
                seen |= inside
                waiting.extend(inside)
    return frozenset(found)


def _is_own(owner: type[Model], name: str) -> bool:
    """Whether a field says something of its own; what all clauses have, and names to refer by, do not."""
    return name not in {"kind", "id"} and not (issubclass(owner, Clause) and name in _SAME_FOR_ALL)


def full_sample(cls: type[Clause]) -> dict[str, Any]:
    """Return the data of a clause with every optional field filled, as far as they go together."""
    data = _written_out(cls, cls.example)
    for _ in range(_MOST_FILLINGS):
        filled = next(_fillings(cls, data), None)
        if filled is None:
            break
        data = filled
    return data


def _written_out(cls: type[Clause], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data with what a short form stands for written out."""
    return cls.model_validate(data).model_dump(mode="json", exclude_unset=True)


def _fillings(cls: type[Clause], data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the data with one more field filled."""
    for place in _places(cls, data):
        if place.name not in at(data, place.path[:-1]):
            for value in candidates(place.annotation, place.name, place.info.metadata):
                made = changed(data, place.path, value)
                if _holds(cls, made):
                    yield _written_out(cls, made)


def _least(cls: type[Clause], data: dict[str, Any]) -> dict[str, Any]:
    """Return the data without what can be left out."""
    for place in reversed([*_places(cls, data)]):
        owner = find(data, place.path[:-1])
        if not place.info.is_required() and isinstance(owner, dict) and place.name in owner:
            made = without(data, place.path)
            data = made if _holds(cls, made) else data
    return data


def _varied(
    cls: type[Clause], base: dict[str, Any], skipped: Collection[tuple[type[Model], str] | None] = ()
) -> Iterator[Sample]:
    """Yield the data with one field left out or otherwise filled, for each field and each way.

    A field is varied where it is first met: in the other items of a list it is written by the same words.
    """
    met: set[tuple[type[Model], str]] = set()
    for place in _places(cls, base):
        if (place.owner, place.name) not in met and (place.owner, place.name) not in skipped:
            met.add((place.owner, place.name))
            for label, data in _changes(place, base):
                if _holds(cls, data):
                    yield Sample(label, data, base, (place.owner, place.name))
            yield from _alone(cls, place, base)


def _alone(cls: type[Clause], place: _Place, base: dict[str, Any]) -> Iterator[Sample]:
    """Yield the data where a field of a group is the only optional one: another may be taken in its stead.

    It is compared with itself as otherwise filled, so that what it says by itself is seen.
    """
    parents, name = place.path[:-1], place.name
    if not parents or place.info.is_required():
        return
    required = {field for field, _, info in fields_of(place.owner) if info.is_required()}
    kept = {field: value for field, value in at(base, parents).items() if field in {*required, "kind"}}
    values = candidates(place.annotation, name, place.info.metadata)
    ways = [changed(base, parents, {**kept, name: value}) for value in values]
    whole = [changed(base, parents, kept), *ways]
    first, *others = [made for made in whole if _holds(cls, made)] or [base]
    yield from (Sample(f"bara {place.title}", made, first, (place.owner, name)) for made in others)


def _paired(cls: type[Clause], full: dict[str, Any], varied: Sequence[Sample]) -> Iterator[Sample]:
    """Yield samples in which one choice differs and then what it opens for: the choices beside it, and new groups."""
    known = {one.varies for one in varied}
    for one in varied:
        if one.varies is not None and (_is_union(*one.varies) or (one.base == full and _is_choice(*one.varies))):
            owner, name = one.varies
            beside = {(owner, other) for other, _, _ in fields_of(owner) if other != name and _is_choice(owner, other)}
            for other in _varied(cls, dict(one.data), skipped=known - beside):
                yield replace(other, label=f"{one.label}; {other.label}")


def _is_choice(owner: type[Model], name: str) -> bool:
    return bool(words_of(_annotation(owner, name)))


def _is_union(owner: type[Model], name: str) -> bool:
    """Whether a field is one of several groups."""
    return len([*classes_in(_annotation(owner, name), Model)]) > 1


def _annotation(owner: type[Model], name: str) -> Any:
    return next(annotation for field, annotation, _ in fields_of(owner) if field == name)


def _changes(place: _Place, base: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    held = at(base, place.path[:-1])
    if not place.info.is_required() and place.name in held:
        yield f"utan {place.title}", without(base, place.path)
    for value in candidates(place.annotation, place.name, place.info.metadata):
        if held.get(place.name) != value:
            yield f"{place.title}: {_said(place, value)}", changed(base, place.path, value)


def _said(place: _Place, value: Any) -> str:
    """Return in Swedish what a field was filled with."""
    if isinstance(value, list):
        return "en" if len(value) == 1 else f"{len(value)} stycken"
    phrases: Mapping[str, str] = getattr(place.owner, "phrases", {}).get(place.name, {})
    return phrases.get(value, str(value)) if isinstance(value, str) else "på annat sätt"


def _holds(cls: type[Clause], data: Mapping[str, Any]) -> bool:
    try:
        Agreement.model_validate(example_agreement(data))
        cls.model_validate(data)
    except ValidationError:
        return False
    return True


def _places(cls: type[Model], data: Mapping[str, Any], path: Path = ()) -> Iterator[_Place]:
    """Yield every field of the models in the data, filled or not; what all clauses have is left alone."""
    for name, annotation, info in fields_of(cls):
        if _is_own(cls, name):
            yield _Place((*path, name), cls, name, annotation, info)
            if len(path) < _DEEPEST:
                yield from _inside(annotation, data.get(name), (*path, name))


def _inside(annotation: Any, value: Any, path: Path) -> Iterator[_Place]:
    if isinstance(value, list):
        for at, item in enumerate(value):
            yield from _inside(annotation, item, (*path, at))
    elif isinstance(value, dict):
        model = _model_for(annotation, value)
        if model is not None:
            yield from _places(model, value, path)


def _model_for(annotation: Any, data: Mapping[str, Any]) -> type[Model] | None:
    """Return the model that data were read as: of several the first that takes them."""
    for cls in classes_in(annotation, Model):
        try:
            cls.model_validate(data)
        except ValidationError:
            continue
        return cls
    return None
