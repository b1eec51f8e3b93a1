"""Rules about the running text: what it says of money and parties against the rest of the agreement (löpande text)."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from iopdocs.agreement import Agreement
from iopdocs.clauses.budget import Budget, BudgetLine
from iopdocs.clauses.commitments import Commitment
from iopdocs.clauses.costs import Costs
from iopdocs.clauses.payment import Payment
from iopdocs.findings import Path, Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._patterns import pattern
from iopdocs.values import Amount, StatedAmount

__all__: list[str] = []

_SMALL: Final = 1_000
_LONGEST_BEFORE: Final = 60
_YEAR: Final = 12
_UNITS: Final = "tkr|mnkr|mkr|kronor|kr|miljoner kronor|miljoner kr|miljon kronor|tusen kronor"
_AMOUNT: Final = pattern(
    rf"(?<![\w,.:/–-])((?:[1-9]\d{{0,2}}(?:[ \u00a0\u202f]\d{{3}})+|\d+)(?:,\d+)?[ \u00a0\u202f]?(?:{_UNITS}))\b"
    r"(?P<per>[ \u00a0]?/|[ \u00a0](?:per|i|om)[ \u00a0](?!stället\b)\w+|[ \u00a0]årligen)?"
)
_MONEY: Final = pattern(r"[0-9][ \u00a0\u202f]?(?:[tm]n?|tusen |miljon(?:er)? )?kr")
_FORMER: Final = pattern(
    r"(?:i ?stället för|jämfört med|tidigare(?: var)?|förut|(?:höj|sänk|öka|minska|ändra)a?s från)"
    r"[ \u00a0]$"
)
"""What stands before an amount that no longer holds."""
_PRICED: Final = pattern(
    r"(?:(?:\bà|×|(?<=\d )x|\*)[ \u00a0]?"
    r"|\b(?:per|för varje)[ \u00a0](?!(?:år|kalenderår)\b)\w+(?:[ \u00a0](?:och|eller|per)[ \u00a0]\w+)*"
    r"[ \u00a0](?:(?:är|blir|om|på|kostar|ersätts med|uppgår till)[ \u00a0])?(?:(?:högst|minst|ca|cirka)[ \u00a0])?)\Z"
)
"""What stands before an amount that one of so many things costs."""
_PAST: Final = pattern(
    r"\b(?:betalade|betalades|bidrog|bidragit|uppgick|kostade|lämnade|lämnades|beviljade|beviljades|gav|fick|hade|var)\b"
)
_YEARLY: Final = pattern(r"(?:per|om) (?:år|kalenderår|året)|årligen")
_COMMON: Final = frozenset({"föreningen", "förening", "stiftelsen", "stiftelse", "region", "kommunalförbundet"})
_START: Final = 4
_LEAST: Final = 9
_NEAR: Final = 0.84
_TAIL: Final = 6
_TAILS_NEAR: Final = 0.5
_WORD: Final = pattern(r"[^\W_]+(?:[-’'&][^\W_]+)*")
_ENDINGS: Final = ("", "s", "n", "en", "et", "ns", "ens", "ets")


@rule(
    "TXT001", Severity.WARNING, on=Agreement, hint="rätta texten eller budgeten, eller hänvisa till budgeten i texten"
)
def amount_in_the_text_is_not_in_the_budget(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten nämner ett belopp som inte finns i budgeten.

    *Varför:* Står ett belopp på två ställen och bara det ena ändras går avtalet att läsa på två sätt.
    Belopp under 1 000 kr och priser per timme, plats och liknande granskas inte.

    Fel:
        clauses:
          - kind: commitments
            commitments:
              - {party: kommunen, text: bidra med 450 tkr}
              - {party: foreningen, text: leda arbetet}
    Rätt:
        clauses:
          - kind: commitments
            commitments:
              - {party: kommunen, text: bidra med 400 tkr}
              - {party: foreningen, text: leda arbetet}
    """
    if not case.says("kr") or not _MONEY.search(case.prose):
        return
    known: set[Decimal] = set()
    for found in case.texts:
        for match in _AMOUNT.finditer(found.text):
            stated = _stated(match)
            if stated is None or _is_former(found.text, match.start()) or _is_price(found.text, match.start()):
                continue
            known = known or _known(case)
            if known and not any(stated.fits(one) for one in known):
                said = f"{case.heading(found.path)} nämner {stated}"
                yield Fault(f"klausulen {said}, ett belopp som inte finns i budgeten", at=found.path)


