"""The assessment that precedes a partnership (bedömning, kriterieprövning)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import Field

from iopdocs.criteria._base import Criterion
from iopdocs.criteria._named import AnySet
from iopdocs.model import Hole, HoleReached, Model, is_hole
from iopdocs.paper import Paper
from iopdocs.values.dates import Day
from iopdocs.values.text import Line, Paragraphs, Slug

__all__ = ["Answer", "Assessment", "Judged"]

_NOT_JUDGED = "Inte bedömt"


class Answer(Model):
    """What is answered to one criterion, and why (svar)."""

    phrases: ClassVar[Mapping[str, Mapping[str, str]]] = {"answer": {"yes": "ja", "no": "nej", "partly": "delvis"}}

    criterion: Slug = Field(title="Kriterium", description="kriteriets id")
    answer: Literal["yes", "no", "partly"] = Field(
        title="Svar", description="yes, no eller partly: ja, nej eller delvis"
    )
    reason: Line | None = Field(None, title="Motivering", description="en eller flera meningar")
    evidence: Line | None = Field(
        None, title="Underlag", description="handling eller uppgift som svaret bygger på, utan personnamn"
    )

    @property
    def phrase(self) -> str:
        """The answer in Swedish."""
        if isinstance(self.answer, Hole):
            raise HoleReached(self.answer.title)
        return self.phrases["answer"][self.answer]


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion with the answer to it, if there is one (bedömt kriterium); ``number`` counts from 1 in the set."""

    number: int
    criterion: Criterion
    answer: Answer | None

    @property
    def settled(self) -> Answer | None:
        """The answer, unless it is still open in a draft."""
        return None if self.answer is None or is_hole(self.answer.answer) else self.answer

    @property
    def verdict(self) -> str:
        """*Ja*, *Nej*, *Delvis* or *Inte bedömt*."""
        return self.answer.phrase.capitalize() if self.answer else _NOT_JUDGED

    @property
    def reason(self) -> str | None:
        """Why it is answered so."""
        return self.answer.reason if self.answer else None

    @property
    def evidence(self) -> str | None:
        """What the answer is built on."""
        return self.answer.evidence if self.answer else None


class Assessment(Paper):
    """An application for a partnership, tried against one set of criteria (bedömning enligt kriterier).

    Which criteria apply is a choice of policy: ``criteria_set`` names a known set, or holds the municipality's own. An
    assessment tells how the criteria are met. It does not tell what the law allows, and is not signed.
    """

    form: ClassVar[str] = "bedömning"
    whole: ClassVar[str] = "bedömningen"
    item_lists: ClassVar[tuple[str, ...]] = ("parties", "answers")

    kind: Literal["assessment"] = Field("assessment", title="Sorts handling")
    title: Line = Field(title="Bedömningens rubrik")
    dated: Day | None = Field(None, title="Bedömningens datum")
    received: Day | None = Field(None, title="Dag då ansökan kom in")
    assessor: Line | None = Field(None, title="Bedömd av", description="funktion, utan personnamn: utvecklingsledaren")
    project: Paragraphs = Field(title="Vad ansökan gäller")
    criteria_set: AnySet = Field(
        title="Kriterier", description="id för kända kriterier, till exempel skr-2017, eller egna kriterier som fält"
    )
    answers: tuple[Answer, ...] = Field(title="Svar på kriterierna")
    conclusion: Paragraphs | None = Field(None, title="Slutsats")

    @property
    def sections(self) -> tuple[Assessment]:
        """The assessment, which has one wording for the whole of its text."""
        return (self,)

    @property
    def signed(self) -> bool:
        """Nobody signs an assessment."""
        return False

    @property
    def key(self) -> str:
        """The name of its only section."""
        return self.kind

    @property
    def continues(self) -> bool:
        """There is no section before it."""
        return False

    @property
    def targets(self) -> tuple[str, ...]:
        """Its data name nothing to refer to."""
        return ()

    @property
    def shown_heading(self) -> str:
        """The heading above its text."""
        return self.shown_title

    def told_apart(self, _called: Mapping[str, str], /) -> None:
        """Nothing: it is alone."""

    @property
    def judged(self) -> tuple[Judged, ...]:
        """Every criterion of the set in order, each with the first answer to it."""
        # As text, so that a criterion which is still missing in a draft is reached and not passed over.
        answers = {str(one.criterion): one for one in reversed(self.answers)}
        numbered = enumerate(self.criteria_set.criteria, 1)
        return tuple(Judged(number, one, answers.get(one.id)) for number, one in numbered)

    @property
    def met(self) -> int:
        """How many criteria are met (ja)."""
        return self._count("yes")

    @property
    def partly_met(self) -> int:
        """How many criteria are partly met (delvis)."""
        return self._count("partly")

    @property
    def unmet(self) -> int:
        """How many criteria are not met (nej)."""
        return self._count("no")

    @property
    def unanswered(self) -> int:
        """How many criteria nobody has judged yet (inte bedömda)."""
        return sum(one.settled is None for one in self.judged)

    def _count(self, answer: str) -> int:
        return sum(one.settled is not None and one.settled.answer == answer for one in self.judged)
