"""What is worked out once and kept with the value that it belongs to (behållna uppgifter)."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Self, TypeVar, overload

__all__ = ["kept"]

T = TypeVar("T")


class kept(cached_property[T]):  # noqa: N801 -- used as a decorator, as the one that it builds upon
    """A property that is worked out when it is first asked for, and then kept.

    As :class:`functools.cached_property` in Python 3.12 and later, which takes no lock; before that the lock costs more
    than most of what is kept here. Two threads may work out the same thing, with the same result.
    """

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> T: ...
    def __get__(self, instance: object | None, owner: type[Any] | None = None) -> Self | T:
        """Return what is kept with the instance, worked out now."""
        if instance is None:
            return self
        value: T = self.func(instance)
        instance.__dict__[self.func.__name__] = value
        return value
