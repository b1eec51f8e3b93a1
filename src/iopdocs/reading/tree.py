"""Reading an agreement's file or text into plain data where the place of everything is known (inläsning)."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, Final

from iopdocs.findings import Finding, Findings, Path
from iopdocs.reading.codes import finding
from iopdocs.reading.json_text import compose_json
from iopdocs.reading.nodes import FileFault, Plain, Position, plain
from iopdocs.reading.quick import Later, quick_json
from iopdocs.reading.yaml_text import Composed, compose_yaml
from iopdocs.values.refusal import shown

__all__ = ["MOST_BYTES", "Reading", "content_of", "is_word_file", "read"]

MOST_BYTES: Final = 5_000_000
"""The largest file that is read."""

_ENDINGS: Final = (".yaml", ".yml", ".json")
_WORD_ENDINGS: Final = (".docx", ".docm", ".doc")
_LONGEST_ENDING: Final = max(map(len, _ENDINGS + _WORD_ENDINGS))
_WORD_BYTES: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UNREADABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_KEPT: Final = "spara filen som UTF-8 i textredigeraren (inte som UTF-16 eller ANSI)"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file or text says, as plain data, and where it says it.

    ``data`` is dicts, lists and text (``None`` if nothing could be read); ``positions`` has the place of
    every field's name and every item of a list; ``findings`` are the faults of the file itself.
    """

    name: str | None
    data: Any
    positions: Mapping[Path, Position] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)

    def position(self, path: Path) -> Position | None:
        """Return the place of a path, or of the nearest thing that holds it."""
        known = (self.positions.get(path[:length]) for length in range(len(path), -1, -1))
        return next((at for at in known if at is not None), None)


def read(source: object, *, name: str | None = None) -> Reading:
    """Read an agreement's data and never raise for what they are: faults of the file are findings.

    A path, or one line of text that ends in .yaml, .yml or .json, is a file; any other text or bytes is
    YAML, or JSON when it begins with ``{``. A mapping is taken as it is; any other object is none of these, which is a
    finding too. ``name`` is what the source is called in findings, else the path as given.
    """
    if isinstance(source, Mapping):
        return Reading(name, source)
    if not isinstance(source, str | bytes | os.PathLike):
        return _named(name, Plain(findings=[_no_source(source)]))
    try:
        path = _path(source)
        name = name or path
        text = _decoded(source if path is None else content_of(path))  # type: ignore[arg-type] # no path: text or bytes
        quick = quick_json(text) if _is_json(text, path or name or "") else None
        if quick is not None:
            return Reading(name, quick, Later(text))
        made = _read_text(text, path or name or "")
    except FileFault as fault:
        return _named(name, Plain(findings=[fault.finding]))
    return _named(name, made)


def _named(name: str | None, made: Plain) -> Reading:
    found = Findings.of(made.findings)
    return Reading(name, made.data, made.positions, found if name is None else found.in_file(name))


def _no_source(source: object) -> Finding:
    said = "None" if source is None else shown(source)
    hint = "ange en sökväg, text i YAML eller JSON, en dict, ett iopdocs.Agreement eller en Word-fil"
    if isinstance(source, list | tuple):
        hint += "; många avtal på en gång tas emot av iopdocs.batch"
    return finding("INP004", (), f"{said} kan inte läsas som ett avtal", hint=hint)


def _path(source: str | bytes | os.PathLike[str]) -> str | None:
    if isinstance(source, os.PathLike):
        return os.fspath(source)
    if isinstance(source, bytes) or "\n" in source:
        return None
    return source if _ends(source, _ENDINGS) else None


def is_word_file(source: object) -> bool:
    """Whether a source is a Word file, by the ending of its path or by its first bytes."""
    if isinstance(source, bytes):
        return source.startswith(_WORD_BYTES)
    path = os.fspath(source) if isinstance(source, str | os.PathLike) else ""
    return isinstance(path, str) and "\n" not in path and _ends(path, _WORD_ENDINGS)


