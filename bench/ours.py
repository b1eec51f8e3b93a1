"""This library as a contestant, the floor below it, and what each step of it takes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from unittest import mock

import iopdocs as iop
from bench.contestant import Contestant, InProcess
from bench.measure import Result
from iopdocs.agreement import Agreement
from iopdocs.opc import Member, compress, pack, read_package
from iopdocs.rules import judge
from iopdocs.word import render as rendering
from iopdocs.word.plan import plan
from iopdocs.word.render import render_package
from iopdocs.word.settle import Settling
from iopdocs.wording.templates import builtin

__all__ = ["EXAMPLE", "FLOOR", "OBJECTS", "OURS", "UNJUDGED", "WHOLE", "Subject", "shares"]

EXAMPLE: Final = Path(__file__).resolve().parent.parent / "docs" / "examples" / "timra-soraker-2018.yaml"
WHOLE: Final = "iopdocs, JSON to bytes"
OBJECTS: Final = "iopdocs, objects to bytes"
UNJUDGED: Final = "iopdocs, JSON to bytes, rules not asked"
FLOOR: Final = "floor"
OURS: Final = (WHOLE, UNJUDGED, OBJECTS, FLOOR)
"""What is measured of us, and the floor below it."""

Call = tuple[str, tuple[Any, ...]]
"""A call of the settling state: the method's name and what it was given."""


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
        """The document."""
        return render_package(self.agreement, builtin())

    def contestants(self) -> list[Contestant]:
        """Return what is measured of us."""
        return [
            InProcess(
                WHOLE, "validates, judges by every rule, decides, formats, numbers, settles references", self._whole
            ),
            InProcess(UNJUDGED, "the same without the rules", self._unjudged),
            InProcess(OBJECTS, "decides, formats, numbers, settles references", self._objects),
            InProcess(FLOOR, "deflates the parts that change, and joins the package; renders nothing", self._floor),
        ]

    def _whole(self) -> bytes:
        return iop.render(self.payload).to_bytes()

    def _unjudged(self) -> bytes:
        return render_package(iop.load(self.payload), builtin())

    def _objects(self) -> bytes:
        return render_package(self.agreement, builtin())

    def _floor(self) -> bytes:
        return pack([*self._deflated(), *builtin().letterhead.unchanging])

    @cached_property
    def _changing(self) -> dict[str, bytes]:
        parts = read_package(self.package, name="agreement")
        return {name: parts[name] for name in builtin().letterhead.sources}

    def _deflated(self) -> list[Member]:
        return [compress(name, data) for name, data in self._changing.items()]

    def steps(self) -> dict[str, Callable[[], object]]:
        """Return what can be timed of the chain: its beginnings, the whole, and the steps that can be taken alone.

        The rules and the render are timed as what they add, since they find more ready in an agreement that has
        been used before.
        """
        agreement, unchanging = self.agreement, builtin().letterhead.unchanging
        members, calls = self._deflated(), self._settling_calls()
        return {
            **self.growing(),
            "plan": lambda: plan(agreement),
            "settle": lambda: _replay(agreement, calls),
            "deflate": self._deflated,
            "pack": lambda: pack([*members, *unchanging]),
        }

    def growing(self) -> dict[str, Callable[[], object]]:
        """Return the beginnings of the chain, each on an agreement that is new."""
        return {
            "load": lambda: iop.load(self.payload),
            "load and judge": lambda: judge(iop.load(self.payload)),
            "whole": self._whole,
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
    alone = {name: part[name] for name in ("plan", "settle", "deflate", "pack")}
    render = 1 - part["load and judge"] - sum(alone.values())
    rules = part["load and judge"] - part["load"]
    return {"validate": part["load"], "rules": rules, "plan": alone.pop("plan"), "render": render, **alone}


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
