"""Rules about parties that may be run for profit (vinst)."""

from __future__ import annotations

from collections.abc import Iterator

from iopdocs.agreement import Agreement
from iopdocs.findings import Severity
from iopdocs.law import PROFIT_LIMIT
from iopdocs.parties import Aktiebolag
from iopdocs.rules._base import Case, Fault, rule

__all__: list[str] = []

_LIMITED = "(svb)"
"""Ends the name of a company whose profit is limited by law."""


@rule(
    "PAR014",
    Severity.NOTE,
    on=Agreement,
    source=PROFIT_LIMIT,
    hint="skriv i avtalet vad bolagsordningen säger om vinst och utdelning",
)
def profit_of_a_company_is_not_told(node: Agreement, case: Case) -> Iterator[Fault]:
    """Ett aktiebolag är idéburen part, men avtalet säger inget om dess vinst.

    *Varför:* En idéburen organisation drivs inte för att ge ägarna vinst, men det gör ett aktiebolag om inget annat
    står i bolagsordningen. Har bolaget särskild vinstutdelningsbegränsning slutar namnet med (svb).

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: aktiebolag, id: foreningen, name: Mötesplatsen AB, orgnr: 556600-0005}
    Rätt:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: aktiebolag, id: foreningen, name: Mötesplatsen AB (svb), orgnr: 556600-0005}
    """
    told = case.says("vinst", "Vinst", "utdelning")
    for at, party in enumerate(node.parties):
        if isinstance(party, Aktiebolag) and not told and not f"{party.name}".casefold().endswith(_LIMITED):
            yield Fault(f"{party.name} är ett aktiebolag, och avtalet säger inget om dess vinst", at=("parties", at))
