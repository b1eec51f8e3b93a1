"""Rules about whom the partnership is for, above all about participants under 18 (målgrupp, barn)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from iopdocs import swedish
from iopdocs.clauses.police_record import PoliceRecord
from iopdocs.clauses.target_group import TargetGroup
from iopdocs.clauses.values import Values
from iopdocs.findings import Severity
from iopdocs.law import CHILD_CONVENTION, GUARDIANS, LONGEST_EXTRACT, POLICE_RECORDS
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._patterns import pattern

__all__: list[str] = []

_ADULT = 18
_DECIDE: Final = ("vårdnadshavare", "god man", "gode man", "ställföreträdare")
"""Those who decide for a child, as the text names them: with what it says of them the parties have thought of it."""


@rule("CHI001", Severity.ERROR, on=TargetGroup, hint="rätta den ålder som är fel")
def lowest_age_is_above_the_highest(node: TargetGroup, _case: Case) -> Iterator[Fault]:
    """Den lägsta åldern är högre än den högsta.

    *Varför:* Ingen har en ålder som är både över den lägsta och under den högsta, så ingen kan delta.

    Fel:
        clauses:
          - kind: target_group
            description: Målgruppen är unga.
            age_min: 25
            age_max: 14
            voluntary: ja
            consent: participant
            guardians: ja
    Rätt:
        clauses:
          - kind: target_group
            description: Målgruppen är unga.
            age_min: 14
            age_max: 25
            voluntary: ja
            consent: participant
            guardians: ja
    """
    if node.age_min is not None and node.age_max is not None and node.age_min > node.age_max:
        ages = f"{_years(node.age_min)} men högst {_years(node.age_max)}"
        yield Fault(f"deltagarna är lägst {ages}", at=("age_min",))


@rule(
    "CHI002",
    Severity.WARNING,
    on=TargetGroup,
    source=POLICE_RECORDS,
    hint="lägg till en klausul om registerutdrag (police_record)",
)
def minors_meet_unchecked_staff(node: TargetGroup, case: Case) -> Iterator[Fault]:
    """Deltagare kan vara under 18 år, men avtalet säger inget om registerutdrag.

    *Varför:* Den som ska arbeta med barn åt en kommun eller en organisation visar ett utdrag ur
    belastningsregistret om det begärs. Parterna behöver komma överens om vem som begär det och av vilka.

    Fel:
        clauses:
          - {kind: target_group, description: Unga., age_min: 14, voluntary: ja, consent: none, guardians: ja}
        without: [police_record]
    Rätt:
        clauses:
          - {kind: target_group, description: Unga., age_min: 18, voluntary: ja, consent: none, guardians: ja}
        without: [police_record]
    """
    if _minors(node) and case.first(PoliceRecord) is None and not case.says("egisterutdrag", "elastningsregist"):
        yield Fault(f"deltagare {_age(node)} men avtalet nämner inte registerutdrag", at=("age_min",))


@rule(
    "CHI003",
    Severity.WARNING,
    on=TargetGroup,
    source=GUARDIANS,
    hint="låt vårdnadshavaren, eller god man (appointed), samtycka eller informeras, eller skriv varför inte (more)",
)
def guardians_are_left_out(node: TargetGroup, case: Case) -> Iterator[Fault]:
    """Deltagare kan vara under 18 år, men vårdnadshavarna är inte med.

    *Varför:* Vårdnadshavaren bestämmer i barnets personliga frågor, med allt större hänsyn till vad barnet
    självt vill. För ett ensamkommande barn gör en god man det. I ett skyddat boende kan det vara fel att informera;
    då räcker det att klausulen säger något om vårdnadshavare eller god man.

    Fel:
        clauses:
          - {kind: target_group, description: Unga., age_min: 14, voluntary: ja, consent: participant, guardians: nej}
    Rätt:
        clauses:
          - {kind: target_group, description: Unga., age_min: 14, voluntary: ja, consent: participant, guardians: ja}
    """
    asked = node.consent in ("guardian", "participant_and_guardian", "appointed") or node.guardians
    told = case.mentions(*_DECIDE) or any(word in text.lower() for text in node.description for word in _DECIDE)
    if _minors(node) and not asked and not told:
        yield Fault(f"deltagare {_age(node)} men vårdnadshavare varken samtycker eller informeras", at=("guardians",))


@rule(
    "CHI004",
    Severity.NOTE,
    on=TargetGroup,
    source=CHILD_CONVENTION,
    hint="skriv child_convention: ja i värdegrunden, om det är vad parterna vill",
)
def minors_lack_the_child_convention(node: TargetGroup, case: Case) -> Iterator[Fault]:
    """Deltagare kan vara under 18 år, men barnkonventionen nämns inte i värdegrunden.

    *Varför:* Konventionen är svensk lag sedan den 1 januari 2020 och kan dessförinnan åberopas som värde.
    Klausulen gör att båda parter arbetar efter den.

    Fel:
        clauses:
          - {kind: target_group, description: Unga., age_min: 14, voluntary: ja, consent: none, guardians: ja}
          - {kind: values, items: [demokrati], child_convention: nej}
    Rätt:
        clauses:
          - {kind: target_group, description: Unga., age_min: 14, voluntary: ja, consent: none, guardians: ja}
          - {kind: values, items: [demokrati], child_convention: ja}
    """
    named = any(values.child_convention for values in case.all(Values)) or case.says("arnkonvention")
    if _minors(node) and not named:
        yield Fault(f"deltagare {_age(node)} men barnkonventionen nämns inte", at=("age_min",))


@rule(
    "CHI005",
    Severity.ERROR,
    on=PoliceRecord,
    source=POLICE_RECORDS,
    hint="skriv högst tolv månader",
)
def extract_is_older_than_the_law_allows(node: PoliceRecord, _case: Case) -> Iterator[Fault]:
    """Registerutdraget får vara äldre än lagen tillåter.

    *Varför:* Ett utdrag som visas får vara högst ett år gammalt. För skola, vissa boenden och stöd enligt
    LSS gäller egna lagar.

    Fel:
        clauses:
          - {kind: police_record, roles: [handledare], max_age_months: 24}
    Rätt:
        clauses:
          - {kind: police_record, roles: [handledare], max_age_months: 12}
    """
    if node.law == "children" and node.max_age_months > LONGEST_EXTRACT:
        age, law = (swedish.plural(one, "månad", "månader") for one in (node.max_age_months, LONGEST_EXTRACT))
        yield Fault(f"registerutdraget får vara {age} gammalt men lagen tillåter högst {law}", at=("max_age_months",))


_AGES_ALONE: Final = r"(?P<low>\d{1,2})[ \u00a0]?(?:[–-]|och|till)[ \u00a0]?(?P<high>\d{1,3})[ \u00a0]år\b"
_AGES: Final = pattern(rf"\b{_AGES_ALONE}")
_AGED: Final = pattern(rf"\b(?:åldern|åldrarna)[ \u00a0](?:mellan[ \u00a0])?{_AGES_ALONE}")
_OLDEST: Final = 200
_HOW_LONG: Final = pattern(r"\b(?:i|under|efter|inom)[ \u00a0]\Z")


@rule("CHI007", Severity.WARNING, on=TargetGroup, hint="rätta texten eller åldrarna (age_min, age_max)")
def text_gives_other_ages(node: TargetGroup, case: Case) -> Iterator[Fault]:
    """Texten säger en annan ålder än den som anges för målgruppen.

    *Varför:* Båda kommer med i avtalet, och vem som får delta går då att läsa på två sätt. I andra klausuler får en del
    av målgruppen nämnas.

    Fel:
        clauses:
          - kind: target_group
            description: Målgruppen är unga i åldern 16–20 år.
            age_min: 16
            age_max: 25
            voluntary: ja
            consent: participant_and_guardian
            guardians: ja
    Rätt:
        clauses:
          - kind: target_group
            description: Målgruppen är unga i åldern 16–25 år.
            age_min: 16
            age_max: 25
            voluntary: ja
            consent: participant_and_guardian
            guardians: ja
    """
    if node.age_min is None and node.age_max is None:
        return
    yield from _other_ages(node, case)
    said = [(int(one["low"]), int(one["high"])) for text in node.description for one in _ages(text)]
    if not said:
        return
    low, high = min(one for one, _ in said), max(one for _, one in said)
    if node.age_min not in (None, low) or node.age_max not in (None, high):
        text = f"{low}{swedish.EN_DASH}{_years(high)}"
        yield Fault(f"beskrivningen säger {text} men deltagarna är {_span(node)}", at=("description",))


def _other_ages(node: TargetGroup, case: Case) -> Iterator[Fault]:
    """Yield what other texts say of participants who are younger or older than the target group."""
    if len(case.all(TargetGroup)) > 1:
        return
    least, most = node.age_min or 0, node.age_max if node.age_max is not None else _OLDEST
    for found in case.saying("åldern", "åldrarna"):
        for one in _AGED.finditer(found.text) if found.text not in node.description else ():
            if int(one["low"]) < least or int(one["high"]) > most:
                text = f"{one['low']}{swedish.EN_DASH}{_years(int(one['high']))}"
                yield Fault(
                    f"klausulen {case.heading(found.path)} säger {text} men deltagarna är {_span(node)}",
                    at=("age_min",),
                )


def _span(node: TargetGroup) -> str:
    bounds = (("lägst", node.age_min), ("högst", node.age_max))
    return " och ".join(f"{word} {_years(age)}" for word, age in bounds if age is not None)


def _ages(text: str) -> Iterator[re.Match[str]]:
    """Yield the spans of ages in a text, but for those that tell how long something has lasted."""
    return (found for found in _AGES.finditer(text) if not _HOW_LONG.search(text, 0, found.start()))


def _minors(node: TargetGroup) -> bool:
    """Whether the ages tell that someone under 18 may take part."""
    return node.minors or (node.age_max is not None and node.age_max < _ADULT)


def _age(node: TargetGroup) -> str:
    if node.age_min is not None:
        return f"kan vara {_years(node.age_min)}"
    return f"är högst {_years(node.age_max or 0)}"


def _years(age: int) -> str:
    return f"{age}\N{NO-BREAK SPACE}år"
