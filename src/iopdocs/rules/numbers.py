"""Rules about the parties' numbers, names and how many they are (organisationsnummer, juridisk form, antal)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from iopdocs.agreement import Agreement
from iopdocs.clauses.structure import Supplement
from iopdocs.findings import Severity
from iopdocs.law import ORGANISATION_NUMBERS
from iopdocs.parties import CivilParty, PublicParty
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._numerals import NUMERAL, counted
from iopdocs.rules._patterns import pattern
from iopdocs.rules._sentences import sentences
from iopdocs.swedish import list_of, plural
from iopdocs.values import group_digit
from iopdocs.values.spelling import SPACE

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


_NAMED: Final = (
    (
        pattern(r"(?:\A|\s)stiftelsen?\Z|\Astiftelsen?\s(?!.*\bförening(?:en)?\Z)", re.IGNORECASE),
        "stiftelse",
        ("stiftelse",),
    ),
    (pattern(r"\bekonomisk förening\b|\bek\.? ?för\b", re.IGNORECASE), "ekonomisk förening", ("ekonomisk förening",)),
    (
        pattern(r"\bAB\b(?! \w+ (?:IF|IK|förening))|\b[Aa]ktiebolag(?:et)?\b"),
        "aktiebolag",
        ("aktiebolag", "kommunalt bolag"),
    ),
    (pattern(r"\bideella? förening(?:en)?\b", re.IGNORECASE), "ideell förening", ("ideell förening", "studieförbund")),
    (
        pattern(r"\AFöreningen\b"),
        "förening",
        ("ideell förening", "ekonomisk förening", "studieförbund", "registrerat trossamfund"),
    ),
    (pattern(r"\bkommunalförbund(?:et)?\b", re.IGNORECASE), "kommunalförbund", ("kommunalförbund",)),
    (pattern(r"\bsamordningsförbund(?:et)?\b", re.IGNORECASE), "samordningsförbund", ("samordningsförbund",)),
    (pattern(r"\A(?!.*\b(?:i|inom|för) \S.* kommun\Z).*\bkommun\Z", re.IGNORECASE), "kommun", ("kommun",)),
    (pattern(r"\ARegion (?!Gotland\Z)|regionen\Z"), "region", ("region",)),
)
"""Names that tell what a party is: what they tell, and the legal forms that agree with it."""


@rule("PAR011", Severity.WARNING, on=(PublicParty, CivilParty), hint="kontrollera både namnet och den juridiska formen")
def name_is_of_another_legal_form(node: PublicParty | CivilParty, _case: Case) -> Iterator[Fault]:
    """Partens namn säger en annan juridisk form.

    *Varför:* Formen avgör vem som får underteckna, vad som krävs för att ändra stadgarna och var parten är registrerad.

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Stiftelsen Mötesplatsen, orgnr: 802400-0005}
    Rätt:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: stiftelse, id: foreningen, name: Stiftelsen Mötesplatsen, orgnr: 802400-0005}
    """
    name = str(node.name)
    for tells, told, forms in _NAMED:
        if node.form not in forms and tells.search(name):
            yield Fault(f"{name} anges som {node.form} men namnet säger {told}", at=("name",))
            return


_COUNTED: Final = pattern(
    rf"\b(?:(?P<which>alla|samtliga|de|dessa|och|mellan){SPACE})?(?P<count>\d{{1,2}}|{NUMERAL}){SPACE}"
    rf"(?P<whose>idéburna{SPACE}|offentliga{SPACE}|samverkande{SPACE}|medverkande{SPACE})?"
    r"(?P<what>parterna|föreningarna|organisationerna|parter|föreningar|organisationer)\b",
    re.IGNORECASE,
)
_MADE_BY: Final = pattern(
    r"\b(?:avtalet|överenskommelsen|partnerskapet)\b.{0,60}"
    r"\b(?:sluts|ingås|träffas|har ingåtts|har slutits|är ett? \w*(?:partnerskap|avtal)|består|mellan)\b",
    re.IGNORECASE,
)
"""What a sentence says of those who make the agreement."""
_DEFINITE: Final = frozenset({"alla", "samtliga", "de", "dessa"})


@rule("TXT018", Severity.WARNING, on=Agreement, hint="rätta antalet, eller lägg till den part som saknas")
def text_gives_another_number_of_parties(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten säger ett annat antal parter än avtalet har.

    *Varför:* Någon kan ha lämnat eller kommit till medan avtalet skrevs. Den som nämns men inte är part är inte bunden.
    Några av parterna får nämnas för sig.

    Fel:
        clauses:
          - {kind: free, heading: Start, points: [{text: De tre parterna har tagit initiativ till partnerskapet.}]}
    Rätt:
        clauses:
          - {kind: free, heading: Start, points: [{text: De två parterna har tagit initiativ till partnerskapet.}]}
    """
    texts = case.saying("parter", "föreningar", "organisationer") if case.first(Supplement) is None else []
    for found in texts:
        for _, sentence in sentences(found.text):
            for one in _COUNTED.finditer(sentence):
                said, there = counted(one["count"]), _how_many(one, case)
                if (
                    said
                    and there
                    and said != there
                    and (said > there or _is_whole(one))
                    and _is_of_these(one, sentence)
                ):
                    words = (
                        one[0]
                        if (one["which"] or "").lower() in _DEFINITE
                        else sentence[one.start("count") : one.end()]
                    )
                    named = f"{quoted(words)} men avtalet har {plural(there, 'sådan part', 'sådana parter')}"
                    yield Fault(f"klausulen {case.heading(found.path)} säger {named}", at=found.path)


def _is_whole(found: re.Match[str]) -> bool:
    """Whether all of a side are meant: *alla tre*, *de sju idéburna parterna*, *mellan staden och sju föreningar*."""
    return (found["which"] or "").lower() not in {"de", "dessa", ""} or bool(found["whose"])


def _is_of_these(found: re.Match[str], sentence: str) -> bool:
    """Whether the parties of this agreement are meant: *de tre parterna*, or so many as it is made between."""
    definite = found["what"].lower().endswith("na") and (found["which"] or "").lower() in _DEFINITE
    return definite or _MADE_BY.search(sentence, 0, found.start()) is not None


def _how_many(found: re.Match[str], case: Case) -> int:
    """Return how many parties the words may mean; none where other associations than the only one may be meant."""
    whose = (found["whose"] or "").lower()
    if whose.startswith("offentliga"):
        return len(case.agreement.public)
    if whose.startswith("idéburna") or not found["what"].lower().startswith("part"):
        return len(case.agreement.civil) if len(case.agreement.civil) > 1 else 0
    return len(case.agreement.parties)
