"""Reading back a Word file (återläsning): the data that it carries, with what has been edited by hand since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from os import PathLike
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from iopdocs.document import Document
from iopdocs.errors import InvalidAgreement, IopdocsError
from iopdocs.findings import Findings
from iopdocs.model import HoleReached
from iopdocs.opc.package import Package
from iopdocs.paper import Paper
from iopdocs.readback.judging import Written
from iopdocs.readback.lines import Line, differences, lines_of
from iopdocs.readback.result import ReadBack
from iopdocs.readback.search import Search
from iopdocs.readback.telling import beside, left, taken
from iopdocs.reading import build, read
from iopdocs.word.carried import open_word_file
from iopdocs.word.render import render_package
from iopdocs.wording.templates import Templates, builtin

if TYPE_CHECKING:
    from iopdocs.profile import ProfileLike

__all__ = ["read_back"]


def read_back(source: str | PathLike[str] | bytes | Document, *, profile: ProfileLike | None = None) -> ReadBack:
    """Return what a Word file says: its data with what has been edited by hand in its text since (återläsning).

    An edit is taken in when the data with it make a document that says the same as the file. With a ``profile`` the
    file is held against the wording that it was written with.

    Raises:
        InvalidAgreement: it is no Word file that carries data, or they cannot be represented.
    """
    file = open_word_file(source.data if isinstance(source, Document) else source)
    built = build(file.reading)
    if built.paper is None or file.body is None or not built.draftable:
        raise InvalidAgreement(built.findings)
    templates = _templates(profile)
    if reworded := file.rewordings(built.paper, templates):
        return ReadBack(built.paper, (), reworded)
    wanted = lines_of(file.body)
    was = _as_written(built.paper, wanted, templates)
    if was is None:
        raise InvalidAgreement(built.findings)
    start, write = was
    search = Search(start, wanted, write)
    now, proved = search.run(start)
    told = left(now, search.judge.distance(now).apart, search.judge.is_untouched)
    return ReadBack(now.paper, taken(proved), Findings.of([*told, *beside(file.beside.edits())]))


def _templates(profile: ProfileLike | None) -> Templates:
    if profile is None:
        return builtin()
    from iopdocs.profile import loaded

    return loaded(profile).templates


Write = Callable[[dict[str, Any]], Written | None]


def _as_written(paper: Paper, wanted: Sequence[Line], templates: Templates) -> tuple[Written, Write] | None:
    """Return the document of the paper as it was, finished or as a draft, whichever the file is more like."""
    ways = [partial(_written, cls=type(paper), templates=templates, draft=draft) for draft in (False, True)]
    made = [(start, way) for way in ways if (start := way(paper.to_data())) is not None]
    return min(made, key=lambda one: sum(apart.size for apart in differences(one[0].lines, wanted)), default=None)


def _written(data: dict[str, Any], *, cls: type[Paper], templates: Templates, draft: bool) -> Written | None:
    """Return the document that data make; nothing where they make none."""
    paper = _draft(data) if draft else _whole(data, cls)
    if paper is None:
        return None
    try:
        package = render_package(paper, templates, draft=draft)
    except (IopdocsError, HoleReached):
        return None
    return Written(paper.to_data(), paper, lines_of(Package.open(package, paper.whole).body))


def _whole(data: dict[str, Any], cls: type[Paper]) -> Paper | None:
    try:
        return cls.model_validate(data)
    except ValidationError:
        return None


def _draft(data: dict[str, Any]) -> Paper | None:
    built = build(read(data))
    return built.paper if built.draftable else None
