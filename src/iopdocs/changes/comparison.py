"""Comparing two versions of an agreement (jämförelse): what was added, removed, moved and changed, clause by clause.

It is the text that is compared, as it stands in the documents, for that is what is signed. What only has another
number, because something else was inserted or removed, is told as that and not as a change.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from iopdocs.changes.carrying import Carrying, Renumbering
from iopdocs.changes.figures import Fact, Money, facts, money
from iopdocs.changes.pairing import Pairing
from iopdocs.changes.parts import ClauseChange, PointChange, around, clause_changes
from iopdocs.changes.version import read_version
from iopdocs.values.dates import Day
from iopdocs.verbs import PaperLike

if TYPE_CHECKING:
    from iopdocs.agreement import Agreement
    from iopdocs.document import Document
    from iopdocs.profile import Profile, ProfileLike

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True)
class Comparison:
    """What differs between two versions of an agreement (jämförelse).

    ``clauses`` are the clauses that differ, in the order of the new version; ``around`` is what differs before the
    first clause, after the last one and in headers and footers; ``renumberings`` what has another number. ``money`` is
    what the parties put in, and ``facts`` the title, the dates and the like, where the data differ.
    """

    clauses: tuple[ClauseChange, ...]
    around: tuple[PointChange, ...]
    renumberings: tuple[Renumbering, ...]
    money: tuple[Money, ...]
    facts: tuple[Fact, ...]
    pairing: Pairing = field(repr=False)
    profile: Profile | None = field(default=None, repr=False)

    @property
    def same_text(self) -> bool:
        """Whether both documents say the same, word for word and number for number."""
        derived = {"Innehållsförteckning", "Utkast"} & {one.title for one in self.facts}
        return not (self.clauses or self.around or self.renumberings or derived)

    @property
    def same_data(self) -> bool:
        """Whether both versions have the same data, also those that the text does not show."""
        return self.pairing.old.paper == self.pairing.new.paper

    @property
    def text(self) -> str:
        """What differs, in plain Swedish."""
        from iopdocs.changes.telling import as_text

        return as_text(self)

    def _repr_html_(self) -> str:
        """Show what differs in Jupyter."""
        from iopdocs.changes.telling import as_html

        return as_html(self)

    def __str__(self) -> str:
        """Return what differs, in plain Swedish."""
        return self.text

    def redline(self, *, author: str, date: datetime) -> Document:
        """Return a Word document that shows what differs as tracked changes (ändringsmarkeringar).

        ``author`` is who is said to have made the changes, an office rather than a person; ``date`` is when. Raises
        :class:`iopdocs.errors.ExportError` if a version has tracked changes already, or something that cannot be
        shown as taken away.
        """
        from iopdocs.changes.redline import redline

        return redline(self.pairing.old.document, self.pairing.new.document, author=author, date=date)

    def to_data(self) -> dict[str, Any]:
        """Return what differs as plain data with stable keys; sums of money are text with all their digits."""
        return {
            "same_text": self.same_text,
            "clauses": [_clause(one) for one in self.clauses],
            "around": [_point(one) for one in self.around],
            "renumberings": [asdict(one) for one in self.renumberings],
            "money": [_money(one) for one in self.money],
            "facts": [asdict(one) for one in self.facts],
        }

    def to_json(self) -> str:
        """Return what differs as JSON; the same versions always give the same."""
        return json.dumps(self.to_data(), ensure_ascii=False, indent=2)

    def amendment(
        self,
        *,
        starts: Day | str,
        number: int = 1,
        dated: Day | str | None = None,
        reference: str | None = None,
        agreement: str | None = None,
    ) -> Agreement:
        """Return the supplement (tillägget) that makes the old version into the new one.

        It is an agreement as any other, between the parties of the new version and those that leave. Its instructions
        name existing points by the numbers of the old version and quote the new wording.

        Args:
            starts: the first day on which the changes apply.
            number: which supplement to the agreement it is.
            dated: the day of the supplement.
            reference: its case number (diarienummer); that of the new version if it is not said.
            agreement: what the old agreement is called, in definite form; otherwise made from its title.

        Raises:
            ExportError: there is nothing to write, or a version is a draft, or what has changed cannot be quoted.
            NotReady: a version has been edited by hand, or the new one has errors.
            InvalidAgreement: what is said of the supplement cannot be read, such as the day.
        """
        from iopdocs.changes.amendment import amendment

        said = {"starts": starts, "number": number, "dated": dated, "reference": reference, "agreement": agreement}
        return amendment(self, {name: value for name, value in said.items() if value is not None})


def _clause(one: ClauseChange) -> dict[str, Any]:
    return asdict(one) | {"kinds": list(one.kinds), "points": [_point(point) for point in one.points]}


def _point(one: PointChange) -> dict[str, Any]:
    return asdict(one) | {"kind": one.kind, "lines": [asdict(line) for line in one.lines]}


def _money(one: Money) -> dict[str, Any]:
    sums = {"old": one.old, "new": one.new, "difference": one.difference}
    return asdict(one) | {name: None if value is None else str(value) for name, value in sums.items()}


def compare(old: PaperLike, new: PaperLike, *, profile: ProfileLike | None = None) -> Comparison:
    """Return what differs between two versions of an agreement (jämförelse).

    A Word file, or a :class:`iopdocs.Document`, that carries its data is compared as it stands. Any other source is
    written as a document first, by the ``profile`` if there is one, as a draft if facts are missing.

    Raises :class:`InvalidAgreement` if a source cannot be represented as an agreement, :class:`InvalidProfile` if the
    profile is wrong, and :class:`ExportError` if the clauses of a Word file can no longer be told apart.
    """
    by = _loaded(profile)
    pairing = Pairing(read_version(old, by), read_version(new, by))
    carrying = Carrying(pairing)
    return Comparison(
        clauses=tuple(clause_changes(pairing, carrying)),
        around=around(pairing, carrying),
        renumberings=carrying.renumberings,
        money=money(pairing.old.paper, pairing.new.paper),
        facts=facts(pairing.old, pairing.new),
        pairing=pairing,
        profile=by,
    )


def _loaded(profile: ProfileLike | None) -> Profile | None:
    if profile is None:
        return None
    from iopdocs.profile import loaded

    return loaded(profile)
