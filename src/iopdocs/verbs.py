"""What one does with an agreement: load, check, render, explain (läsa in, kontrollera, framställa, förklara).

The first argument is the agreement in any form: a path, YAML or JSON text, a dict, or an :class:`Agreement`. Everything
else is named. Nothing is printed and nothing is remembered between calls but compiled templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any

from iopdocs.agreement import Agreement
from iopdocs.errors import InvalidAgreement, NotReady
from iopdocs.findings import Findings
from iopdocs.model import holes

if TYPE_CHECKING:
    from iopdocs.document import Document
    from iopdocs.profile import Profile, ProfileLike
    from iopdocs.reading import Built

__all__ = ["AgreementLike", "check", "explain", "load", "render"]

AgreementLike = Agreement | Mapping[str, Any] | str | bytes | PathLike[str]


def load(source: AgreementLike, *, draft: bool = False) -> Agreement:
    """Return the agreement (avtalet) that ``source`` holds.

    With ``draft`` facts may be missing. Raises :class:`InvalidAgreement` with every finding if the data cannot be
    represented; rules are not asked, so an agreement whose figures are wrong loads.
    """
    if isinstance(source, Agreement):
        missing = _missing(source)
        if missing and not draft:
            raise InvalidAgreement(missing)
        return source
    built = _build(source)
    usable = (built.complete and not built.findings.errors) or (draft and built.draftable)
    if built.agreement is None or not usable:
        raise InvalidAgreement(built.findings)
    return built.agreement


def check(source: AgreementLike, *, profile: ProfileLike | None = None) -> Findings:
    """Return every finding (anmärkning) about an agreement; never raises for what the data say.

    With a ``profile``, or the folder of one, its demands and severities count; :class:`InvalidProfile` if it is wrong.
    """
    return _examined(source, _loaded(profile))[1]


def render(source: AgreementLike, *, profile: ProfileLike | None = None, draft: bool = False) -> Document:
    """Return the Word document (dokumentet) of an agreement.

    Raises :class:`InvalidAgreement` if the data cannot be represented and :class:`NotReady` if errors remain. With
    ``draft`` errors do not stop it, missing facts are shown as highlighted blanks, and the document bears UTKAST.
    A ``profile``, or the folder of one, puts its letterhead and wording first; :class:`InvalidProfile` if it is wrong.
    """
    from iopdocs.document import Document
    from iopdocs.word.render import render_package
    from iopdocs.wording.templates import builtin

    municipality = _loaded(profile)
    if draft:
        agreement = load(source, draft=True)
    else:
        found, findings, complete = _examined(source, municipality, errors_only=True)
        if found is None or not complete:
            raise InvalidAgreement(findings)
        if findings.errors:
            raise NotReady(findings)
        agreement = found
    templates = builtin() if municipality is None else municipality.templates
    return Document(render_package(agreement, templates, draft=draft), agreement.shown_title, draft)


def explain(code: str) -> str:
    """Return what a code means, why, and a wrong and a right example; raises ``KeyError`` for an unknown code."""
    from iopdocs import profile, reading
    from iopdocs.rules import RULES

    told = reading.CODES | profile.CODES
    wanted = code.strip().upper()
    return told[wanted].explanation if wanted in told else RULES[wanted].explanation


def _build(source: Mapping[str, Any] | str | bytes | PathLike[str]) -> Built:
    from iopdocs.reading import build, read

    return build(read(source))


def _loaded(profile: ProfileLike | None) -> Profile | None:
    if profile is None:
        return None
    from iopdocs.profile import loaded

    return loaded(profile)


def _examined(
    source: AgreementLike, profile: Profile | None, *, errors_only: bool = False
) -> tuple[Agreement | None, Findings, bool]:
    """Return the agreement, the findings and whether nothing is missing; places are looked up only if they are told."""
    if isinstance(source, Agreement):
        missing = _missing(source)
        return source, Findings.of([*missing, *_judged(source, profile)]), not missing
    built = _build(source)
    if built.agreement is None:
        return None, built.findings, False
    judged = _judged(built.agreement, profile)
    if not errors_only or judged.errors or built.findings.errors:
        judged = built.locate(judged)
    return built.agreement, Findings.of([*built.findings, *judged]), built.complete


def _judged(agreement: Agreement, profile: Profile | None) -> Findings:
    from iopdocs.rules import judge

    return judge(agreement) if profile is None else profile.judged(agreement, judge(agreement))


def _missing(agreement: Agreement) -> Findings:
    """The facts that a draft lacks."""
    from iopdocs.reading.codes import finding

    titles = ((path, hole.title) for path, hole in holes(agreement))
    return Findings.of(finding("INP001", path, f"{title[:1].lower()}{title[1:]} saknas") for path, title in titles)
