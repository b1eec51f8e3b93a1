"""A supplement carried out by hand (oracle): its instructions are followed one by one, as one who reads them would.

It knows nothing of how they were written. What it is given is the old version's list of what has numbers, and the
supplement's data; what it gives back is to be the new version's list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from iopdocs.changes.lines import Line, Piece
from iopdocs.changes.units import BEFORE, Unit
from iopdocs.changes.version import Version
from iopdocs.clauses._instructions import Instruction, Quoted
from iopdocs.clauses.structure import Supplement

__all__ = ["Entry", "applied", "listed", "outside_signatures"]

_POINT = re.compile(r"[0-9]+(\.[0-9]+)?")
_TABLE = re.compile(r"Tabell\s([0-9]+)")
_NAME = re.compile(r"(?P<new>den nya )?(?P<noun>punkt|punkten|tabell|tabellen)\s(?P<number>[0-9.]*[0-9])")
_NOTE = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SPACES = re.compile(r"[ \t\n]+")
_ABOVE = "texten under rubriken till"
_LEADS = re.compile("\x01(point|table|annex)\x02([^\x03]*)\x03")


@dataclass(eq=False)
class Entry:
    """What has a number, or text without one: its text line by line; ``signs`` says that it is about signatures."""

    sort: str
    number: str
    lines: list[str]
    section: int = 0
    signs: bool = False
    renumbered: str = ""
    is_new: bool = False
    is_gone: bool = False
    followers: list[Entry] = field(default_factory=list)


def outside_signatures(version: Version) -> list[str]:
    """The list of a version: number and text of everything but signatures, line by line."""
    return [shown(line) for one in listed(version) if not one.signs for line in one.lines]


def listed(version: Version) -> list[Entry]:
    """A version as entries, in which references say what they lead to."""
    marks = {name: sort for unit in version.units for line in unit.lines for name, sort in _marks(unit, line)}
    signing = {one.number for one in version.sections if one.kind == "signatures"}
    return [
        Entry(
            unit.sort, unit.number, [_said(line, marks) for line in unit.lines], unit.section, unit.section in signing
        )
        for unit in version.units
    ]


def _marks(unit: Unit, line: Line) -> Iterator[tuple[str, str]]:
    sequences = [piece.sequence for piece in line.pieces if piece.sequence]
    sort = "table" if unit.sort == "table" else "annex" if "Bilaga" in sequences else "point"
    yield from ((name, sort) for name in line.bookmarks)


def _said(line: Line, marks: dict[str, str]) -> str:
    def text(piece: Piece) -> str:
        sort = marks.get(piece.bookmark)
        return f"\x01{sort}\x02{piece.text}\x03" if sort else piece.text

    cells = " | ".join("".join(map(text, cell)) for cell in line.cells)
    return f"{line.label} {cells}"


def shown(line: str) -> str:
    """A line as it is compared: references as they show, single spaces, footnotes by no number."""
    plain = _NOTE.sub("*", _LEADS.sub(r"\2", line))
    return _SPACES.sub(" ", plain.replace(" | ", " ").replace("; ", " ")).strip()


def applied(version: Version, supplement: Supplement) -> list[str]:
    """The list that an old version becomes by a supplement."""
    entries = listed(version)
    for one in supplement.changes:
        assert one.text is None
        _CARRIED_OUT[one.action or ""](entries, one)
    numbers = _numbers(supplement)
    for entry in entries:
        if not entry.is_new:
            number = _renumbered(entry, numbers)
            entry.lines = [_carried(line, numbers) for line in _relabelled(entry, number)]
            entry.number = number
    left = [one for one in _ordered(one for one in entries if not one.is_gone) if not one.signs]
    return [shown(line) for one in left for line in one.lines]


def _expanded(number: str) -> list[str]:
    """The numbers of a range: ``8–12``, ``7.2–7.5``."""
    first, dash, last = number.partition("–")
    before, _, count = first.rpartition(".")
    if not dash:
        return [number]
    ends = int(count), int(last.rpartition(".")[2])
    return [f"{before}.{one}" if before else str(one) for one in range(ends[0], ends[1] + 1)]


def _each(numbers: tuple[str, ...]) -> list[str]:
    return [one for number in numbers for one in _expanded(number)]


def _numbers(supplement: Supplement) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for one in supplement.changes:
        if one.action == "renumber":
            pairs = zip(_each(one.numbers), _each(one.new_numbers), strict=True)
            found |= {(one.sort, old): new for old, new in pairs}
    return found


def _new(sort: str, number: str, numbers: dict[tuple[str, str], str]) -> str:
    """The number that a number becomes; a point follows its clause."""
    clause, dot, own = number.partition(".")
    follows = f"{numbers[sort, clause]}.{own}" if dot and sort == "point" and (sort, clause) in numbers else number
    return numbers.get((sort, number), follows)


def _renumbered(entry: Entry, numbers: dict[tuple[str, str], str]) -> str:
    sort = "table" if entry.sort == "table" else "point"
    return _new(sort, entry.number, numbers) if entry.number else ""


def _relabelled(entry: Entry, number: str) -> list[str]:
    """The lines of an entry, its own number in them replaced."""
    if not entry.number or entry.number == number or entry.renumbered:
        return entry.lines
    table = entry.sort == "table"
    before = re.compile(rf"(?<=Tabell\s){entry.number}\b" if table else rf"^{re.escape(entry.number)}(?= )")
    at = next(at for at, line in enumerate(entry.lines) if before.search(line))
    return [before.sub(number, line, count=1) if here == at else line for here, line in enumerate(entry.lines)]


def _carried(line: str, numbers: dict[tuple[str, str], str]) -> str:
    """A line with its references under the new numbers; a list item follows its point."""

    def number(found: re.Match[str]) -> str:
        own = _POINT.match(found[2])
        return _new(found[1], own[0], numbers) + found[2][own.end() :] if own else found[2]

    return _LEADS.sub(number, line)


def _repeal(entries: list[Entry], one: Instruction) -> None:
    for entry in _meant(entries, one):
        entry.is_gone = True


def _replace(entries: list[Entry], one: Instruction) -> None:
    meant = _meant(entries, one)
    blocks = _blocks(one.wording) if one.numbers else [("", [line for part in one.wording for line in _lines(part)])]
    assert len(meant) == len(blocks), one
    told = _each(one.new_numbers) or _each(one.numbers) or [""]
    for entry, (number, lines), wanted in zip(meant, blocks, told, strict=True):
        assert number == wanted
        entry.lines, entry.renumbered = lines, number or "-"


def _insert(entries: list[Entry], one: Instruction) -> None:
    at = _place(entries, one.place or "")
    made = [Entry(_sort_of(lines), number, lines, is_new=True) for number, lines in _blocks(one.wording)]
    if one.sort in {"point", "table", "heading"}:
        named = [block.number for block in made if (block.sort == "table") == (one.sort == "table")]
        wanted = _each(one.new_numbers)
        assert [number for number in named if number in wanted] == wanted
    entries[at:at] = made


def _nothing(_entries: list[Entry], _one: Instruction) -> None:
    """A new number is seen to when all else is done."""


_CARRIED_OUT = {"repeal": _repeal, "replace": _replace, "insert": _insert, "renumber": _nothing}


def _sort_of(lines: list[str]) -> str:
    first = next((line for line in lines if _TABLE.match(line) or _POINT.match(line)), "")
    label = first.partition(" ")[0]
    return "table" if _TABLE.match(first) else "heading" if label.isdigit() else "point" if label else "text"


def _meant(entries: list[Entry], one: Instruction) -> list[Entry]:
    """The old entries that an instruction is about, in order; a clause by its number is all that stands in it."""
    olds = [entry for entry in entries if not entry.is_new]
    if one.sort == "title":
        return [entry for entry in olds if entry.sort == "title"]
    if not one.numbers:
        at = _text_place(olds, one.place or "")
        return [olds[at]]
    sort = {"table": ["table"], "heading": ["heading"]}.get(one.sort, ["heading", "point"])
    found: list[Entry] = []
    for number in _each(one.numbers):
        (at,) = [at for at, entry in enumerate(olds) if entry.sort in sort and entry.number == number]
        is_clause = one.sort == "point" and olds[at].sort == "heading"
        found += _clause(olds, at) if is_clause else [olds[at]]
    return found


def _clause(entries: list[Entry], at: int) -> list[Entry]:
    """A heading and what stands under it."""
    end = next((one for one in range(at + 1, len(entries)) if _ends(entries[one])), len(entries))
    return entries[at:end]


def _ends(entry: Entry) -> bool:
    return entry.sort == "heading" or (entry.section < BEFORE and not entry.is_new)


def _text_place(entries: list[Entry], place: str) -> int:
    if place.startswith("under avtalets rubrik"):
        return next(at for at, one in enumerate(entries) if one.sort == "text" and one.section == BEFORE)
    if place == "efter den sista punkten":
        return next(at for at, one in enumerate(entries) if one.section < BEFORE)
    before = _named(entries, place, "heading" if "rubriken" in place else "")
    assert entries[before + 1].sort == "text"
    return before + 1


def _named(entries: list[Entry], place: str, sort: str = "") -> int:
    """Where the entry is that a place names."""
    found = _NAME.search(place)
    assert found, place
    sorts = ["table"] if found["noun"].startswith("tabell") else [sort] if sort else ["heading", "point"]
    fits = [
        at
        for at, one in enumerate(entries)
        if one.sort in sorts and one.number == found["number"] and one.is_new == bool(found["new"])
    ]
    assert len(fits) == 1, place
    return fits[0]


def _place(entries: list[Entry], place: str) -> int:
    """Where something is put in."""
    if place == "före den första punkten":
        return next((at for at, one in enumerate(entries) if one.section != BEFORE or one.is_new), len(entries))
    if "efter texten" in place:
        at = _named(entries, place, "heading" if "rubriken" in place else "")
        return at + 2
    at = _named(entries, place)
    if place.startswith("efter") and entries[at].sort == "heading":
        return at + len(_clause(entries, at))
    return at + 1


def _lines(one: Quoted) -> list[str]:
    if one.table is None:
        return [f"{one.label or ''} {one.text or ''}".strip()]
    return [" | ".join(cell or "" for cell in row.cells) for row in one.table.every]


def _blocks(wording: tuple[Quoted, ...]) -> list[tuple[str, list[str]]]:
    """Quoted wording by what has a number: a point and what follows it, a table and its rows."""
    blocks: list[tuple[str, list[str]]] = []
    waiting: list[str] = []
    for at, one in enumerate(wording):
        caption = _TABLE.match(one.text or "") if one.form == "caption" else None
        own = caption[1] if caption else (one.label or "").rstrip(".")
        if caption or _POINT.fullmatch(own):
            blocks.append((own, [*waiting, *_lines(one)]))
            waiting = []
        elif not blocks or _leads(wording, at):
            waiting += _lines(one)
        else:
            blocks[-1][1].extend(_lines(one))
    return [*blocks, *([("", waiting)] if waiting else [])]


def _leads(wording: tuple[Quoted, ...], at: int) -> bool:
    """Whether a line is a sub-heading: it has no number, and a point follows."""
    after = wording[at + 1] if at + 1 < len(wording) else None
    plain = wording[at].table is None and not wording[at].label and wording[at].form == "text"
    return plain and after is not None and bool(_POINT.fullmatch((after.label or "").rstrip(".")))


def _ordered(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Entries by their numbers, what has none after what it stood after; what stands around them stays there."""
    every = list(entries)
    yield from (one for one in every if one.section == BEFORE and not one.is_new)
    inner = [one for one in every if one.is_new or one.section > BEFORE]
    groups: list[list[Entry]] = []
    for entry in inner:
        if groups and entry.sort in {"table", "text"}:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    for group in sorted(groups, key=lambda group: [int(part) for part in group[0].number.split(".") if part]):
        yield from group
    yield from (one for one in every if one.section < BEFORE and not one.is_new)
