"""Rules about organisation numbers: whose they are, and that each is one party's (organisationsnummer)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from iopdocs.agreement import Agreement
from iopdocs.findings import Severity
from iopdocs.law import ORGANISATION_NUMBERS
from iopdocs.parties import CivilParty, PublicParty
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.swedish import list_of
from iopdocs.values import group_digit

__all__: list[str] = []

_GROUPS: Final = {
    "2": "stat, region, kommun eller församling",
    "5": "aktiebolag",
    "7": "ekonomisk förening eller bostadsrättsförening",
    "8": "ideell förening eller stiftelse",
    "9": "handelsbolag",
}
_FORBUND: Final = "kommunalförbund eller samordningsförbund"
_PUBLIC_NUMBERS: Final = {
    # Gotland is a municipality with the tasks of a region.
    "212000": ("kommun", ("kommun", "region")),
    "222000": (_FORBUND, ("kommunalförbund", "samordningsförbund")),
    "232100": ("region", ("region",)),
    "202100": ("statlig myndighet", ("statlig myndighet",)),
}
"""How the numbers of the public sector begin: whose they are, and the forms that may have them."""


@rule(
    "PAR007",
    Severity.WARNING,
    on=(PublicParty, CivilParty),
    source=ORGANISATION_NUMBERS,
    hint="kontrollera både numret och den juridiska formen",
)
def number_is_of_another_legal_form(node: PublicParty | CivilParty, _case: Case) -> Iterator[Fault]:
    """Organisationsnumret hör till en annan juridisk form.

    *Varför:* Numrets första siffra säger vilken sorts juridisk person det är, och för det allmänna de sex första.
    Kontrollsiffran upptäcker inte alla skrivfel.

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 702000-0001}
    Rätt:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    """
    digit, begins = group_digit(node.orgnr), node.orgnr[:6]
    whose, forms = _PUBLIC_NUMBERS.get(begins, ("", (node.form,)))
    if node.public and node.form not in forms:
        number = f"organisationsnumret {node.orgnr} börjar på {begins} ({whose})"
        yield Fault(f"{node.name} är {node.form} men {number}", at=("orgnr",))
    if digit not in node.group_digits:
        other = _GROUPS.get(digit, "en annan form")
        yield Fault(
            f"{node.name} är {node.form} men organisationsnumret {node.orgnr} börjar på {digit} ({other})",
            at=("orgnr",),
        )


@rule("PAR008", Severity.ERROR, on=Agreement, hint="skriv kommunens nämnder som units under en part")
def number_belongs_to_two_parties(node: Agreement, _case: Case) -> Iterator[Fault]:
    """Två parter har samma organisationsnummer.

    *Varför:* Samma nummer är samma juridiska person, och ingen kan ingå avtal med sig själv. Flera nämnder
    i en kommun är en part.

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
          - {kind: stiftelse, id: stiftelsen, name: Stiftelsen Ungdomens hus, orgnr: 802400-0005}
    Rätt:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
          - {kind: stiftelse, id: stiftelsen, name: Stiftelsen Ungdomens hus, orgnr: 802400-0013}
    """
    numbers = [party.orgnr for party in node.parties if type(party.orgnr) is str]
    for number, times in Counter(numbers).items() if len(set(numbers)) < len(numbers) else ():
        if times > 1:
            names = list_of(party.name for party in node.parties if party.orgnr == number)
            yield Fault(f"{names} har samma organisationsnummer, {number}", at=("parties",))
