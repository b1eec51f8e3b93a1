"""An agreement judged by a profile (granskning enligt profilen): its demands, and its own view of what is serious."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses import Free, clause_class
from iopdocs.findings import Finding, Findings, Severity
from iopdocs.model import HoleReached, blank_or_text, is_hole
from iopdocs.profile.codes import CODES, EXPIRED, REQUIRED
from iopdocs.profile.settings import Settings, SeverityChange
from iopdocs.rules import Case

__all__ = ["judged"]


def judged(agreement: Agreement, findings: Iterable[Finding], settings: Settings) -> Findings:
    """Return what the rules found with the profile's severities, and what the profile itself asks for."""
    case = Case(agreement, ())
    changes = _Changes({change.code: change for change in settings.severities}, _day(case), settings.name)
    return Findings.of([*changes.applied(findings), *_lacking(case, settings)])


def _day(case: Case) -> date | None:
    """Return the day of the agreement, as rules see it; ``None`` also where a draft has no clauses yet."""
    try:
        return case.date
    except HoleReached:
        return None


def _lacking(case: Case, settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each clause that is asked for; of a draft that has no clauses yet nothing is said."""
    if is_hole(case.agreement.clauses):
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
        now = f"avtalet är från {swedish.den_date(self.day)}" if self.day else "avtalet har ingen dag att jämföra med"
        hint = f"pröva graden på nytt och ändra until i profilen; skälet var: {change.reason}"
        return Finding(
            EXPIRED, CODES[EXPIRED].severity, one.path, f"{ended}, men {now}; regelns grad gäller", hint=hint
        )
