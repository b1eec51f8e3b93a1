"""What is said of edits (besked om ändringar): those that were taken in, and those that were not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from iopdocs.agreement import Agreement
from iopdocs.findings import Finding, Findings, Path
from iopdocs.model import Model
from iopdocs.paper import Paper
from iopdocs.readback.judging import CLAUSES, Proved, Written
from iopdocs.readback.lines import Difference, Line
from iopdocs.readback.result import Taken
from iopdocs.readback.spans import plain
from iopdocs.readback.steps import Leaf, Move, Put, Remove, Step, leaves
from iopdocs.word.codes import finding
from iopdocs.word.marked import FIELD
from iopdocs.word.whereabouts import whereabouts

__all__ = ["left", "taken"]

_DIGIT: Final = re.compile(r"\d")
_BESIDE: Final = 3
"""How many words beside what differs are quoted."""
_LONGEST: Final = 160
_MEND: Final = (
    "för in ändringen i uppgifterna; text som mallen inte har kan stå under more i klausulen eller i en fri klausul"
)
_COUNTED: Final = "talet räknas ut; ändra i uppgifterna det som det räknas ut av"
_NOT_READ: Final = "det läses inte in; för in ändringen i uppgifterna, i brevmallen eller i klausulens mall"
_FOLLOWS: Final = "skriv ett nytt dokument ur uppgifterna, eller ändra uppgifterna om det är filen som har rätt"


def taken(proved: Iterable[Proved]) -> tuple[Taken, ...]:
    """Return what is said of the edits that were taken in, step by step."""
    return tuple(Taken(_path(step), _told(step, one)) for one in proved for step in one.guess)


def _path(step: Step) -> Path:
    return step.path if isinstance(step, Put) else (*step.path, step.to if isinstance(step, Move) else step.at)


def _told(step: Step, proved: Proved) -> str:
    before, after = proved.before, proved.after
    if isinstance(step, Put):
        was, now = _held(before.data, step.path), _quoted(_held(after.data, step.path))
        place = whereabouts(after.paper, _field(after.paper, step.path))
        return f"{place}: {now} är ifyllt" if was is None else f"{place}: {_quoted(was)} → {now}"
    if isinstance(step, Move):
        return f"{whereabouts(after.paper, _path(step))} är flyttad"
    if step.path == CLAUSES:
        paper, done = (before.paper, "borttagen") if isinstance(step, Remove) else (after.paper, "tillagd")
        return f"{whereabouts(paper, _path(step))} är {done}"
    if isinstance(step, Remove):
        return f"{whereabouts(before.paper, step.path)}: {_called(_held(before.data, _path(step)))} är borttagen"
    beside = "" if isinstance(step.item, str) else _beside(step.item, before, after)
    return f"{whereabouts(after.paper, step.path)}: {_called(step.item)} är tillagd{beside}"


def _field(paper: Paper, path: Path) -> Path:
    """The path of the field that a fact stands in: a day of a period has no title of its own."""
    held: Any = paper
    for at, step in enumerate(path):
        if not isinstance(held, Model | tuple):
            return path[:at]
        held = held[int(step)] if isinstance(held, tuple) else getattr(held, str(step), None)
    return path


def _beside(item: dict[str, Any], before: Written, after: Written) -> str:
    """The words of an item that its own lines do not show: they were taken from an item like it."""
    known = {line.key for line in before.lines}
    shown = plain(" ".join(line.shown for line in after.lines if line.key not in known)).lower()
    words = {name: value for name, value in item.items() if isinstance(value, str) and not _DIGIT.search(value)}
    hidden = [f"{name} {value}" for name, value in words.items() if plain(value).lower() not in shown]
    return f"; kontrollera det som texten inte visar: {', '.join(hidden)}" if hidden else ""


def _held(data: Any, path: Path) -> Any:
    for step in path:
        if data is None:
            return None
        data = data.get(step) if isinstance(data, dict) else data[step]
    return data


def _called(item: Any) -> str:
    """An item by the first of its facts that says something."""
    facts: list[Leaf] = [*leaves(item)] if isinstance(item, dict | list) else [Leaf((), item)]
    texts = [str(one.value) for one in facts if one.path[-1:] not in {("party",), ("id",)}]
    return f"”{_short(texts[0])}”" if texts else "en post"


def _quoted(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, dict):
        return f"”{'–'.join(dict.fromkeys(str(one.value) for one in leaves(value)))}”"
    if isinstance(value, list):
        return f"”{_short(', '.join(str(one.value) for one in leaves(value, ('',))))}”"
    return "inget" if value is None else f"”{_short(str(value))}”"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def left(now: Written, apart: Iterable[Difference], untouched: Callable[[Difference], bool]) -> Findings:
    """Return findings about what still differs between the file and the document of the data ``now``.

    ``untouched`` tells the edits that nothing was made of from what only follows from others.
    """
    return Findings.of(_left(one, now.paper, untouched=untouched(one)) for one in apart)


def _left(one: Difference, paper: Paper, *, untouched: bool) -> Finding:
    path: Path = (*CLAUSES, one.section - 1) if one.section and isinstance(paper, Agreement) else ()
    ours, theirs = _apart(one.old, one.new)
    if untouched:
        message = f"{_change(ours, theirs)} för hand i Word-filen och gick inte att läsa in"
        hint = _COUNTED if [line.frame for line in one.old] == [line.frame for line in one.new] else _MEND
        found = finding("WRD013", message, path=path, hint=hint)
    else:
        message = f"Word-filen säger {theirs or 'inget'} men de inlästa uppgifterna ger {ours or 'inget'}"
        found = finding("WRD014", message, path=path, hint=_FOLLOWS)
    return replace(found, where=whereabouts(paper, path) or paper.whole)


def _change(ours: str, theirs: str) -> str:
    if not ours:
        return f"{theirs} har lagts till"
    return f"{ours} har ändrats till {theirs}" if theirs else f"{ours} har tagits bort"


def _apart(old: Iterable[Line], new: Iterable[Line]) -> tuple[str, str]:
    """What differs between some lines, with a few words beside it, quoted."""
    texts = (" / ".join(line.shown for line in lines).replace(FIELD, "…") for lines in (old, new))
    ours, theirs = (text.split(" ") for text in texts)
    start = _same(ours, theirs)
    end = _same(ours[start:][::-1], theirs[start:][::-1])
    return _piece(ours, start, end), _piece(theirs, start, end)


def _same(one: list[str], other: list[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def _piece(words: list[str], start: int, end: int) -> str:
    first, last = max(0, start - _BESIDE), min(len(words), len(words) - end + _BESIDE)
    text = _short(" ".join(words[first:last]))
    opened, closed = ("… " if first else ""), (" …" if last < len(words) else "")
    return f"”{opened}{text}{closed}”" if text else ""


def beside(edits: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings about what stands besides the text, which is not read back, with what to do about it."""
    return (replace(one, hint=_NOT_READ) for one in edits)