def _is_former(text: str, at: int) -> bool:
    """Whether an amount in a text no longer holds: so it is said, or the sentence tells of what has been."""
    begins = max((text.rfind(f"{mark} ", 0, at) for mark in ".!?"), default=-1) + 1
    return _FORMER.search(text, 0, at) is not None or _PAST.search(text, begins, at) is not None


def _is_price(text: str, at: int) -> bool:
    return _PRICED.search(text, max(at - _LONGEST_BEFORE, 0), at) is not None


def _stated(match: re.Match[str]) -> StatedAmount | None:
    """Return the amount that a text states, or ``None`` for what is small, a price or no amount after all."""
    per = match["per"]
    if per is not None and not _YEARLY.fullmatch(per.strip().replace("\N{NO-BREAK SPACE}", " ")):
        return None
    try:
        stated = StatedAmount(match[1])
    except ValueError:
        return None
    return stated if stated.kronor >= _SMALL else None


def _known(case: Case) -> set[Decimal]:
    """Return every amount that the clauses hold, and each for the whole term where it may be that of one year."""
    if not case.all(Budget):
        return set()
    amounts = {amount for _, node in case.visited for value in node.__dict__.values() for amount in _in_field(value)}
    amounts.update(clause.total(column) for clause in case.all(Costs) for column in clause.columns)
    amounts.update(clause.whole for clause in case.all(Costs))
    parts = {one.share / 100 for clause in case.all(Payment) for one in clause.instalments if one.share is not None}
    for budget in case.all(Budget):
        paid = [transfer.amount for transfer in budget.transfers if transfer.amount is not None]
        amounts.update((budget.total, budget.counted_once, sum(paid, Decimal(0)), *paid))
        amounts.update(one.total for one in budget.contributions)
        bases = [line.basis for one in budget.contributions for line in one.lines if line.basis is not None]
        amounts.update(amount for basis in bases for _, amount in basis.readings)
        amounts.update(_year_sums(budget))
    amounts |= {amount * part for amount in amounts for part in parts}
    years = _years(case)
    return amounts | {amount * years for amount in amounts} | {amount / years for amount in amounts}


def _in_field(value: object) -> Iterator[Decimal]:
    """Yield what a field says in kronor, if it holds an amount."""
    if isinstance(value, Decimal):
        yield value
    elif isinstance(value, StatedAmount):
        yield value.kronor
    elif isinstance(value, Amount):
        yield from filter(None, (value.stated.kronor, value.kronor, value.span.high))


def _year_sums(budget: Budget) -> Iterator[Decimal]:
    """Yield what stands year by year summed in every way that a text may: by party, by year, and in all."""
    for parties in (*((one,) for one in budget.contributions), budget.contributions):
        lines = [line for one in parties for line in one.lines if line.years]
        for kinds in (lines, [line for line in lines if line.kind == "cash"]):
            sums: dict[int, Decimal] = {}
            for year in (year for line in kinds for year in line.years if year.amount is not None):
                sums[year.year] = sums.get(year.year, Decimal(0)) + (year.amount.kronor if year.amount else 0)
            yield from (*sums.values(), sum(sums.values(), Decimal(0)))
        yield from (_in_all(line) for line in lines)


def _in_all(line: BudgetLine) -> Decimal:
    return sum((year.amount.kronor for year in line.years if year.amount is not None), Decimal(0))


