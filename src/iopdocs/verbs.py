"""What one does with an agreement: load, check, render (läsa in, kontrollera, framställa).

The first argument is the agreement in any form: a path, YAML or JSON text, a dict, an :class:`Agreement`, or a Word
file that carries its data: its path, its bytes or a :class:`iopdocs.document.Document`. It may as well be another
paper, such as an :class:`iopdocs.criteria.Assessment`. Everything else is named. Nothing is printed and nothing is
remembered between calls but compiled templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, Union, overload

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.errors import InvalidAgreement, NotReady
from iopdocs.findings import Findings
from iopdocs.model import holes
from iopdocs.paper import Paper

if TYPE_CHECKING:
    from iopdocs.document import Document
    from iopdocs.profile import Profile, ProfileLike
    from iopdocs.reading import Built, Reading
    from iopdocs.word.carried import WordFile

__all__ = ["PaperLike", "attempt", "check", "load", "render"]

# Others build upon it while the program runs, and Document is not loaded before it is needed.
PaperLike = Union[Paper, "Document", Mapping[str, Any], str, bytes, PathLike[str]]
P = TypeVar("P", bound=Paper)


@overload
def load(source: PaperLike, *, draft: bool = False) -> Agreement: ...
@overload
def load(source: PaperLike, *, paper: type[P], draft: bool = False) -> P: ...
def load(source: PaperLike, *, paper: type[Paper] = Agreement, draft: bool = False) -> Paper:
    """Return the agreement (avtalet) that ``source`` holds, or the paper of another class.

    With ``draft`` facts may be missing. Raises :class:`InvalidAgreement` with every finding if the data cannot be
    represented as a ``paper``; rules are not asked, so an agreement whose figures are wrong loads.

    A Word file gives the data that it was written with. Whether its text has been edited by hand since then, and says
    something else, is told by :func:`check`.
    """
    found, findings, usable = _read(source, draft=draft)
    if found is None or not usable:
        raise InvalidAgreement(findings)
    if not isinstance(found, paper):
        raise InvalidAgreement(_another(found, paper))
    return found


def check(source: PaperLike, *, profile: ProfileLike | None = None) -> Findings:
    """Return every finding (anmärkning) about an agreement or other paper; never raises for the data.

    With a ``profile``, or the folder of one, its demands and severities count; :class:`InvalidProfile` if it is wrong.
    """
    return _examined(source, _loaded(profile))[1]


def render(
    source: PaperLike,
    *,
    profile: ProfileLike | None = None,
    draft: bool = False,
    data: bool = True,
    cache: str | PathLike[str] | None = None,
) -> Document:
    """Return the Word document (dokumentet) of an agreement or other paper.

    Raises :class:`InvalidAgreement` if the data cannot be represented and :class:`NotReady` if errors remain. With
    ``draft`` errors do not stop it, missing facts are shown as highlighted blanks, and the document bears UTKAST. What
    has been edited by hand in a Word file would be lost, so that stops a draft too.
    A ``profile``, or the folder of one, puts its letterhead and wording first; :class:`InvalidProfile` if it is wrong.
    The document carries all the ``data`` inside, so that it can be loaded; without them it is text alone. Data of more
    than a million values are refused with :class:`iopdocs.errors.ExportError`. A folder for a ``cache`` keeps compiled
    templates for other processes; a loaded profile has been told of its own.
    """
    from iopdocs.word.codes import edits_in

    municipality = _loaded(profile, cache)
    if draft:
        paper, findings, usable = _read(source, draft=True)
        if paper is None or not usable:
            raise InvalidAgreement(findings)
        if edited := edits_in(findings):
            raise NotReady(edited)
    else:
        found, findings, complete = _examined(source, municipality, errors_only=True)
        if found is None or not complete:
            raise InvalidAgreement(findings)
        if findings.errors:
            raise NotReady(findings)
        paper = found
    return _document(paper, municipality, cache, draft=draft, data=data)


def attempt(
    source: PaperLike | Reading,
    *,
    profile: ProfileLike | None = None,
    draft: bool = False,
    data: bool = True,
    cache: str | PathLike[str] | None = None,
) -> tuple[Document | None, Findings]:
    """Return the Word document if it can be made, and every finding: :func:`check` and :func:`render` in one.

    Data that do not make a document give ``None`` and no exception; else raises as :func:`render` does.
    """
    from iopdocs.word.codes import edits_in

    municipality = _loaded(profile, cache)
    paper, findings, complete = _examined(source, municipality)
    ready = _only_lacking(findings) and not edits_in(findings) if draft else complete and not findings.errors
    if paper is None or not ready:
        return None, findings
    return _document(paper, municipality, cache, draft=draft, data=data), findings


def _document(
    paper: Paper, profile: Profile | None, cache: str | PathLike[str] | None, *, draft: bool, data: bool
) -> Document:
    from iopdocs.document import Document
    from iopdocs.word.render import render_package
    from iopdocs.wording.cupboard import Cupboard
    from iopdocs.wording.templates import builtin

    cupboard = None if cache is None else Cupboard(Path(cache))
    templates = builtin(cupboard) if profile is None else profile.templates
    return Document(render_package(paper, templates, draft=draft, data=data), paper.shown_title, draft, paper.form)


def _only_lacking(findings: Findings) -> bool:
    """Whether nothing worse is the matter with the data than that facts are missing."""
    from iopdocs.reading import CODES

    return all(code == "INP001" for code in findings.errors.codes if code in CODES)


def _build(
    source: Document | Mapping[str, Any] | str | bytes | PathLike[str] | Reading,
) -> tuple[Built, WordFile | None]:
    """Return what the data of a source make, and the Word file that carries them, if it is one."""
    from iopdocs.reading import Reading, build, is_word_file, read

    if isinstance(source, Reading):
        return build(source), None
    content = _content(source)
    if not is_word_file(content):
        return build(read(content)), None
    from iopdocs.word.carried import open_word_file

    file = open_word_file(content)
    return build(file.reading), file


def _told(built: Built, file: WordFile | None, judged: Findings) -> Findings:
    """Return all that was found: in a Word file also where its text says something else, and the places in words."""
    if file is None or built.paper is None:
        return Findings.of([*built.findings, *judged])
    from iopdocs.word.whereabouts import in_words

    edits = file.edits(built.paper) if built.draftable else ()
    return in_words(built.paper, Findings.of([*built.findings, *edits, *judged]))


def _content(source: Any) -> Any:
    """Return the package of a finished document; anything else as it is."""
    if isinstance(source, str | bytes | PathLike | Mapping):
        return source
    from iopdocs.document import Document

    return source.data if isinstance(source, Document) else source


def _loaded(profile: ProfileLike | None, cache: str | PathLike[str] | None = None) -> Profile | None:
    if profile is None:
        return None
    from iopdocs.profile import loaded

    return loaded(profile, cache=cache)


def _read(source: PaperLike, *, draft: bool) -> tuple[Paper | None, Findings, bool]:
    """Return the paper, what is wrong with its data, and whether it can be used."""
    if isinstance(source, Paper):
        missing = _missing(source)
        return source, missing, draft or not missing
    built, file = _build(source)
    return built.paper, _told(built, file, Findings()), built.complete or (draft and built.draftable)


def _examined(
    source: PaperLike | Reading, profile: Profile | None, *, errors_only: bool = False
) -> tuple[Paper | None, Findings, bool]:
    """Return the paper, the findings and whether nothing is missing; places are looked up only if they are told."""
    if isinstance(source, Paper):
        missing = _missing(source)
        return source, Findings.of([*missing, *_judged(source, profile)]), not missing
    built, file = _build(source)
    if built.paper is None:
        return None, built.findings, False
    judged = _judged(built.paper, profile)
    if not errors_only or judged.errors or built.findings.errors:
        judged = built.locate(judged)
    if file is not None and not errors_only:
        from iopdocs.wording.templates import builtin

        templates = builtin() if profile is None else profile.templates
        judged = Findings.of([*judged, *file.rewordings(built.paper, templates)])
    return built.paper, _told(built, file, judged), built.complete


def _judged(paper: Paper, profile: Profile | None) -> Findings:
    from iopdocs.rules import judge

    return judge(paper) if profile is None else profile.judged(paper, judge(paper))


def _missing(paper: Paper) -> Findings:
    """The facts that a draft lacks."""
    from iopdocs.reading.codes import finding

    titles = ((path, swedish.uncapitalised(hole.title)) for path, hole in holes(paper))
    return Findings.of(finding("INP001", path, f"{title} saknas") for path, title in titles)


def _another(found: Paper, wanted: type[Paper]) -> Findings:
    from iopdocs.reading.codes import finding

    message = f"handlingens sort är {found.form} men ska vara {wanted.form}"
    return Findings.of([finding("INP024", (), message)])
