"""``iopdocs new``: write a form to fill in (nytt avtal)."""

from __future__ import annotations

import difflib
import shlex
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from iopdocs.cli.output import say
from iopdocs.cli.parser import Parser
from iopdocs.cli.profiles import add_profile, as_flag, profile_of
from iopdocs.cli.saving import saved
from iopdocs.cli.status import CannotRun, Status
from iopdocs.cli.targets import refuse_existing

if TYPE_CHECKING:
    from iopdocs.criteria import CriteriaSet

__all__ = ["add", "run"]

_ENDINGS = (".yaml", ".yml")
_IN_ALL = ("parties", "signatures")


def add(parser: Parser) -> None:
    """Say what the command takes."""
    parser.description = (
        "Skriver ett formulär i YAML med alla uppgifter som ett avtal, eller en bedömning, kan ha, med förklaringar."
    )
    parser.add_argument("file", metavar="FIL", help="till exempel avtal.yaml; - skriver till standard ut")
    clauses = "bara de här klausultyperna, till exempel term,budget; annars alla"
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--clauses", metavar="TYP,TYP", help=clauses)
    kinds.add_argument(
        "--assessment",
        action="store_true",
        help="en bedömning av en ansökan, efter profilens kriterier eller --criteria",
    )
    parser.add_argument("--criteria", metavar="KRITERIER", help="en bedömning enligt dem, till exempel skr-2017")
    add_profile(parser, "ta med kommunens obligatoriska klausuler, parterna och underskrifterna")
    parser.add_argument("--force", action="store_true", help="skriv över filen om den finns")
    parser.set_defaults(run=run)


def run(args: Namespace) -> Status:
    """Write the form; a file that exists is left as it is unless ``--force`` is given."""
    text = _text(args)
    if args.file == "-":
        say(text.rstrip("\n"))
        return Status.DONE
    path = Path(args.file)
    _refuse(path, force=args.force)
    then = f"; fyll i och granska med: iopdocs check{as_flag(args.profile)} {shlex.quote(str(path))}"
    return saved(text.encode(), path, by="new", told=then)


def _text(args: Namespace) -> str:
    if args.assessment or args.criteria is not None:
        from iopdocs.cli.form.assessment import assessment_form

        return assessment_form(_criteria(args))
    from iopdocs.cli.form import form

    return form(_wanted(args))


def _criteria(args: Namespace) -> CriteriaSet:
    """Return the criteria that are asked for, else those of the profile."""
    from iopdocs.criteria import SETS

    profile = profile_of(args)
    if args.criteria is None and profile is not None and profile.settings.criteria is not None:
        return profile.settings.criteria
    known = ", ".join(SETS)
    if args.criteria is None:
        raise CannotRun(f"ange kriterierna med --criteria; de som finns är {known}")
    if args.clauses is not None:
        raise CannotRun("--clauses gäller avtal och går inte ihop med --criteria")
    if args.criteria not in SETS:
        near = difflib.get_close_matches(args.criteria.lower(), SETS, n=1)
        raise CannotRun(
            f"kriterierna {args.criteria[:60]} finns inte; {f'menas {near[0]}?' if near else f'välj bland {known}'}"
        )
    return SETS[args.criteria]


def _refuse(path: Path, *, force: bool) -> None:
    if path.suffix.lower() not in _ENDINGS:
        raise CannotRun(f"namnet {path} ska sluta på .yaml")
    refuse_existing(path, force=force)


def _wanted(args: Namespace) -> Sequence[str]:
    """Return the clause types of the form: with a profile those that it requires, and those asked for."""
    profile = profile_of(args)
    if profile is None:
        return _kinds(args.clauses)
    asked = () if args.clauses is None else _kinds(args.clauses)
    return (*_IN_ALL, *profile.settings.required, *asked)


def _kinds(asked: str | None) -> Sequence[str]:
    from iopdocs.clauses import clause_kinds

    known = clause_kinds()
    wanted = known if asked is None else [kind.strip() for kind in asked.split(",") if kind.strip()]
    unknown = next((kind for kind in wanted if kind not in known), None)
    if unknown is not None:
        near = difflib.get_close_matches(unknown, known, n=1)
        hint = f"menas {near[0]}?" if near else f"välj bland {', '.join(known)}"
        raise CannotRun(f"klausultypen {unknown} finns inte; {hint}")
    if not wanted:
        raise CannotRun("--clauses ska ha minst en klausultyp")
    return wanted
