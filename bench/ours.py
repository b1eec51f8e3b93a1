"""This library as a contestant, the floor below it, and what each step of it takes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Final
from unittest import mock

import iopdocs as iop
from bench.contestant import Contestant, InProcess
from bench.measure import Result
from iopdocs.agreement import Agreement
from iopdocs.opc import Member, compress, pack
from iopdocs.rules import judge
from iopdocs.word import render as rendering
from iopdocs.word.plan import plan
from iopdocs.word.render import render_package
from iopdocs.word.settle import Settling
from iopdocs.wording.templates import builtin

__all__ = ["CARRYING", "EXAMPLE", "FLOOR", "FLOOR_OF", "OBJECTS", "OURS", "WHOLE", "Subject", "shares"]

EXAMPLE: Final = Path(__file__).resolve().parent.parent / "docs" / "examples" / "timra-soraker-2018.yaml"
WHOLE: Final = "iopdocs, JSON to bytes"
CARRYING: Final = "iopdocs, JSON to bytes, data inside"
UNJUDGED: Final = "iopdocs, JSON to bytes, rules not asked"
OBJECTS: Final = "iopdocs, objects to bytes"
FLOOR: Final = "floor"
FLOOR_CARRYING: Final = "floor, data inside"
FLOOR_OF: Final = {
    CARRYING: FLOOR_CARRYING,
    WHOLE: FLOOR,
    UNJUDGED: FLOOR,
    OBJECTS: FLOOR,
    FLOOR: FLOOR,
    FLOOR_CARRYING: FLOOR_CARRYING,
}
"""What is measured of us, with the floor below each."""
OURS: Final = tuple(FLOOR_OF)

Call = tuple[str, tuple[Any, ...]]
"""A call of the settling state: the method's name and what it was given."""


@dataclass(frozen=True)
class Packing:
    """What one render deflates and joins: the parts that change, and the members that are kept deflated."""

    deflated: tuple[Callable[[], Member], ...]
    kept: tuple[Member, ...]

    def deflate(self) -> list[Member]:
        """Deflate the parts that change, at the level that they had."""
        return [part() for part in self.deflated]

    def package(self) -> bytes:
        """Deflate and join: the floor, which renders nothing."""
        return pack([*self.deflate(), *self.kept])


@dataclass(frozen=True)
class Subject:
    """One agreement, as it comes from another program: a JSON text."""

    payload: str

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Subject:
        """Return the subject with these data."""
        return cls(json.dumps(data, ensure_ascii=False))

    @classmethod
    def example(cls) -> Subject:
        """Return the agreement that is compared."""
        return cls.of(iop.load(EXAMPLE).to_data())

    @cached_property
    def agreement(self) -> Agreement:
        """The agreement as Python objects."""
        return iop.load(self.payload)

    @cached_property
    def package(self) -> bytes:
        """The document alone, which is what the peers make too."""
        return self._objects()

    def contestants(self) -> list[Contestant]:
        """Return what is measured of us."""
        checks = "validates, judges by every rule, decides, formats, numbers, settles references"
        return [
            InProcess(CARRYING, f"{checks}; lets the document carry its data", self._carrying),
            InProcess(WHOLE, checks, self._whole),
            InProcess(UNJUDGED, "the same without the rules", self._unjudged),
            InProcess(OBJECTS, "decides, formats, numbers, settles references", self._objects),
            InProcess(
                FLOOR,
                "deflates the parts that change, and joins the package; renders nothing",
                self.packing(data=False).package,
            ),
            InProcess(FLOOR_CARRYING, "the same with the part that holds the data", self.packing(data=True).package),
        ]

    def _carrying(self) -> bytes:
        return iop.render(self.payload).to_bytes()

    def _whole(self) -> bytes:
        return iop.render(self.payload, data=False).to_bytes()

    def _unjudged(self) -> bytes:
        return render_package(iop.load(self.payload), builtin(), data=False)

    def _objects(self) -> bytes:
        return render_package(self.agreement, builtin(), data=False)

    def packing(self, *, data: bool) -> Packing:
        """Return what a render with or without the data inside deflates and joins, recorded from one."""
        made: dict[int, Callable[[], Member]] = {}
        joined: list[Member] = []

        def recorded(name: str, part: bytes, **level: int) -> Member:
            member = compress(name, part, **level)
            made[id(member)] = partial(compress, name, part, **level)
            return member

        def joining(members: Iterable[Member]) -> bytes:
            joined.extend(members)
            return pack(joined)

        with mock.patch.multiple(rendering, compress=recorded, pack=joining):
            render_package(self.agreement, builtin(), data=data)
        kept = tuple(member for member in joined if id(member) not in made)
        return Packing(tuple(made.values()), kept)

    def growing(self) -> dict[str, Callable[[], object]]:
        """Return the beginnings of the chain, each on an agreement that is new."""
        return {
            "load": lambda: iop.load(self.payload),
            "load and judge": lambda: judge(iop.load(self.payload)),
            "whole": self._carrying,
        }

    def steps(self) -> dict[str, Callable[[], object]]:
        """Return what can be timed of the chain: its beginnings, the whole, and the steps that can be taken alone.

        The rules and the render are timed as what they add, since they find more ready in an agreement that has
        been used before.
        """
        agreement, calls = self.agreement, self._settling_calls()
        alone, carrying = self.packing(data=False), self.packing(data=True)
        members = [*carrying.deflate(), *carrying.kept]
        return {
            **self.growing(),
            "whole without data": self._whole,
            "plan": lambda: plan(agreement),
            "settle": lambda: _replay(agreement, calls),
            "deflate": carrying.deflate,
            "deflate without data": alone.deflate,
            "pack": lambda: pack(members),
        }

    def _settling_calls(self) -> list[Call]:
        """Return the calls of the settling state during one render, recorded, so that they can be timed alone."""
        calls: list[Call] = []
        with mock.patch.object(rendering, "Settling", _recorder(calls)):
            self._objects()
        return calls


def shares(found: Mapping[str, Result]) -> dict[str, float]:
    """Return what part of the whole each step takes, from the results of :meth:`Subject.steps`."""
    part = {name: result.over(found["whole"]) for name, result in found.items()}
    carry = 1 - part["whole without data"] - (part["deflate"] - part["deflate without data"])
    alone = {name: part[name] for name in ("settle", "deflate", "pack")}
    render = 1 - part["load and judge"] - part["plan"] - carry - sum(alone.values())
    rules = part["load and judge"] - part["load"]
    first = {"validate": part["load"], "rules": rules, "plan": part["plan"], "render": render}
    return {**first, "settle": alone["settle"], "data inside": carry, "deflate": part["deflate"], "pack": part["pack"]}


def _recorder(calls: list[Call]) -> type[Settling]:
    def recorded(name: str) -> Callable[..., Any]:
        method = getattr(Settling, name)

        def call(self: Settling, *arguments: Any) -> Any:
            calls.append((name, arguments))
            return method(self, *arguments)

        return call

    public = [name for name in vars(Settling) if not name.startswith("_") and callable(getattr(Settling, name))]
    return type("Recorder", (Settling,), {name: recorded(name) for name in public})


def _replay(agreement: Agreement, calls: list[Call]) -> None:
    """Make the recorded calls on a state of its own; what they append goes to a list of its own."""
    out: list[str] = []
    state = Settling(agreement, plan(agreement), out)
    for name, arguments in calls:
        given = (out.append, *arguments[1:]) if arguments and callable(arguments[0]) else arguments
        getattr(state, name)(*given)
