"""Rules about decisions, days and annexes that are told in two places (formalia)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from iopdocs import swedish
from iopdocs.clauses.annexes import Annex, Annexes
from iopdocs.clauses.commitments import Commitment
from iopdocs.clauses.responsibility import Responsibility
from iopdocs.findings import Severity
from iopdocs.parties import Signatory
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._days import dates_in
from iopdocs.rules._patterns import pattern

__all__: list[str] = []

_SECTION: Final = pattern(r"§[ \u00a0]*(\d+)")
_BODY: Final = pattern(
    r"\b(kommunfullmäktige|kommunstyrelse|regionfullmäktige|regionstyrelse|stadsfullmäktige|[\wåäö-]*nämnd)(?:en|n)?s?\b",
    re.IGNORECASE,
)
_GENERAL: Final = pattern(r"delegation|reglemente|stadgar|årsmöte|fullmakt", re.IGNORECASE)
"""What gives a right to sign once and for all: such a decision has a day of its own."""


@rule("FRM016", Severity.WARNING, on=Responsibility, hint="rätta klausulen eller behörigheten (authority)")
def decision_is_told_in_two_ways(node: Responsibility, case: Case) -> Iterator[Fault]:
    """Beslutet om avtalet anges på ett sätt i klausulen och ett annat i behörigheten att underteckna.

    *Varför:* Den som vill läsa beslutet hittar det inte. Stämmer två av organ, dag och paragraf är det tredje oftast
    ett skrivfel.

    Fel:
        parties:
          - kind: kommun
            id: kommunen
            name: Exempelby kommun
            orgnr: 212000-2395
            signatories: [{role: ordförande, authority: "kommunstyrelsens beslut den 17 november 2026, § 123"}]
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
        clauses:
          - kind: responsibility
            party: kommunen
            deciding_body: kommunstyrelsen
            decided_on: 2026-11-17
            section: § 132
            responsible_unit: fritidsförvaltningen
    Rätt:
        parties:
          - kind: kommun
            id: kommunen
            name: Exempelby kommun
            orgnr: 212000-2395
            signatories: [{role: ordförande, authority: "kommunstyrelsens beslut den 17 november 2026, § 123"}]
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
        clauses:
          - kind: responsibility
            party: kommunen
            deciding_body: kommunstyrelsen
            decided_on: 2026-11-17
            section: § 123
            responsible_unit: fritidsförvaltningen
    """
    party = case.party(node.party)
    for one in party.signatories if party is not None else ():
        if one.authority and _GENERAL.search(one.authority) is None:
            same, other = _compared(node, one.authority)
            if same and len(other) == 1:
                yield Fault(f"behörigheten för {one.role} säger {other[0][0]} men klausulen {other[0][1]}")


def _compared(node: Responsibility, authority: str) -> tuple[bool, list[tuple[str, str]]]:
    """Return whether a decision is likely to be the same, and what differs: as the authority has it, and the clause."""
    days = [one.day for one in dates_in(authority) if one.day is not None]
    section, body = _SECTION.search(authority), _BODY.search(authority)
    wanted, deciding = _SECTION.search(node.section or ""), _BODY.search(node.deciding_body)
    pairs: list[tuple[str, str]] = []
    if body is not None and deciding is not None:
        pairs.append((body[1].lower(), deciding[1].lower()))
    if len(days) == 1 and node.decided_on is not None:
        pairs.append((swedish.den_date(days[0]), swedish.den_date(node.decided_on)))
    if section is not None and wanted is not None:
        pairs.append((f"§\u00a0{section[1]}", f"§\u00a0{wanted[1]}"))
    other = [pair for pair in pairs if not pair[0].endswith(pair[1]) and not pair[1].endswith(pair[0])]
    return len(pairs) > len(other), other


@rule("FRM017", Severity.WARNING, on=Commitment, hint="rätta bilagans nummer, eller vem som har upprättat bilagan")
def annex_is_that_of_another(node: Commitment, case: Case) -> Iterator[Fault]:
    """Ett åtagande beskrivs i en bilaga som en annan part på samma sida har upprättat.

    *Varför:* När varje förening har sin bilaga är numret lätt att ta fel på, och då har föreningen åtagit sig vad en
    annan har beskrivit.

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
          - {kind: stiftelse, id: stiftelsen, name: Stiftelsen Ungdomens hus, orgnr: 802400-0013}
        clauses:
          - kind: commitments
            commitments:
              - {party: kommunen, text: ge stöd}
              - {party: foreningen, text: leda arbetet, annex: 2}
              - {party: stiftelsen, text: hålla öppet, annex: 2}
          - {kind: annexes, items: [{title: Vår plan, party: foreningen}, {title: Plan, party: stiftelsen}]}
    Rätt:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
          - {kind: stiftelse, id: stiftelsen, name: Stiftelsen Ungdomens hus, orgnr: 802400-0013}
        clauses:
          - kind: commitments
            commitments:
              - {party: kommunen, text: ge stöd}
              - {party: foreningen, text: leda arbetet, annex: 1}
              - {party: stiftelsen, text: hålla öppet, annex: 2}
          - {kind: annexes, items: [{title: Vår plan, party: foreningen}, {title: Plan, party: stiftelsen}]}
    """
    annex = _annex(node.annex, case) if node.annex is not None else None
    if annex is None or annex.party in (None, node.party):
        return
    whose, who = case.party(annex.party), case.party(node.party)
    if whose is not None and who is not None and whose.public == who.public:
        told = f"{who.name} åtar sig att {node.text} enligt bilaga\N{NO-BREAK SPACE}{node.annex}"
        yield Fault(f"{told}, {quoted(annex.title)}, som {whose.name} har upprättat", at=("annex",))


def _annex(number: int, case: Case) -> Annex | None:
    items = [annex for clause in case.all(Annexes) for annex in clause.items]
    return items[number - 1] if number <= len(items) else None


@rule("FRM018", Severity.WARNING, on=Signatory, hint="rätta dagen, eller låt avtalstiden börja senare")
def signed_after_the_start(node: Signatory, case: Case) -> Iterator[Fault]:
    """Avtalet är undertecknat efter att avtalstiden har börjat.

    *Varför:* Det som har gjorts dessförinnan saknar avtal. Ofta är månaden eller året fel. Är hela avtalet daterat
    efter starten sägs det för sig.

    Fel:
        dated: 2026-12-01
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - kind: ideell_forening
            id: foreningen
            name: Föreningen Mötesplatsen
            orgnr: 802400-0005
            signatories: [{role: ordförande, authority: stadgarna, signed_on: 2027-02-01}]
    Rätt:
        dated: 2026-12-01
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - kind: ideell_forening
            id: foreningen
            name: Föreningen Mötesplatsen
            orgnr: 802400-0005
            signatories: [{role: ordförande, authority: stadgarna, signed_on: 2026-12-01}]
    """
    term, dated = case.term, case.agreement.dated
    late = dated is not None and term is not None and dated > term.start
    if node.signed_on is not None and term is not None and node.signed_on > term.start and not late:
        then = f"{swedish.den_date(node.signed_on)} men avtalstiden börjar {swedish.den_date(term.start)}"
        yield Fault(f"{node.role} har undertecknat {then}", at=("signed_on",))
