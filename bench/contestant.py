"""One contestant (deltagare): something that makes the agreement, and how long it takes to."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

__all__ = ["Contestant", "InProcess", "Seconds"]


@dataclass(frozen=True, slots=True)
class Seconds:
    """What one document took: processor time and time on the wall.

    ``least`` is the lesser: neighbours on the machine lengthen the one, threads beside the main one the other.
    """

    cpu: float
    wall: float

    @property
    def least(self) -> float:
        """The lesser of the two."""
        return min(self.cpu, self.wall)


class Contestant(Protocol):
    """Makes the agreement; ``does`` tells, in a few words, what it is given and what it leaves out."""

    @property
    def name(self) -> str:
        """What it is called in the tables."""

    @property
    def does(self) -> str:
        """What it does."""

    def package(self) -> bytes:
        """Return its document."""

    def timed(self, calls: int) -> Seconds:
        """Make the document so many times; return what one took."""


@dataclass(frozen=True, slots=True)
class InProcess:
    """A contestant in Python, in this process."""

    name: str
    does: str
    package: Callable[[], bytes]

    def timed(self, calls: int) -> Seconds:
        """Make the document so many times; return what one took."""
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(calls):
            self.package()
        return Seconds((time.process_time() - cpu) / calls, (time.perf_counter() - wall) / calls)
