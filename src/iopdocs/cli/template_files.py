"""Which templates a part of ``iopdocs templates`` is about: those named, or those of a folder or profile."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from iopdocs.cli.parser import Takes
from iopdocs.cli.profiles import add_profile, profile_of
from iopdocs.cli.status import CannotRun
from iopdocs.trouble import reason

if TYPE_CHECKING:
    from iopdocs.wording.templates import Templates

__all__ = ["TRIED", "add_place", "files", "folder", "known_kind", "templates_of"]

TRIED: Final = "-prov.docx"
"""How the names of documents that ``iopdocs templates try`` writes end; they are no templates."""


def add_place(part: Takes) -> None:
    """Let a part take the templates' folder or a profile; the built-in templates are meant without."""
    part.add_argument("--folder", metavar="KATALOG", default=None, help="mallarnas mapp (annars de inbyggda)")
    add_profile(part, "mallarna i kommunens profil, efter dess brevmall")


def templates_of(args: Namespace) -> Templates:
    """Return the templates in force: the built-in ones, or those of the profile."""
    from iopdocs.wording.templates import builtin

    profile = profile_of(args)
    return builtin() if profile is None else profile.templates


def folder(args: Namespace) -> Path:
    """Return the folder of the templates that are meant."""
    from iopdocs.wording.find import builtin_templates

    if args.profile is not None:
        return Path(args.profile) / "sv"
    return Path(args.folder) if args.folder else builtin_templates() / "sv"


def known_kind(name: str) -> str:
    """Refuse what is no clause type, so that a name never becomes a path unchecked."""
    from iopdocs.clauses import clause_kinds

    if name not in clause_kinds():
        raise CannotRun(f"klausultypen {name[:60]} finns inte; de som finns är {', '.join(clause_kinds())}")
    return name


def files(args: Namespace) -> list[Path]:
    """The Word files that are meant: those named, else every clause template in the folder."""
    named = [Path(name) for name in args.files]
    missing = [str(path) for path in named if not path.is_file()]
    if missing:
        raise CannotRun(f"{', '.join(missing)} finns inte")
    place = folder(args)
    try:
        found = sorted(place.glob("*.docx"))
    except OSError as error:
        raise CannotRun(f"{place} går inte att läsa: {reason(error)}") from error
    return named or [path for path in found if _is_template(path.name)]


def _is_template(name: str) -> bool:
    return name != "letterhead.docx" and not name.startswith("~$") and not name.endswith(TRIED)
