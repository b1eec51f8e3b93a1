"""The rule about texts that are to be whole sentences (hela meningar)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from iopdocs.agreement import Agreement
from iopdocs.annotations import marks_of, parts_of
from iopdocs.clauses import Clause
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._patterns import pattern
from iopdocs.rules._sentences import sentences
from iopdocs.values import Paragraphs

__all__: list[str] = []

_WORD: Final = pattern(r"[^\W\d_]+")
_SHORT_VERBS: Final = frozenset({
    "ska", "skall", "kan", "vill", "vet", "må", "är", "var", "har", "får", "hade", "fick", "gick", "kom", "blev",
    "tog", "gav", "såg", "skrev", "drev", "höll", "lade", "sa", "fanns", "bor", "tror", "beror", "gror",
})  # fmt: skip
_NOT_VERBS: Final = frozenset({
    "för", "eller", "över", "under", "efter", "där", "här", "när", "per", "deras", "dess", "annars", "hennes",
    "hans", "oss", "alls", "hos", "vars", "dags", "personer", "individer", "tjejer", "killar", "pojkar",
    "ungdomar", "elever", "familjer", "barnfamiljer", "föräldrar", "medlemmar", "flyktingar", "studenter",
    "pensionärer", "brottsoffer", "klienter", "patienter", "grannar", "mödrar", "fäder", "döttrar", "söner",
    "bröder", "systrar", "vänner", "föreningar", "organisationer", "verksamheter", "aktiviteter", "insatser",
    "lokaler", "platser", "kommuner", "regioner",
})  # fmt: skip
_ENDINGS: Final = ("r", "s", "ade", "dde", "tte", "lde", "nde", "kte", "pte", "ste")
_PLURAL: Final = "or"
_MARKS: Final = marks_of(Paragraphs)
_SHOWN: Final = 60


@rule("STR008", Severity.NOTE, on=Agreement, hint="skriv en hel mening, med verb och punkt: Målgruppen är …")
def text_is_no_sentence(node: Agreement, case: Case) -> Iterator[Fault]:
    """En text som ska vara hela meningar saknar verb.

    *Varför:* Texten skrivs som den står, i en punkt för sig. Är den ingen mening säger avtalet inte vad som gäller.

    Fel:
        clauses:
          - {kind: target_group, description: "Kvinnor, tjejer och deras barn.", voluntary: ja}
    Rätt:
        clauses:
          - {kind: target_group, description: "Målgruppen är kvinnor, tjejer och deras barn.", voluntary: ja}
    """
    for at, clause in enumerate(node.clauses):
        for name in _whole(type(clause)):
            for text in getattr(clause, name) or ():
                begun = next((said for _, said in sentences(text) if not _may_have_a_verb(said)), None)
                if begun is not None:
                    path = ("clauses", at, name)
                    said = quoted(begun.strip()[:_SHOWN])
                    yield Fault(f"{said} i klausulen {case.heading(path)} är ingen hel mening", at=path)


@cache
def _whole(cls: type[Clause]) -> tuple[str, ...]:
    """Return the fields of a clause type that hold whole sentences."""
    parts = {name: (*info.metadata, *parts_of(info.annotation)) for name, info in cls.model_fields.items()}
    return tuple(name for name, found in parts.items() if any(mark in found for mark in _MARKS))


def _may_have_a_verb(sentence: str) -> bool:
    """Whether any word may be a finite verb; in doubt it is."""
    words = [word.casefold() for word in _WORD.findall(sentence)]
    return not words or any(map(_may_be_a_verb, words))


def _may_be_a_verb(word: str) -> bool:
    if word in _SHORT_VERBS or word in _NOT_VERBS:
        return word in _SHORT_VERBS
    return word.endswith(_ENDINGS) and not word.endswith(_PLURAL)
