"""The form that ``iopdocs new`` writes (formulär): an agreement in YAML where only the facts are missing.

It is made from the model classes. A required field stands empty, so the form reads as a draft with a hole for
each. What is optional is commented out by ``#`` without a space after it; a comment for people has the space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iopdocs.agreement import Agreement
from iopdocs.clauses import Clause, clause_class
from iopdocs.cli.form.layout import field_lines, indented, item_lines
from iopdocs.cli.form.notes import note, remark

__all__ = ["USUAL_ORDER", "form"]

USUAL_ORDER = (
    "parties", "definitions", "background", "values", "framework", "supplement", "relation", "purpose", "target_group",
    "commitments", "cooperation", "related", "responsibility", "steering_group", "decisions", "sub_agreements",
    "budget", "costs", "payment", "index", "vat", "follow_up", "documentation", "insight", "communication", "ip",
    "police_record", "insurance", "term", "extension", "notice", "amendments", "renegotiation", "force_majeure",
    "rescission", "repayment", "surplus", "dispute", "free", "annexes", "signatures",
)  # fmt: skip
"""The order in which an IOP agreement usually has its clauses; a type that is not here comes last."""

_HEAD = """\
# Formulär för ett avtal om idéburet offentligt partnerskap (IOP).
#
# Fyll i efter kolonen. En rad som börjar med # och blanksteg är en förklaring. En rad som börjar med #
# utan blanksteg är en uppgift som får saknas: ta bort # för att använda den. En punkt i en lista börjar
# med streck; kopiera den för varje punkt till. Ta bort de klausuler och parter som inte behövs.
#
#     iopdocs check FIL             visar vad som saknas och vad som är fel
#     iopdocs render --draft FIL    skriver ett utkast i Word med luckor för det som saknas
"""

_COMMON = tuple(name for name in Clause.model_fields if name != "kind")


def form(kinds: Sequence[str]) -> str:
    """Return the form with clauses of these kinds in their usual order; ``KeyError`` for an unknown one."""
    usual = {kind: place for place, kind in enumerate(USUAL_ORDER)}
    ordered = sorted(set(kinds), key=lambda kind: (usual.get(kind, len(usual)), kind))
    fields = (name for name in Agreement.model_fields if name != "clauses")
    parts = [_HEAD.splitlines(), *(field_lines(Agreement, name) for name in fields), list(_clauses(ordered))]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _clauses(kinds: Sequence[str]) -> Iterator[str]:
    yield from note(Agreement, "clauses")
    yield from remark("De skrivs i den ordning som de har här. Varje klausul får också ha de här fälten:")
    for name in _COMMON:
        yield from note(Clause, name, lead=f"  {name}: ")
    yield "clauses:"
    for kind in kinds:
        cls = clause_class(kind)
        clause = [*remark(f"---- {cls.title} ----"), *item_lines((cls,), without=_same(cls))]
        yield from ("", *indented(clause))


def _same(cls: type[Clause]) -> frozenset[str]:
    """The fields that the clause type has as every other, which are told once."""
    own, base = cls.model_fields, Clause.model_fields
    same = (name for name in _COMMON if own[name].title == base[name].title)
    return frozenset(name for name in same if not own[name].is_required())
