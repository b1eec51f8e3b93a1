"""Writing references while rendering (hänvisningar): at once, or when the place that they lead to has its number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from iopdocs.errors import TemplateError
from iopdocs.word.blanks import blank
from iopdocs.word.targets import Target, bookmark_name, ref_field, shown
from iopdocs.wording.runs import escape_text

__all__ = ["LETTERHEAD", "Append", "References"]

Append = Callable[[str], None]

LETTERHEAD: Final = "brevmallen"
"""What stands in the place of a clause's key where none is being written."""

_NOT_THERE: Final = "som inte finns i avtalet"
_REFERENCE: Final = "hänvisning"
_NOT_NUMBERED: Final = "som inte har någon numrerad punkt"


class References:
    """The places of one render that can be referred to, and the references that wait for their numbers.

    ``names`` leads from the names that templates use to the keys of clauses; ``clause`` is the key of the one that is
    being written, and ``into`` the pieces that it is written to. ``targets`` are the places by key: a clause's, or a
    clause's and a name in it with a full stop between.
    """

    def __init__(self, names: Mapping[str, str], into: list[str], *, draft: bool = False) -> None:
        self.names = names
        self.draft = draft
        self.into = into
        self.clause = LETTERHEAD
        self.targets: dict[str, list[Target]] = {}
        self._waiting: list[tuple[list[str], int, Callable[[], str]]] = []
        self._finished = False

    def new_bookmark(self, name: str) -> str:
        """Return the bookmark for a name in the clause that is being written; in a loop a name has several."""
        key = f"{self.clause}.{name}"
        times = len(self.targets.get(key, ()))
        return bookmark_name(f"{key}.{times + 1}" if times else key)

    def add_target(self, name: str, target: Target) -> None:
        """Let a name in the clause that is being written lead to a place."""
        self.targets.setdefault(f"{self.clause}.{name}", []).append(target)

    def has(self, name: str) -> bool:
        """Whether the agreement has a clause of that name, or what the data call so."""
        return name in self.names

    def reference(self, append: Append, name: str, run: str) -> None:
        """Write a live REF field to a clause; raises :class:`TemplateError` naming both if it is not there."""
        key = self._key(name)
        if key is None:
            raise _dangling(self.clause, name, _NOT_THERE)
        known = self.targets.get(key)
        if known is not None:
            append(ref_field(known[0], run))
        else:
            self._later(append, lambda: ref_field(self._found(key, name)[0], run), run)

    def references(self, append: Append, names: tuple[str, ...], run: str) -> None:
        """Write live references to several places, sorted and merged.

        Raises:
            TemplateError: none of the places is in the agreement, or they are of different sorts.
        """
        self._refer(append, names, run, noun=False)

    def given(self, append: Append, names: tuple[str, ...], run: str) -> None:
        """Write live references to what the data name; what is not there is shown as the data say.

        A rule tells the author of the agreement, who may have good reasons; a draft may lack what is to be referred to.
        """
        keys = [(key, name) for name in names if (key := self._key(name)) is not None]
        said = escape_text(", ".join(name.rpartition(".")[2] for name in names))
        self._later(append, lambda: shown(found, run, noun=False) if (found := self._there(keys)) else said, run)

    def nouned(self, append: Append, names: tuple[str, ...], run: str) -> None:
        """Write references with their noun: ``punkterna 4 och 7``; raises as :meth:`references`."""
        self._refer(append, names, run, noun=True)

    def above_or_below(self, append: Append, names: tuple[str, ...], run: str) -> None:
        """Write where the first of the places of a name stands, as seen from here; raises :class:`TemplateError`."""
        keys = self._keys(names)
        if any(key in self.targets for key, _ in keys):
            append("ovan")
        else:
            self._later(append, lambda: "nedan" if self._all(keys) else "", run)

    def _refer(self, append: Append, names: tuple[str, ...], run: str, *, noun: bool) -> None:
        keys, clause = self._keys(names), self.clause

        def said() -> str:
            try:
                return shown(self._all(keys), run, noun=noun)
            except ValueError as error:
                raise TemplateError(clause, "", f"{error} ({', '.join(names)})") from None

        self._later(append, said, run)

    def _key(self, name: str) -> str | None:
        """The key of the place that a name leads to: a clause's, or a clause's and that of what stands in it."""
        kind, dot, inside = name.partition(".")
        key = self.clause if kind == "clause" else self.names.get(kind)
        return f"{key}.{inside}" if dot and key is not None else key

    def _keys(self, names: tuple[str, ...]) -> list[tuple[str, str]]:
        """Each key that can be there, with the name that it has in the template, and the clause that asks."""
        found = [(key, name) for name in names if (key := self._key(name)) is not None]
        if not found:
            raise _dangling(self.clause, ", ".join(names), _NOT_THERE)
        return found

    def _all(self, keys: list[tuple[str, str]]) -> list[Target]:
        """Every target of the keys; one that is not there is left out if another is."""
        return self._there(keys) or self._found(*keys[0])

    def _there(self, keys: list[tuple[str, str]]) -> list[Target]:
        return [target for key, _ in keys for target in self.targets.get(key, ())]

    def _found(self, key: str, name: str) -> list[Target]:
        if key not in self.targets:
            raise _Missing(name, _NOT_THERE if "." in key else _NOT_NUMBERED)
        return self.targets[key]

    def _later(self, append: Append, text: Callable[[], str], run: str) -> None:
        """Write what may need numbers that are not counted yet, at once if all are.

        What stands in a clause can be left out for want of a fact, so in a draft there is a blank instead of an error.
        """
        clause = LETTERHEAD if self._finished else self.clause

        def said() -> str:
            try:
                return text()
            except _Missing as missing:
                if self.draft and "." in missing.args[0]:
                    return blank(_REFERENCE, run)
                raise _dangling(clause, *missing.args) from None

        if self._finished:
            append(said())
        else:
            self._waiting.append((self.into, len(self.into), said))
            append("")

    def fill_in(self) -> None:
        """Write what has waited; raises :class:`TemplateError` for a reference that leads nowhere, naming both ends."""
        for out, index, said in self._waiting:
            out[index] = said()
        self._finished = True


class _Missing(Exception):
    """A place that is referred to is not there: its name, and why."""


def _dangling(clause: str, key: str, why: str) -> TemplateError:
    who = clause if clause == LETTERHEAD else f"klausulen {clause}"
    return TemplateError(clause, "", f"{who} hänvisar till {key}, {why}")
