"""Rules about personal data, defined words and lists (personuppgifter, definitioner)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from iopdocs import swedish
from iopdocs.clauses.annexes import Annexes
from iopdocs.clauses.definitions import Definitions
from iopdocs.clauses.documentation import Documentation
from iopdocs.clauses.insight import Insight
from iopdocs.clauses.police_record import PoliceRecord
from iopdocs.clauses.signatures import Signatures
from iopdocs.clauses.target_group import TargetGroup
from iopdocs.findings import Severity
from iopdocs.law import PERSONAL_DATA, POLICE_RECORDS
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.statutes import STATUTES, Statute

__all__: list[str] = []

_ADULT: Final = 18
_STEM: Final = 4
_ENDING: Final = 2
_CITED: Final = {Documentation: "2016/679", Insight: "2017:725"}
"""The statute that the library's own wording of a clause cites."""


@rule("DOC001", Severity.ERROR, on=Documentation, source=PERSONAL_DATA, hint="ange partens id i fältet processor")
def processor_is_not_named(node: Documentation, _case: Case) -> Iterator[Fault]:
    """En part är personuppgiftsbiträde, men det framgår inte vilken.

    *Varför:* Biträdet behandlar uppgifter för en annans räkning och bara enligt ett avtal med den som
    ansvarar. Då måste det stå vem som är vad.

    Fel:
        clauses:
          - {kind: documentation, controller: processor}
    Rätt:
        clauses:
          - {kind: documentation, controller: processor, processor: foreningen}
    """
    if node.controller == "processor" and node.processor is None:
        yield Fault("en part är personuppgiftsbiträde men det framgår inte vilken", at=("processor",))


@rule(
    "DOC002", Severity.WARNING, on=Documentation, source=PERSONAL_DATA, hint="välj controller: processor, om det är så"
)
def processor_is_named_in_vain(node: Documentation, case: Case) -> Iterator[Fault]:
    """Ett personuppgiftsbiträde anges, men parterna ansvarar på ett annat sätt.

    *Varför:* De två uppgifterna säger emot varandra, och bara den ena kommer med i dokumentet.

    Fel:
        clauses:
          - {kind: documentation, controller: separate, processor: foreningen}
    Rätt:
        clauses:
          - {kind: documentation, controller: separate}
    """
    if node.processor is not None and node.controller != "processor":
        yield Fault(f"{case.name(node.processor)} anges som biträde men ansvaret är ett annat", at=("processor",))


@rule("DOC003", Severity.WARNING, on=Documentation, source=PERSONAL_DATA, hint="ange separate, joint eller processor")
def controller_is_unsaid(node: Documentation, case: Case) -> Iterator[Fault]:
    """Det framgår inte vem som är personuppgiftsansvarig.

    *Varför:* Den som ansvarar ska lämna information och svara för felen. Är parterna gemensamt ansvariga,
    eller är en part biträde, ska det framgå skriftligt.

    Fel:
        clauses:
          - {kind: documentation, records: [{party: kommunen, what: anteckningar}]}
    Rätt:
        clauses:
          - {kind: documentation, records: [{party: kommunen, what: anteckningar}], controller: separate}
    """
    if node.controller is None and not case.mentions("personuppgift"):
        yield Fault("det framgår inte vem som är personuppgiftsansvarig", at=("controller",))


@rule("CHI006", Severity.NOTE, on=PoliceRecord, source=POLICE_RECORDS, hint="kontrollera åldern eller klausulen")
def extract_is_shown_where_all_are_adults(node: PoliceRecord, case: Case) -> Iterator[Fault]:
    """Registerutdrag ska visas, men alla deltagare är minst 18 år.

    *Varför:* Lagarna om registerkontroll gäller den som ska arbeta med barn. Om verksamheten också når
    barn, till exempel deltagarnas, avgör inte programmet.

    Fel:
        clauses:
          - {kind: target_group, description: Vuxna., age_min: 20, voluntary: ja, consent: none}
    Rätt:
        clauses:
          - {kind: target_group, description: Unga., age_min: 16, voluntary: ja, consent: none, guardians: ja}
    """
    groups = case.all(TargetGroup) if not case.says("barn", "Barn") else []
    ages = [group.age_min for group in groups if group.age_min is not None and group.age_min >= _ADULT]
    if groups and len(ages) == len(groups) and node.law in ("children", "school"):
        yield Fault(f"registerutdrag visas men deltagarna är minst {min(ages)}\N{NO-BREAK SPACE}år", at=("roles",))


@rule("TXT003", Severity.WARNING, on=Definitions, hint="behåll en av definitionerna")
def word_is_defined_twice(node: Definitions, _case: Case) -> Iterator[Fault]:
    """Samma ord definieras två gånger.

    *Varför:* Är betydelserna olika vet ingen vilken som gäller.

    Fel:
        clauses:
          - kind: definitions
            items: [{term: plats, meaning: en plats i verksamheten}, {term: Plats, meaning: en dag i verksamheten}]
    Rätt:
        clauses:
          - kind: definitions
            items: [{term: plats, meaning: en plats i verksamheten}]
    """
    for word, times in Counter(one.term.casefold() for one in node.items).items():
        if times > 1:
            yield Fault(f"{quoted(word)} definieras {swedish.cardinal(times)} gånger", at=("items",))


