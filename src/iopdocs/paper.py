"""What stands under a letterhead (handling): a heading, a date, parties, and the sections below them.

An agreement is a paper, and so is the assessment that precedes it. What they share is here, so that reading, rules
and wording serve every sort of paper. A letterhead calls its paper ``agreement``, whatever sort it is.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar, Protocol, TypeVar

from pydantic import Field

from iopdocs import swedish
from iopdocs.kept import kept
from iopdocs.model import HoleReached, Model, blank_or_text, holes, is_hole
from iopdocs.parties import CivilParty, Party, PublicParty
from iopdocs.values.dates import Day
from iopdocs.values.flag import Flag
from iopdocs.values.text import Line

__all__ = ["Paper", "Section", "missing"]

P = TypeVar("P", PublicParty, CivilParty)


class Section(Protocol):
    """One piece of a paper's text, which has a wording of its own (avsnitt): a clause, a whole assessment."""

    @property
    def kind(self) -> str:
        """Which wording it has."""

    @property
    def key(self) -> str:
        """The name by which other sections refer to it."""

    @property
    def continues(self) -> bool:
        """Whether it stands under the heading of the one before it."""

    @property
    def targets(self) -> tuple[str, ...]:
        """The names, given by the data, of what can be referred to in it."""

    @property
    def shown_heading(self) -> str:
        """The heading, which other sections may have too."""

    def told_apart(self, called: Mapping[str, str], /) -> str | None:
        """Return what follows the heading where others have the same; ``called`` is what parties are called."""


class Paper(Model):
    """A paper of any sort (handling).

    ``form`` and ``whole`` are what its sort is called, without and with article; ``item_lists`` are the fields whose
    items can be left out one by one when they are wrong, so that the rest may still be judged.
    """

    form: ClassVar[str]
    whole: ClassVar[str]
    item_lists: ClassVar[tuple[str, ...]] = ("parties",)

    title: Line = Field(title="Rubrik")
    reference: Line | None = Field(None, title="Diarienummer")
    dated: Day | None = Field(None, title="Datum")
    contents: Flag = Field(
        False,  # noqa: FBT003 -- a field's default, not an argument
        title="Innehållsförteckning",
        description="ja: rubrikerna räknas upp före texten",
    )
    parties: tuple[Party, ...] = Field(title="Parter")

    @property
    def sections(self) -> tuple[Section, ...]:
        """What stands between the letterhead's beginning and end, in order; nothing where its sort does not say."""
        return ()

    @property
    def signed(self) -> bool:
        """Whether parties sign papers of its sort (undertecknas), so that a draft must say that it may not be."""
        return True

    @property
    def introduced(self) -> tuple[tuple[str, str], ...]:
        """The id and name of everything but the parties that can be referred to, such as a steering group."""
        return ()

    @property
    def public(self) -> tuple[PublicParty, ...]:
        """The public parties (offentliga parter)."""
        return tuple(party for party in self.parties if isinstance(party, PublicParty))

    @property
    def civil(self) -> tuple[CivilParty, ...]:
        """The civil-society parties (idéburna parter)."""
        return tuple(party for party in self.parties if isinstance(party, CivilParty))

    @property
    def only_public(self) -> PublicParty | None:
        """The public party when there is but one, else ``None``."""
        return _only(self.public)

    @property
    def only_civil(self) -> CivilParty | None:
        """The civil-society party when there is but one, else ``None``."""
        return _only(self.civil)

    @property
    def called(self) -> Mapping[str, str]:
        """What each party and body is called in the running text, by its id.

        A party is called by its short name, else ``kommunen``, ``föreningen`` …; where two parties of a side would
        be called the same, all of that side without short names are called by their full names.
        """
        parties = [party for party in self.parties if not is_hole(party.id)]
        shared = Counter(_wanted(party) for party in parties)
        crowded = {party.public for party in parties if shared[_wanted(party)] > 1}
        return dict(self.introduced) | {party.id: _called(party, shared, crowded) for party in parties}

    @property
    def shown_title(self) -> str:
        """The heading as text; a draft that has none yet says so."""
        return blank_or_text(self.title)

    def heading_of(self, section: Section) -> str:
        """Return the heading of a section as it stands in the document: with what tells it from others of that name.

        Raises:
            HoleReached: when it has none yet, in a draft.
        """
        heading = f"{section.shown_heading}"
        apart = section.told_apart(self.called) if heading in self._shared_headings else None
        return f"{heading} {apart}" if apart else heading

    @kept
    def _shared_headings(self) -> frozenset[str]:
        """The headings that several sections have."""
        counts = Counter(_heading(one) for one in self.sections if not one.continues)
        return frozenset(heading for heading, count in counts.items() if heading and count > 1)

    @property
    def public_names(self) -> str:
        """The public parties' names in one phrase, for headers and properties."""
        return _names(self.public)

    @property
    def between(self) -> str:
        """``mellan A, B och C``, for the title page; empty when the heading already says between whom."""
        return "" if self._names_the_parties else f"mellan {_names(self.parties)}"

    @property
    def _names_the_parties(self) -> bool:
        title = self.shown_title.casefold()
        names = [blank_or_text(party.name).casefold() for party in self.parties]
        return " mellan " in title and all(name in title for name in names)

    def to_data(self) -> dict[str, Any]:
        """Return the paper as plain data, without what is not said or, in a draft, is missing.

        ``model_validate`` of its class gives it back, and ``load`` with ``draft`` a draft.
        """
        data: dict[str, Any] = self.model_dump(mode="json", exclude_none=True, exclude=missing(self))
        return data


def missing(paper: Paper) -> dict[Any, Any]:
    """Return where the facts that a draft lacks are, as a tree of steps that pydantic leaves out."""
    tree: dict[Any, Any] = {}
    for path, _ in holes(paper):
        branch = tree
        for step in path[:-1]:
            branch = branch.setdefault(step, {})
        branch[path[-1]] = True
    return tree


def _heading(section: Section) -> str | None:
    try:
        return f"{section.shown_heading}"
    except HoleReached:
        return None


def _only(parties: tuple[P, ...]) -> P | None:
    return parties[0] if len(parties) == 1 else None


def _wanted(party: Party) -> str:
    return party.short or party.definite


def _called(party: Party, shared: Counter[str], crowded: Collection[bool]) -> str:
    wanted = _wanted(party)
    alone = shared[wanted] == 1 and (party.short is not None or party.public not in crowded)
    return wanted if alone else party.name


def _names(parties: Iterable[PublicParty | CivilParty]) -> str:
    return swedish.list_of([blank_or_text(party.name) for party in parties])
