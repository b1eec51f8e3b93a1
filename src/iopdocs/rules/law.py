"""Rules about what the law may have to say (rättsliga frågor): they cite and warn, they never decide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses.background import Background
from iopdocs.clauses.relation import Relation
from iopdocs.findings import Severity
from iopdocs.law import SERVICE_CONTRACT
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._days import dates_in
from iopdocs.rules._patterns import pattern
from iopdocs.rules._procurement import may_be_said, procurement_words
from iopdocs.rules._texts import Found
from iopdocs.statutes import STATUTES, Statute

__all__: list[str] = []


@rule("LAW001", Severity.WARNING, on=Agreement)
def statute_was_not_in_force(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten hänvisar till en författning som inte gäller under hela avtalstiden.

    *Varför:* En hänvisning till en upphävd lag, eller till en som ännu inte gäller, leder läsaren fel. Bara
    nummer och namn som är entydiga granskas, mot de dagar då de gällde. Nämns både den gamla och den nya, eller
    dagen då den ena ersätter den andra, är det i sin ordning att ingen av dem gäller hela tiden.

    Fel:
        clauses:
          - {kind: free, heading: Stöd, points: [{text: Stödet bygger på socialtjänstlagen (2001:453).}]}
    Rätt:
        clauses:
          - {kind: free, heading: Stöd, points: [{text: Stödet bygger på socialtjänstlagen (2025:400).}]}
    """
    begins = case.date
    if begins is None:
        return
    ends = max((case.term.end if case.term is not None else None) or begins, begins)
    cited = _not_in_force(begins, ends)
    if not case.says(*(word for word, _ in cited)):
        return
    for statute in dict.fromkeys(statute for word, statute in cited if case.says(word)):
        if statute.outside(begins, ends) or not _other_half_is_told(statute, case):
            for found in case.saying(*statute.words):
                if any(_stands_alone(found.text, word) for word in statute.words):
                    yield _anachronism(statute, case, found, (begins, ends))


@lru_cache(maxsize=64)
def _not_in_force(begins: date, ends: date) -> tuple[tuple[str, Statute], ...]:
    """Return the words that cite a statute that was not in force on each day from ``begins`` to ``ends``."""
    return tuple((word, one) for one in STATUTES if not one.throughout(begins, ends) for word in one.words)


def _other_half_is_told(statute: Statute, case: Case) -> bool:
    """Whether the text cites what holds the rest of the term too, or tells when a statute begins or ceases to."""
    others = [one for one in STATUTES if statute.name == one.successor or one.name == statute.successor]
    if any(_stands_alone(found.text, word) for one in others for word in one.words for found in case.saying(word)):
        return True
    turns = {statute.first, *((statute.last, statute.last + timedelta(days=1)) if statute.last else ())}
    return any(named.day in turns for found in case.saying(*statute.words) for named in dates_in(found.text))


def _stands_alone(text: str, word: str) -> bool:
    """Whether a word or number occurs in the text without being part of a longer one."""
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _anachronism(statute: Statute, case: Case, found: Found, term: tuple[date, date]) -> Fault:
    begins, ends = term
    named = f"klausulen {case.heading(found.path)} nämner {statute.name}, som gäller"
    if statute.last is not None and statute.last < ends:
        bound = "börjar" if statute.last < begins else "slutar"
        days = f"men avtalstiden {bound} {swedish.den_date(begins if statute.last < begins else ends)}"
        hint = f"hänvisa till {statute.successor}" if statute.successor else None
        if hint and statute.last >= begins:
            hint = f"hänvisa också till {statute.successor}, som gäller därefter"
        return Fault(f"{named} till och med {swedish.den_date(statute.last)}, {days}", at=found.path, hint=hint)
    late = statute.first > ends
    days = f"men avtalstiden {'slutar' if late else 'börjar'} {swedish.den_date(ends if late else begins)}"
    hint = "hänvisa till det som gäller under avtalstiden" if late else "hänvisa också till det som gäller dessförinnan"
    return Fault(f"{named} från och med {swedish.den_date(statute.first)}, {days}", at=found.path, hint=hint)


_DUTY: Final = pattern(r"\b(?:ska|skall|åtar sig|förbinder sig)\b")


@rule(
    "LAW002",
    Severity.WARNING,
    on=Agreement,
    source=SERVICE_CONTRACT,
    hint="skriv hellre part, insats och bidrag om det är vad som menas; avtalets innehåll avgör, inte orden",
)
def procurement_words_are_used(node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten använder ord från upphandling.

    *Varför:* Om en organisation utför en tjänst åt det allmänna mot betalning kan avtalet vara ett
    tjänstekontrakt, vad det än kallas. Ord som beställare och utförare talar för den läsningen. Om avtalet
    är en upphandling avgör inte programmet. Meningar som säger att något inte är ett köp granskas inte, och
    i bakgrunden bara stycken om vad någon ska göra.

    Fel:
        clauses:
          - {kind: free, heading: Arbetet, points: [{text: Utföraren rapporterar till beställaren.}]}
    Rätt:
        clauses:
          - {kind: free, heading: Arbetet, points: [{text: Kommunen är inte beställare.}]}
    """
    if not may_be_said(case.says):
        return
    for found in case.texts:
        clause = node.clauses[int(found.path[1])]
        history = isinstance(clause, Background) and not _DUTY.search(found.text)
        words = [] if history or isinstance(clause, Relation) else procurement_words(found.text)
        if words:
            said = swedish.list_of(map(quoted, dict.fromkeys(words)))
            yield Fault(f"klausulen {case.heading(found.path)} talar om {said}", at=found.path)