@rule("TXT004", Severity.NOTE, on=Definitions, hint="ta bort definitionen, om ordet inte behövs")
def defined_word_is_never_used(node: Definitions, case: Case) -> Iterator[Fault]:
    """Ett definierat ord används inte i parternas texter.

    *Varför:* En definition som inte används får läsaren att leta. Ord som programmets egna texter använder,
    som deltagare, räknas som använda.

    Fel:
        clauses:
          - {kind: definitions, items: [{term: sommarkollo, meaning: en vecka vid havet}]}
    Rätt:
        clauses:
          - {kind: definitions, items: [{term: mötesplats, meaning: föreningens lokaler}]}
    """
    text = case.prose.casefold()
    for index, one in enumerate(node.items):
        *before, last = one.term.casefold().split() or [""]
        stem = last[: max(_STEM, len(last) - _ENDING)]
        if not before and stem.startswith(_COMMON):
            continue
        used = re.compile("".join([*(rf"\b{re.escape(word[:-2] or word)}\w*\W+" for word in before), re.escape(stem)]))
        own = len(used.findall(f"{one.term} {one.meaning}".casefold()))
        if len(used.findall(text)) <= own:
            yield Fault(f"{quoted(one.term)} definieras men används inte i texten", at=("items", index))


_COMMON: Final = (
    "deltag", "ideell", "part", "styrgrupp", "bidrag", "insats", "vårdnad", "förening", "kommun", "region", "budget",
    "avtal", "överenskommelse", "uppsäg", "medel", "verksamhet", "handled", "volontär", "person",
)  # fmt: skip


@rule("FRM006", Severity.WARNING, on=Signatures, hint="ta bort antalet, eller välj method: paper")
def originals_of_an_electronic_agreement(node: Signatures, _case: Case) -> Iterator[Fault]:
    """Avtalet undertecknas elektroniskt men sägs ha flera original.

    *Varför:* En fil som är undertecknad elektroniskt är original i varje kopia. Antalet kommer inte med i
    dokumentet.

    Fel:
        clauses:
          - {kind: signatures, method: electronic, originals: 2}
    Rätt:
        clauses:
          - {kind: signatures, method: electronic}
    """
    if node.method == "electronic" and node.originals is not None:
        yield Fault("avtalet undertecknas elektroniskt men antalet original anges", at=("originals",))


@rule("FRM007", Severity.WARNING, on=Annexes, hint="ta bort den ena, eller ge bilagorna olika namn")
def annex_is_listed_twice(node: Annexes, _case: Case) -> Iterator[Fault]:
    """Två bilagor har samma namn.

    *Varför:* Det går inte att veta vilken en hänvisning gäller, och numren på de följande blir fel.

    Fel:
        clauses:
          - {kind: annexes, items: [{title: Verksamhetsplan}, {title: Verksamhetsplan}]}
    Rätt:
        clauses:
          - {kind: annexes, items: [{title: Verksamhetsplan}, {title: Verksamhetsplan för ungdomens hus}]}
    """
    names = [(one.title.casefold(), one.party) for one in node.items]
    for (name, _), times in Counter(names).items() if len(set(names)) < len(names) else ():
        if times > 1:
            yield Fault(f"{swedish.cardinal(times)} bilagor heter {quoted(name)}", at=("items",))


@rule("LAW005", Severity.NOTE, on=(Documentation, Insight), hint="skriv klausulen som fri klausul")
def wording_cites_what_was_not_in_force(node: Documentation | Insight, case: Case) -> Iterator[Fault]:
    """Klausulens färdiga text hänvisar till en lag som inte gällde under avtalstiden.

    *Varför:* Mallarna är skrivna för avtal som sluts nu. Ett avtal för en tidigare tid bedöms efter sin
    egen tids lag, och då behövs en annan text.

    Fel:
        dated: 2015-08-24
        clauses:
          - {kind: term, period: 2015-09-01 – 2016-08-31}
    Rätt:
        dated: 2018-12-20
        clauses:
          - {kind: term, period: 2019-01-01 – 2019-12-31}
    """
    begins, term = case.date, case.term
    if begins is None or (isinstance(node, Insight) and not node.handed_over):
        return
    cited = _statute(_CITED[type(node)])
    if cited.outside(begins, (term.end or date.max) if term is not None else begins):
        yield Fault(f"klausulens text nämner {cited.name}, som gäller från och med {swedish.den_date(cited.first)}")


def _statute(number: str) -> Statute:
    return next(one for one in STATUTES if number in one.words)
