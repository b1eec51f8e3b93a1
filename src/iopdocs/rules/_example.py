"""The sound agreement that the examples of the rules change a part of (exempelavtalet)."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["complete", "sound"]


def sound() -> dict[str, Any]:
    """Return a complete agreement without findings above notes, as data with every scalar as text."""
    return deepcopy(_read())


@cache
def _read() -> dict[str, Any]:
    return _parsed((resources.files(__package__) / "example.yaml").read_text("utf-8"))


def complete(example: str) -> dict[str, Any]:
    """Return the sound agreement with the parts that a rule's example gives.

    Top-level fields replace; a clause replaces those of its kind, or is added last; ``without`` lists the
    kinds of clauses that are taken away.
    """
    base, change = sound(), _parsed(example)
    clauses = _replaced(base["clauses"], change.pop("clauses", []))
    without = change.pop("without", [])
    return base | change | {"clauses": [clause for clause in clauses if clause["kind"] not in without]}


def _replaced(clauses: list[dict[str, Any]], given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the clauses with all the given ones of a kind in the place of the first of that kind."""
    kinds = {clause["kind"] for clause in given}
    made: list[dict[str, Any]] = []
    for clause in clauses:
        made.extend([one for one in given if one["kind"] == clause["kind"]] if clause["kind"] in kinds else [clause])
        kinds.discard(clause["kind"])
    return [*made, *(one for one in given if one["kind"] in kinds)]


def _parsed(text: str) -> dict[str, Any]:
    import yaml

    # BaseLoader makes text of every scalar and nothing but text, lists and mappings of a file.
    fields: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    return fields