def _ends(text: str, endings: tuple[str, ...]) -> bool:
    """Whether a path has one of some endings; of an agreement in one line, no more than its end is looked at."""
    return text[-_LONGEST_ENDING:].lower().endswith(endings)


def content_of(path: str, most: int = MOST_BYTES) -> bytes:
    """Return what a file holds, one byte more than ``most`` at most; raises :class:`FileFault`."""
    try:
        with FilePath(path).open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise FileFault("INP010", f"filen {path} finns inte", hint="se efter stavningen och mappen") from None
    except IsADirectoryError:
        raise FileFault("INP010", f"{path} är en mapp, inte en fil") from None
    except PermissionError:
        raise FileFault("INP010", f"filen {path} får inte läsas av den som kör programmet") from None
    except (OSError, ValueError):
        raise FileFault("INP010", f"filen {shown(path)} går inte att läsa") from None


_OTHER_KINDS: Final = {
    b"%PDF-": "filen är en PDF, som inte går att läsa in",
    b"PK\x03\x04": "filen är ett kalkylark eller ett annat paket och inget avtal",
    b"\xd0\xcf\x11\xe0": "filen är i ett äldre Office-format eller krypterad",
}
"""How files begin that are taken for agreements by mistake, and what is said of them."""


def _decoded(source: str | bytes) -> str:
    """Return the text without byte order mark, when it is short enough and every character can be read."""
    if len(source) > MOST_BYTES:
        raise FileFault("INP011", f"filen är större än {MOST_BYTES // 1_000_000}\N{NO-BREAK SPACE}MB")
    text = _utf8(source) if isinstance(source, bytes) else source
    text = text.removeprefix("\ufeff")
    found = None if _is_plain(text) else _UNREADABLE.search(text)
    if found is not None:
        message = f"tecknet U+{ord(found[0]):04X} syns inte och kan inte stå i en fil"
        raise FileFault("INP013", message, _place(text, found.start()), "ta bort tecknet")
    return text


def _is_plain(text: str) -> bool:
    """Whether every character shows or is one of the usual blanks, which is seen four times as fast as what is not."""
    return text.replace("\n", " ").replace("\N{NO-BREAK SPACE}", " ").isprintable()


def _utf8(source: bytes) -> str:
    other = next((said for start, said in _OTHER_KINDS.items() if source.startswith(start)), None)
    if other is not None:
        raise FileFault("INP012", other, hint="ange avtalets YAML-fil, eller den Word-fil som programmet skrev")
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        before = source[: error.start].decode("utf-8")
        at = _place(before, len(before))
        raise FileFault("INP012", f"byte {source[error.start]:02X} är inte text i UTF-8", at, _KEPT) from None


def _place(text: str, at: int) -> Position:
    return Position(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _read_text(text: str, name: str) -> Plain:
    made = _composed(text, name)
    if made.root is None:
        raise FileFault("INP016", "filen är tom", hint="iopdocs new skriver en fil att börja med")
    read = plain(made.root)
    read.findings.extend(made.findings)
    if not isinstance(read.data, dict):
        read.findings.append(_no_fields(read.data))
        read.data = None
    return read


def _composed(text: str, name: str) -> Composed:
    return Composed(compose_json(text)) if _is_json(text, name) else compose_yaml(text)


def _is_json(text: str, name: str) -> bool:
    ending = next((one for one in _ENDINGS if name.lower().endswith(one)), None)
    return text.lstrip().startswith("{") if ending is None else ending == ".json"


def _no_fields(data: object) -> Finding:
    message = f"filen ska bestå av fält med värden, men är {shown(data)}"
    hint = "börja med title: och avtalets rubrik; namnet på en fil slutar på .yaml, .yml eller .json"
    return finding("INP016", (), message, at=Position(1, 1), hint=hint)
