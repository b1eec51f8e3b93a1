"""Rules about form: signatures, annexes, and what is left to fill in (underskrifter, bilagor, luckor)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses.annexes import Annex, Annexes
from iopdocs.clauses.commitments import Commitment, Commitments
from iopdocs.clauses.signatures import Signatures
from iopdocs.clauses.structure import SubAgreement, SubAgreements
from iopdocs.findings import Path, Severity
from iopdocs.parties import CivilParty, PublicParty
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._numerals import NUMERAL, counted
from iopdocs.rules._patterns import pattern
from iopdocs.values.spelling import SPACE

__all__: list[str] = []


@rule(
    "FRM001",
    Severity.WARNING,
    on=(PublicParty, CivilParty),
    hint="ange befattningen på den som undertecknar under signatories",
)
def party_has_no_signatory(node: PublicParty | CivilParty, _case: Case) -> Iterator[Fault]:
    """Det framgår inte vem som undertecknar för en part.

    *Varför:* Ett avtal binder parten bara om den som undertecknar har rätt att göra det.

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    Rätt:
        parties:
          - kind: kommun
            id: kommunen
            name: Exempelby kommun
            orgnr: 212000-2395
            signatories: [{role: socialnämndens ordförande, authority: socialnämndens beslut}]
          - kind: ideell_forening
            id: foreningen
            name: Föreningen Mötesplatsen
            orgnr: 802400-0005
            signatories: [{role: ordförande, authority: protokoll från årsmötet}]
    """
    if not node.signatories:
        yield Fault(f"{node.name} har ingen undertecknare", at=("signatories",))


@rule(
    "FRM002",
    Severity.WARNING,
    on=(PublicParty, CivilParty),
    hint="ange delegationsordning, beslut, stadgar eller protokoll under authority",
)
def authority_is_not_recorded(node: PublicParty | CivilParty, _case: Case) -> Iterator[Fault]:
    """Det framgår inte vad rätten att underteckna bygger på.

    *Varför:* För en kommun följer rätten av ett beslut eller en delegationsordning. En ideell förenings
    firmatecknare står oftast inte i något offentligt register utan framgår av stadgar och protokoll.

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - kind: ideell_forening
            id: foreningen
            name: Föreningen Mötesplatsen
            orgnr: 802400-0005
            signatories: [{role: ordförande}]
    Rätt:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - kind: ideell_forening
            id: foreningen
            name: Föreningen Mötesplatsen
            orgnr: 802400-0005
            signatories: [{role: ordförande, authority: protokoll från årsmötet}]
    """
    for index, one in enumerate(node.signatories):
        if one.authority is None:
            yield Fault(
                f"{node.name} undertecknas av {one.role} utan att behörigheten anges",
                at=("signatories", index, "authority"),
            )


@rule("FRM003", Severity.ERROR, on=(Commitment, SubAgreement), hint="lägg till bilagan eller rätta numret")
def annex_does_not_exist(node: Commitment | SubAgreement, case: Case) -> Iterator[Fault]:
    """Ett åtagande eller underavtal hänvisar till en bilaga som inte finns.

    *Varför:* Vad parten har åtagit sig framgår då inte av avtalet. Bilagorna numreras i den ordning de
    står.

    Fel:
        clauses:
          - kind: commitments
            commitments:
              - {party: kommunen, text: ge stöd}
              - {party: foreningen, text: leda arbetet, annex: 2}
          - {kind: annexes, items: [{title: Verksamhetsplan}]}
    Rätt:
        clauses:
          - kind: commitments
            commitments:
              - {party: kommunen, text: ge stöd}
              - {party: foreningen, text: leda arbetet, annex: 1}
          - {kind: annexes, items: [{title: Verksamhetsplan}]}
    """
    if node.annex is not None and node.annex > (listed := len(_listed(case))):
        there = f"men avtalet har {swedish.plural(listed, 'bilaga', 'bilagor') if listed else 'inga bilagor'}"
        what = f"åtagandet {quoted(node.text)}" if isinstance(node, Commitment) else quoted(node.title)
        yield Fault(f"{what} hänvisar till bilaga\N{NO-BREAK SPACE}{node.annex} {there}", at=("annex",))


def _listed(case: Case) -> list[Annex]:
    return [annex for clause in case.all(Annexes) for annex in clause.items]


@rule("FRM004", Severity.NOTE, on=Annexes, hint="hänvisa till bilagan där den behövs, eller ta bort den")
def annex_is_never_referred_to(node: Annexes, case: Case) -> Iterator[Fault]:
    """En bilaga nämns inte i avtalet.

    *Varför:* Vad en bilaga betyder för avtalet framgår av den klausul som hänvisar till den. En bilaga som
    bara visar något, som ett protokoll, behöver ingen hänvisning.

    Fel:
        clauses:
          - {kind: annexes, items: [{title: Verksamhetsplan}, {title: Karta över lokalerna}]}
    Rätt:
        clauses:
          - {kind: annexes, items: [{title: Verksamhetsplan}]}
    """
    used = {one.annex for clause in case.all(Commitments) for one in clause.commitments}
    used.update(one.annex for clause in case.all(SubAgreements) for one in clause.items)
    for number, annex in enumerate(node.items, 1):
        if number not in used and not _shows(annex) and not _named(case, number, annex):
            name = f"bilaga\N{NO-BREAK SPACE}{number}, {annex.title},"
            yield Fault(f"{name} nämns inte i avtalet", at=("items", number - 1))


_SHOWS: Final = ("beslut", "delegation", "stadgar", "registreringsbevis", "registerutdrag", "fullmakt", "tillstånd")


def _shows(annex: Annex) -> bool:
    """Whether an annex proves something and so needs no clause that refers to it."""
    title = annex.title.lower()
    return "protokoll" in title or any(word.startswith(_SHOWS) for word in title.split())


def _named(case: Case, number: int, annex: Annex) -> bool:
    """Whether the text of some clause speaks of an annex, by its number or by its name."""
    words = (f"ilaga {number}", f"ilaga\N{NO-BREAK SPACE}{number}")
    return case.says(*words) or case.prose.casefold().count(annex.title.casefold()) > 1


@rule("FRM005", Severity.NOTE, on=Signatures, hint="gör ett original för varje part")
def originals_are_fewer_than_the_parties(node: Signatures, case: Case) -> Iterator[Fault]:
    """Originalen är färre än parterna.

    *Varför:* Den part som inte får något original kan ha svårt att visa vad som gäller.

    Fel:
        clauses:
          - {kind: signatures, method: paper, originals: 1}
    Rätt:
        clauses:
          - {kind: signatures, method: paper, originals: 2}
    """
    parties = len(case.agreement.parties)
    if node.method == "paper" and node.originals is not None and node.originals < parties:
        yield Fault(
            f"avtalet har {swedish.plural(parties, 'part', 'parter')} men upprättas i "
            f"{swedish.cardinal(node.originals, 'neuter')} original",
            at=("originals",),
        )


_LEFT: Final = pattern(
    r"\[(?!\s*(?:\d+(?:\s*[,–-]\s*\d+)*|…|\.\.\.)\s*\]|se )[^\[\]\n]{1,60}\]"
    r"|\bX{2,}\b|\bx{3,}\b|_{3,}|\.{4,}|\?\?+|\bÅÅÅÅ\b|\bTBD\b"
)
_MAY_BE_LEFT: Final = ("[", "XX", "xxx", "___", "....", "??", "ÅÅÅÅ", "TBD")


@rule(
    "TXT013",
    Severity.WARNING,
    on=(Agreement, PublicParty, CivilParty),
    hint="fyll i uppgiften; i ett utkast får fältet i stället vara tomt",
)
def something_is_left_to_fill_in(node: Agreement | PublicParty | CivilParty, case: Case) -> Iterator[Fault]:
    """En lucka är kvar i texten.

    *Varför:* Hakparenteser, XX och understreck står för det som skulle fyllas i senare. Undertecknas avtalet så saknas
    ett villkor. Ett fält som är tomt märks ut i utkastet, men en lucka i löpande text syns bara för den som läser.

    Fel:
        clauses:
          - {kind: free, heading: Start, points: ["Mötesplatsen öppnar senast [datum]."]}
    Rätt:
        clauses:
          - {kind: free, heading: Start, points: [Mötesplatsen öppnar senast den 1 februari 2027.]}
    """
    for where, at, text in _filled_in(node, case):
        if type(text) is str and any(map(text.__contains__, _MAY_BE_LEFT)) and (found := _LEFT.search(text)):
            yield Fault(f"{where()} har kvar {quoted(found[0])}, som ser ut som en lucka", at=at)


def _clause(case: Case, path: Path) -> str:
    return f"klausulen {case.heading(path)}"


def _filled_in(
    node: Agreement | PublicParty | CivilParty, case: Case
) -> Iterator[tuple[Callable[[], str], Path, object]]:
    """Yield every text that may have a blank, with what its place is called and its path."""
    if isinstance(node, Agreement):
        yield lambda: "avtalets rubrik", ("title",), node.title
        yield lambda: "avtalets diarienummer", ("reference",), node.reference
        for found in case.saying(*_MAY_BE_LEFT):
            yield partial(_clause, case, found.path), found.path, found.text
        return
    for field in ("name", "short", "address", "contact"):
        yield lambda: f"parten {node.id}", (field,), getattr(node, field)
    for index, one in enumerate(node.signatories):
        for field in ("role", "authority", "place"):
            yield lambda: f"undertecknaren för {node.name}", ("signatories", index, field), getattr(one, field)


_ORIGINALS: Final = pattern(
    rf"\b(?:upprätta\w*|utfärda\w*|undertecknas?|skrivits|skrivs){SPACE}i{SPACE}(?P<count>\d{{1,2}}|{NUMERAL})"
    rf"(?:{SPACE}\(\d+\))?(?:{SPACE}(?:likalydande|undertecknade|egenhändigt))*{SPACE}(?:original)?(?:exemplar|original)\b",
    re.IGNORECASE,
)
_TRUE_OF: Final = pattern(r"avtal|överenskommelse|handling|partnerskap", re.IGNORECASE)


@rule("FRM014", Severity.WARNING, on=Agreement, hint="rätta texten eller klausulen om underskrifter (signatures)")
def text_gives_another_number_of_originals(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten säger ett annat antal original än klausulen om underskrifter.

    *Varför:* Varje part ska ha sitt original, och ett avtal som undertecknas elektroniskt har bara ett. Ofta är
    meningen kvar från ett tidigare avtal.

    Fel:
        clauses:
          - {kind: signatures, method: paper, originals: 2}
          - {kind: free, heading: Övrigt, points: [{text: Avtalet har upprättats i fyra likalydande exemplar.}]}
    Rätt:
        clauses:
          - {kind: signatures, method: paper, originals: 2}
          - {kind: free, heading: Övrigt, points: [{text: Avtalet har upprättats i två likalydande exemplar.}]}
    """
    clause = case.first(Signatures)
    if clause is None:
        return
    agreed = 1 if clause.method == "electronic" else clause.originals
    for found in case.saying("xemplar", "riginal") if agreed is not None else ():
        match = _ORIGINALS.search(found.text) if _TRUE_OF.search(found.text) else None
        count = counted(match["count"]) if match is not None else None
        if match is not None and count != agreed:
            said = f"klausulen {case.heading(found.path)} säger {quoted(match[0])}"
            how = (
                "elektroniskt"
                if clause.method == "electronic"
                else f"i {swedish.cardinal(agreed or 0, 'neuter')} original"
            )
            yield Fault(f"{said} men avtalet undertecknas {how}", at=found.path)
