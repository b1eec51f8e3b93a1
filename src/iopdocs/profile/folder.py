"""The files of a profile's folder (profilens filer): only those that lie in it, and none that is too large.

A profile is written by clerks and copied between machines, so a link that leads out of the folder is refused.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from iopdocs.clauses import clause_class, clause_kinds
from iopdocs.findings import Finding
from iopdocs.papers import PAPERS
from iopdocs.profile.settings import LETTERHEAD
from iopdocs.reading.codes import finding
from iopdocs.reading.near import nearest
from iopdocs.reading.nodes import FileFault
from iopdocs.values.refusal import shown

__all__ = [
    "LANGUAGE", "MOST_BYTES", "SETTINGS", "kept_path", "kept_text", "read_settings", "refuse_outside",
    "unknown_wording", "wording_files",
]  # fmt: skip

LANGUAGE: Final = "sv"
SETTINGS: Final = "profile.yaml"
MOST_BYTES: Final = 200_000
"""The largest ``profile.yaml`` that is read."""

_MOST_FILES: Final = 1_000
_MOST_WORD: Final = 50_000_000
_WORDING: Final = (".docx", ".txt")
_OPEN_IN_WORD: Final = "~$"
_KEPT: Final = "based_on"


def read_settings(folder: Path) -> bytes:
    """Return what ``profile.yaml`` in a folder holds; raises :class:`FileFault`."""
    path = folder / SETTINGS
    if not folder.is_dir():
        hint = f"ange mappen som filen {SETTINGS} ligger i"
        raise FileFault("INP010", f"{shown(str(folder))} är inte en mapp", hint=hint)
    if not path.is_file():
        raise FileFault("INP010", f"profilen har ingen fil {SETTINGS} i mappen {shown(str(folder))}")
    refuse_outside(path, folder, MOST_BYTES)
    try:
        return path.read_bytes()
    except OSError:
        raise FileFault("INP010", f"filen {shown(str(path))} går inte att läsa") from None


def refuse_outside(path: Path, folder: Path, most: int = _MOST_WORD) -> None:
    """Refuse a path that leads out of the folder, or to a file larger than ``most`` bytes; :class:`FileFault`."""
    try:
        real = path.resolve()
        outside = not real.is_relative_to(folder.resolve())
        size = real.stat().st_size if real.is_file() else 0
    except (OSError, RuntimeError):
        raise FileFault("INP010", f"{shown(str(path))} går inte att läsa") from None
    if outside:
        hint = "lägg filen själv i mappen"
        raise FileFault("INP010", f"{shown(str(path))} är en länk som leder ut ur profilens mapp", hint=hint)
    if size > most:
        raise FileFault("INP011", f"filen {shown(str(path))} är större än {most // 1000}\N{NO-BREAK SPACE}kB")


def wording_files(folder: Path) -> list[Path]:
    """Return the Word files of the profile's language folder, sorted; raises :class:`FileFault`."""
    place = folder / LANGUAGE
    if not place.is_dir():
        return []
    refuse_outside(place, folder)
    try:
        found = [path for path in place.iterdir() if path.suffix.lower() in _WORDING]
    except OSError:
        raise FileFault("INP010", f"mappen {shown(str(place))} går inte att läsa") from None
    if len(found) > _MOST_FILES:
        raise FileFault("INP011", f"mappen {shown(str(place))} har fler än {_MOST_FILES} filer")
    for path in found:
        refuse_outside(path, folder)
    word = (path for path in found if path.suffix.lower() != ".txt")
    return sorted(path for path in word if not path.name.startswith(_OPEN_IN_WORD))


def kept_path(folder: Path, name: str) -> Path:
    """Return where a profile keeps the text of ours that its own wording of a clause type was made after."""
    return folder / LANGUAGE / _KEPT / f"{name}.txt"


def kept_text(folder: Path, name: str) -> str | None:
    """Return the text of ours that a profile keeps, whatever its line ends, or ``None``; raises :class:`FileFault`."""
    path = kept_path(folder, name)
    if not path.is_file():
        return None
    refuse_outside(path, folder, MOST_BYTES)
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def unknown_wording(path: Path) -> Finding | None:
    """Return the finding for a Word file that would never be used, for its name is that of no clause type."""
    others = {LETTERHEAD: "brevmall"} | {kind: cls.form for kind, cls in PAPERS.items()}
    titles = others | {kind: clause_class(kind).title for kind in clause_kinds()}
    if path.name in {f"{name}.docx" for name in titles}:
        return None
    near = nearest(path.stem, titles.items())
    hint = f"menas {near}.docx?" if near else "döp filen efter klausultypen, till exempel term.docx"
    message = f"filen {shown(f'{LANGUAGE}/{path.name}')} hör inte till någon klausultyp och skulle aldrig användas"
    return finding("INP007", (), message, hint=hint)
