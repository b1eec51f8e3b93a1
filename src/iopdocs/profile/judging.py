"""An agreement judged by a profile (granskning enligt profilen): its demands, and its own view of what is serious.

Of an assessment a profile asks that it follows the municipality's own criteria.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import singledispatch

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses import Free, clause_class
from iopdocs.criteria import Assessment
from iopdocs.findings import Finding, Findings, Severity
from iopdocs.model import HoleReached, blank_or_text, is_hole
from iopdocs.paper import Paper
from iopdocs.profile.codes import CODES, CRITERIA, EXPIRED, REQUIRED
from iopdocs.profile.settings import Settings, SeverityChange
from iopdocs.rules import Case

__all__ = ["judged"]


def judged(paper: Paper, findings: Iterable[Finding], settings: Settings) -> Findings:
    """Return what the rules found with the profile's severities, and what the profile itself asks for."""
    by_code = {change.code: change for change in settings.severities}
    changes = _Changes(by_code, _day(paper), settings.name, paper.whole)
    return Findings.of([*changes.applied(findings), *_asked(paper, settings)])


@singledispatch
def _day(paper: Paper) -> date | None:
    """Return the day that a paper is judged by."""
    return paper.dated


@_day.register
def _agreement_day(paper: Agreement) -> date | None:
    """Return the day of the agreement, as rules see it; ``None`` also where a draft has no clauses yet."""
    try:
        return Case(paper, ()).date
    except HoleReached:
        return None


@singledispatch
def _asked(_paper: Paper, _settings: Settings) -> Iterable[Finding]:
    """Return a finding for each thing that a profile asks for and a paper has not."""
    return ()


@_asked.register
def _criteria(paper: Assessment, settings: Settings) -> Iterator[Finding]:
    wanted, chosen = settings.criteria, paper.criteria_set
    if wanted is not None and not is_hole(chosen) and chosen != wanted:
        message = f"bedömningen följer {chosen.shown_title}, men {settings.name} följer {wanted.shown_title}"
        yield Finding(CRITERIA, CODES[CRITERIA].severity, ("criteria_set",), message, source=wanted.source)


@_asked.register
def _lacking(paper: Agreement, settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each clause that is asked for; of a draft that has no clauses yet nothing is said."""
    case = Case(paper, ())
    if is_hole(paper.clauses):
        return
    for kind in settings.required:
        if not _has(case, kind):
            title = clause_class(kind).title
            message = f"avtalet saknar klausulen {title} ({kind}), som {settings.name} kräver"
            hint = f"lägg till en klausul av typen {kind}"
            yield Finding(REQUIRED, Severity(settings.missing), ("clauses",), message, hint=hint)


def _has(case: Case, kind: str) -> bool:
    """Whether there is a clause of a type, or one in the parties' own words under its heading."""
    title = clause_class(kind).title.lower()
    headings = (blank_or_text(free.heading).lower() for free in case.all(Free))
    return case.first(clause_class(kind)) is not None or title in headings


@dataclass(frozen=True)
class _Changes:
    """The changed severities of a profile, and the day of the agreement that they are to be tried by."""

    by_code: dict[str, SeverityChange]
    day: date | None
    owner: str
    whole: str

    def applied(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        told: set[str] = set()
        for one in findings:
            change = self.by_code.get(one.code)
            if change is None or change.degree is one.severity:
                yield one
            elif change.until is None or (self.day is not None and self.day <= change.until):
                yield self._changed(one, change)
            else:
                yield one
                if one.code not in told:
                    yield self._expired(one, change, change.until)
                told.add(one.code)

    def _changed(self, one: Finding, change: SeverityChange) -> Finding:
        until = f" till och med {swedish.den_date(change.until)}" if change.until else ""
        instead = f"{self.owner} räknar det som {change.degree.word} i stället för {one.severity.word}{until}"
        hint = "; ".join(filter(None, (one.hint, f"{instead}: {change.reason}")))
        return replace(one, severity=change.degree, hint=hint)

    def _expired(self, one: Finding, change: SeverityChange, until: date) -> Finding:
        ended = f"{self.owner} räknade {one.code} som {change.degree.word} till och med {swedish.den_date(until)}"
        day = f"är från {swedish.den_date(self.day)}" if self.day else "har ingen dag att jämföra med"
        message = f"{ended}, men {self.whole} {day}; regelns grad gäller"
        hint = f"pröva graden på nytt och ändra until i profilen; skälet var: {change.reason}"
        return Finding(EXPIRED, CODES[EXPIRED].severity, one.path, message, hint=hint)
