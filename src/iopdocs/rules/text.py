"""Rules about the running text: how it spells the parties, and how a commitment goes on (löpande text)."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Final

from iopdocs.agreement import Agreement
from iopdocs.clauses.commitments import Commitment
from iopdocs.findings import Path, Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._patterns import pattern

__all__: list[str] = []

_COMMON: Final = frozenset({"föreningen", "förening", "stiftelsen", "stiftelse", "region", "kommunalförbundet"})
_START: Final = 4
_LEAST: Final = 9
_NEAR: Final = 0.84
_TAIL: Final = 6
_TAILS_NEAR: Final = 0.5
_WORD: Final = pattern(r"[^\W_]+(?:[-’'&][^\W_]+)*")
_ENDINGS: Final = ("", "s", "n", "en", "et", "ns", "ens", "ets")


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
            ends = [end for _, end in words[place : place + length + 2]]
            runs = [text[start:end] for end in ends if "," in name or "," not in text[start:end]]
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
