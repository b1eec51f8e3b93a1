"""What the annotation of a field says (fältets typ): its marks, the types that it allows, the words of a choice.

Whatever its form is, it can be asked: marks, unions, type aliases and ``None`` are seen through in one way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

__all__ = ["bare", "classes_in", "is_optional", "is_tag", "item_of", "marks_of", "members_of", "parts_of", "words_of"]

T = TypeVar("T")


def bare(annotation: Any) -> Any:
    """Return what is marked, without its marks; what a type alias stands for."""
    return _parted(annotation)[0]


def marks_of(annotation: Any) -> tuple[Any, ...]:
    """Return the marks around a type, the innermost first; what stands within it may have marks of its own."""
    return _parted(annotation)[1]


def _parted(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
    elif hasattr(annotation, "__value__"):
        inner, marks = annotation.__value__, []
    else:
        return annotation, ()
    innermost, within = _parted(inner)
    return innermost, (*within, *marks)


def members_of(annotation: Any) -> tuple[Any, ...]:
    """Return the types that a value which is there can be of: those of a union, each with its marks, else the one."""
    return tuple(one for one in _alternatives(annotation) if one is not None)


def is_optional(annotation: Any) -> bool:
    """Whether the value may also be ``None``."""
    return any(one is None for one in _alternatives(annotation))


def _alternatives(annotation: Any) -> tuple[Any, ...]:
    inner = bare(annotation)
    if get_origin(inner) in (Union, UnionType):
        return tuple(alternative for one in get_args(inner) for alternative in _alternatives(one))
    return (None if inner in (None, NoneType) else annotation,)


def item_of(annotation: Any) -> Any:
    """Return what a list is of, by its first item; ``None`` of what is no list, or may be something else too."""
    only = _only(annotation)
    origin: Any = get_origin(only)
    is_list = isinstance(origin, type) and issubclass(origin, Sequence)
    return next(iter(get_args(only)), None) if is_list else None


def words_of(annotation: Any) -> tuple[Any, ...]:
    """Return the words of a choice; none of what is no choice, or may be something else too."""
    only = _only(annotation)
    return get_args(only) if get_origin(only) is Literal else ()


def is_tag(annotation: Any) -> bool:
    """Whether a value can be one word only, by which a group of fields is told from others in data."""
    return len(words_of(annotation)) == 1


def _only(annotation: Any) -> Any:
    members = members_of(annotation)
    return bare(members[0]) if len(members) == 1 else None


def parts_of(annotation: Any) -> Iterator[Any]:
    """Yield an annotation and all that it is put together of, on every level: types, words and marks."""
    yield annotation
    alias = getattr(annotation, "__value__", None)
    for part in (*get_args(annotation), *([] if alias is None else [alias])):
        yield from parts_of(part)


def classes_in(annotation: Any, base: type[T]) -> Iterator[type[T]]:
    """Yield the classes that an annotation names, on any level, which are a class or below it."""
    return (one for one in parts_of(annotation) if isinstance(one, type) and issubclass(one, base))