def _years(case: Case) -> int:
    return max(1, (case.months or 0) // _YEAR)


@rule("TXT002", Severity.WARNING, on=Agreement, hint="skriv namnet likadant överallt, eller det korta namnet")
def party_is_spelled_in_another_way(node: Agreement, case: Case) -> Iterator[Fault]:
    """En parts namn stavas på ett annat sätt i texten.

    *Varför:* Skrivs en part på flera sätt går det att undra om det är samma juridiska person. Namnet står
    som i registret, och därefter används ett kort namn.

    Fel:
        clauses:
          - {kind: free, heading: Arbetet, points: [{text: Förening Mötesplatsen leder arbetet.}]}
    Rätt:
        clauses:
          - {kind: free, heading: Arbetet, points: [{text: Föreningen Mötesplatsen leder arbetet.}]}
    """
    accepted: frozenset[str] = frozenset()
    for party in node.parties:
        name, mark = party.name, _mark(party.name)
        if len(name) < _LEAST or not case.says(mark):
            continue
        accepted = accepted or _accepted(node)
        places: dict[str, Path] = {}
        for path, text in case.texts:
            for spelled in _variants(text, name, accepted) if mark in text.replace(name, "") else ():
                places.setdefault(spelled, path)
        for spelled, path in places.items():
            yield Fault(f"{name} skrivs {quoted(spelled)} i klausulen {case.heading(path)}", at=path)


def _mark(name: str) -> str:
    """Return how the first word of a name that is its own begins: few texts have it that do not speak of the party."""
    words = name.split()
    return next((word for word in words if word.lower() not in _COMMON), words[0])[:_START]


def _compact(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _accepted(agreement: Agreement) -> frozenset[str]:
    """Return what parties and their units may be called, with genitives and definite forms."""
    names = {name for party in agreement.parties for name in (party.name, party.short) if name is not None}
    names.update(unit.name for party in agreement.public for unit in party.units)
    return frozenset(name + ending for name in names for ending in _ENDINGS)


def _variants(text: str, name: str, accepted: frozenset[str]) -> Iterator[str]:
    """Yield what is nearly the name: runs of words that begin as it does, with another letter, space or capital."""
    words = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    length = len(_WORD.findall(name))
    for place, (start, _) in enumerate(words):
        if text[start : start + _START].casefold() == name[:_START].casefold():
            runs = [text[start:end] for _, end in words[place : place + length + 2]]
            if accepted.isdisjoint(runs) and not _is_a_place(name, runs):
                near = max(runs, key=lambda run: _likeness(run, name))
                if _likeness(near, name) >= _NEAR and _likeness(_tail(near), _tail(name)) >= _TAILS_NEAR:
                    yield near


def _is_a_place(name: str, runs: list[str]) -> bool:
    """Whether a text has only the place in the name of a club or company, such as *Exempelby* of *Exempelby IF*."""
    words = name.split()
    short = [word for word in words[1:] if word.isupper()]
    place = " ".join(words[: len(words) - len(short)])
    named = f"{place} {short[0]}".casefold() if short else ""
    return name.endswith(" ".join(short)) and place in runs and bool(named) and named not in map(str.casefold, runs)


def _tail(text: str) -> str:
    """Return how a name ends; *Storstad som* begins nearly as *Storstads kommun* does, but ends as something else."""
    return _compact(text)[-_TAIL:]


def _likeness(run: str, name: str) -> float:
    return difflib.SequenceMatcher(None, _compact(run), _compact(name), autojunk=False).ratio()


_MODALS: Final = frozenset({"ska", "skall", "kan", "måste", "vill", "bör", "får"})
_NO_VERBS: Final = frozenset({"efter", "framför", "för", "genom", "inför", "per", "under", "utanför", "utöver", "över"})
"""Words that a commitment may begin with though they end as verbs do."""


@rule("TXT005", Severity.WARNING, on=Commitment, hint="börja med ett verb som leda eller upplåta, och sluta utan punkt")
def commitment_does_not_go_on_from_att(node: Commitment, _case: Case) -> Iterator[Fault]:
    """Åtagandet går inte att läsa efter ”åtar sig att”.

    *Varför:* Avtalet säger att parten ”åtar sig att …” och sätter punkt själv. Med ett extra att, ett verb i presens
    (driver), en stor bokstav eller en punkt blir meningen fel.

    Fel:
        clauses:
          - {kind: commitments, commitments: [{party: foreningen, text: Att driva kafé.}]}
    Rätt:
        clauses:
          - {kind: commitments, commitments: [{party: foreningen, text: driva kafé}]}
    """
    text = node.text
    capital = text[:1].isupper() and text[1:2].islower()
    if text.lower().startswith("att ") or text.endswith(".") or capital or _is_present(text):
        yield Fault(f"åtagandet blir ”åtar sig att {text}” i avtalet", at=("text",))


def _is_present(text: str) -> bool:
    """Whether text begins as after a subject: *driver*, *ska driva*; not *för barnens skull driva*."""
    first = text.partition(" ")[0].lower()
    return first in _MODALS or (first.endswith("r") and first not in _NO_VERBS)
