"""From plain data to a paper, or to as much of one as the rules can speak about (bygge).

What is wrong is taken out, and the rest becomes a draft with holes, so that one run tells every fault:
those of the form, and those that the rules find in what is left. A hole says nothing, so no rule is misled
by what was taken out. See docs/decisions/0003-holes.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pydantic import ValidationError

from iopdocs.findings import Finding, Findings
from iopdocs.model import DRAFT, Hole, Model, draft_validator
from iopdocs.paper import Paper
from iopdocs.papers import paper_class
from iopdocs.reading.choices import paper_kind
from iopdocs.reading.faults import MOST_FAULTS, Wrong, wrongs
from iopdocs.reading.places import ABSENT, Data, Steps, printable, within
from iopdocs.reading.tree import Reading

__all__ = ["Built", "build", "locate"]

_MOST_ROUNDS: Final = 5
_ITEM: Final = (str, int)
_NO_FIELD: Final = ("INP002", "INP018")

Kept = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Built:
    """What could be made of a reading: a paper, whole or with holes, and what is wrong with the data.

    ``paper`` is an agreement unless the data say otherwise; ``None`` when nothing at all could be made. ``kept`` has
    the indices that the parties and the clauses had before some were taken out.
    """

    reading: Reading
    paper: Paper | None
    findings: Findings
    kept: Kept = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether nothing is missing or wrong in the data, whatever the rules say about them."""
        return self.paper is not None and not self.findings.errors

    @property
    def draftable(self) -> bool:
        """Whether facts are missing at most, so that the paper may be rendered as a draft."""
        return self.paper is not None and all(code == "INP001" for code in self.findings.errors.codes)

    def locate(self, findings: Iterable[Finding]) -> Findings:
        """Return findings about the paper with the paths, file and lines of the data it was made from."""
        return locate((replace(one, path=_original(one.path, self.kept)) for one in findings), self.reading)


def build(reading: Reading) -> Built:
    """Return the paper that the data of a reading mean; never raises for what they are."""
    if reading.data is None and reading.findings:
        return Built(reading, None, reading.findings)
    kind = within(reading.data, "kind")
    cls = paper_class(None if kind is ABSENT else kind)
    if cls is None:
        return Built(reading, None, locate([*reading.findings, paper_kind(kind)], reading))
    try:
        paper = cls.model_validate(reading.data)
    except ValidationError as error:
        return _Mender(reading, cls).mended(error)
    return Built(reading, paper, reading.findings)


def locate(findings: Iterable[Finding], reading: Reading) -> Findings:
    """Return the findings with file, line and column, those of the nearest thing known in the file."""
    return Findings.of(_located(one, reading) for one in findings)


def _located(finding: Finding, reading: Reading) -> Finding:
    at = reading.position(finding.path) if finding.line is None else None
    line, column = at or (finding.line, finding.column)
    path = tuple(step if isinstance(step, int) else printable(step) for step in finding.path)
    return replace(finding, file=finding.file or reading.name, line=line, column=column, path=path)


def _original(path: Steps, kept: Kept) -> Steps:
    """Return a path in the data that were given, from one in data that some items were taken out of."""
    indices = kept.get(path[0]) if len(path) > 1 else None
    return path if indices is None else (path[0], indices[path[1]], *path[2:])


class _Mender:
    """Takes out of the data of one reading what is wrong, until a draft can be made of the rest."""

    def __init__(self, reading: Reading, cls: type[Paper]) -> None:
        self.reading = reading
        self.cls = cls
        self.data = reading.data
        self.kept: Kept = {}
        self.told: dict[Steps, Finding] = {}
        self.cuts: set[Steps] = set()
        self.hollow: set[Steps] = set()

    def mended(self, error: ValidationError) -> Built:
        """Return what could be made, from what pydantic said about the data as they were."""
        rounds, going_on = 0, self._take(error, drafting=False)
        while going_on and rounds < _MOST_ROUNDS:
            try:
                return self._built(self._with_holes(self._made()))
            except ValidationError as again:
                rounds, going_on = rounds + 1, self._take(again, drafting=True)
        return self._built(None)

    def _made(self) -> Paper:
        """Return a paper of what is left: whole if only empty fields had to go, else a draft."""
        if not self.told:
            return self.cls.model_validate(self.data)
        made: Paper = draft_validator(self.cls).validate_python(self.data, context=DRAFT)
        return made

    def _built(self, paper: Paper | None) -> Built:
        findings = locate([*self.reading.findings, *self.told.values()], self.reading)
        return Built(self.reading, paper, findings, self.kept)

    def _take(self, error: ValidationError, *, drafting: bool) -> bool:
        """Tell the faults and take them out; return whether it is worth trying with what is left."""
        before = frozenset(self.cuts)
        for wrong in wrongs(error, self.data, self.cls):
            self._tell(wrong, before)
            if drafting or wrong.finding is None or wrong.finding.code != "INP001":
                self._cut(wrong, before)
        self.data = _without(self.reading.data, self.cuts)
        items = (cut for cut in self.cuts if _is_item(cut, self.cls))
        self.kept = {name: _left(name, self.reading.data, self.cuts) for name, *_ in items}
        return () not in self.cuts and len(self.told) < MOST_FAULTS and (self.cuts != before or not drafting)

    def _tell(self, wrong: Wrong, before: Collection[Steps]) -> None:
        """Tell a fault, unless it is one only because something within it has been taken out."""
        path = _original(wrong.place.path, self.kept)
        if wrong.finding is not None and not any(cut[: len(path)] == path for cut in before):
            self.told.setdefault(path, replace(wrong.finding, path=_original(wrong.finding.path, self.kept)))

    def _cut(self, wrong: Wrong, before: Collection[Steps]) -> None:
        path = _original(wrong.place.path, self.kept)
        cut = _reachable(path[:-1] if path in before else path, self.reading.data, self.cls)
        self.cuts.add(cut)
        if wrong.finding is not None and wrong.finding.code not in _NO_FIELD:
            self.hollow.add(cut)

    def _with_holes(self, paper: Paper) -> Paper:
        """Return the paper with holes also where a wrong value could have been left out."""
        for path in sorted(self.hollow, key=len):
            indices = self.kept.get(path[0])
            if indices is None or len(path) == 1:
                paper = _hollowed(paper, path)
            elif path[1] in indices and len(path) > len(_ITEM):
                paper = _hollowed(paper, (path[0], indices.index(path[1]), *path[2:]))
        return paper


def _hollowed(value: Data, path: Steps) -> Data:
    step, rest = path[0], path[1:]
    if isinstance(value, tuple):
        return (*value[:step], _hollowed(value[step], rest), *value[step + 1 :])
    if not isinstance(value, Model) or step not in type(value).model_fields:
        return value
    hole = Hole(type(value).model_fields[step].title or step)
    return value.model_copy(update={step: _hollowed(value.__dict__[step], rest) if rest else hole})


def _is_item(path: Steps, cls: type[Paper]) -> bool:
    return len(path) == len(_ITEM) and all(map(isinstance, path, _ITEM)) and path[0] in cls.item_lists


def _left(name: str, data: Data, cuts: Collection[Steps]) -> tuple[int, ...]:
    return tuple(index for index in range(len(data[name])) if (name, index) not in cuts)


def _reachable(path: Steps, data: Data, cls: type[Paper]) -> Steps:
    """Return the nearest thing at or around a path that can be taken out: a field, a party or a clause.

    A single item is not taken out of any other list: what is left would say something else than was meant.
    """
    while path and not _can_go(path, data, cls):
        path = path[:-1]
    return path


def _can_go(path: Steps, data: Data, cls: type[Paper]) -> bool:
    for step in path[:-1]:
        data = within(data, step)
    return _is_item(path, cls) or (isinstance(data, Mapping) and path[-1] in data)


def _without(value: Data, cuts: Collection[Steps]) -> Data:
    """Return a copy without what the cuts lead to; what no cut leads through is shared."""
    if not cuts or () in cuts:
        return value
    here = {cut[0] for cut in cuts if len(cut) == 1}
    deeper = {cut[0]: [one[1:] for one in cuts if one[0] == cut[0]] for cut in cuts}
    if isinstance(value, Mapping):
        return {key: _without(one, deeper.get(key, ())) for key, one in value.items() if key not in here}
    return [_without(one, deeper.get(index, ())) for index, one in enumerate(value) if index not in here]
