"""What ``profile.yaml`` says (profilens uppgifter), as a frozen value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Final, Literal, TypeVar

from pydantic import AfterValidator, Field

from iopdocs.clauses import clause_class, clause_kinds
from iopdocs.criteria import AnySet
from iopdocs.findings import Severity
from iopdocs.model import Model
from iopdocs.papers import PAPERS
from iopdocs.reading import CODES as READING
from iopdocs.reading.near import nearest
from iopdocs.rules._base import registered
from iopdocs.values import Day, Line, OrgNr
from iopdocs.values.checked import Checked
from iopdocs.values.refusal import exact_text, refused, shown

__all__ = ["LETTERHEAD", "Settings", "SeverityChange"]

T = TypeVar("T")

LETTERHEAD: Final = "letterhead"
"""The name of the letterhead, beside the clause types, where a profile tells of its Word files."""

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_DEGREES: Final = {degree.value: degree.word for degree in Severity}


def _kind(value: object) -> str:
    kind = exact_text(value)
    if kind is None or kind not in clause_kinds():
        near = nearest(kind, ((name, clause_class(name).title) for name in clause_kinds()))
        hint = f"menas {near} ({clause_class(near).title})?" if near else f"välj bland {', '.join(clause_kinds())}"
        raise refused("clause_kind", f"klausultypen {shown(value)} finns inte; {hint}")
    return kind


def _own_file(value: object) -> str:
    other = next((name for name in (LETTERHEAD, *PAPERS) if value == name), None)
    return _kind(value) if other is None else other


def _code(value: object) -> str:
    """Return the code of a rule: the degree of what anything else finds is not open to choice."""
    code = exact_text(value)
    why = None if code is None or code in registered() else _why_fixed(code)
    if why is not None:
        raise refused("code", f"graden på {code} kan inte ändras, för {why}")
    if code is None or code not in registered():
        near = nearest(code, ((one, one) for one in registered()))
        hint = f"menas {near}?" if near else "iopdocs explain visar alla"
        raise refused("code", f"koden {shown(value)} hör inte till någon regel; {hint}")
    return code


def _why_fixed(code: str) -> str | None:
    """Return why the degree of a code cannot be chosen, if there is such a code and it is no rule's."""
    from iopdocs import accessibility, letterheads
    from iopdocs.lint import codes as templates
    from iopdocs.profile import codes as profile
    from iopdocs.word import codes as word_files

    said = (
        (READING, "uppgiften går inte att läsa förrän den är rättad"),
        (word_files.CODES, "en Word-fil måste säga detsamma som sina uppgifter för att de ska kunna användas"),
        ({profile.REQUIRED}, "den väljs med missing"),
        (profile.CODES, "den hör till profilen själv"),
        (templates.CODES, "den gäller mallar och inte avtal"),
        (letterheads.CODES, "den gäller brevmallar och inte avtal"),
        (accessibility.CODES, "den gäller färdiga dokument och inte uppgifter"),
    )
    return next((why for codes, why in said if code in codes), None)


def _digest(value: object) -> str:
    digest = exact_text(value)
    if digest is None or _DIGEST.fullmatch(digest) is None:
        hint = "iopdocs templates adopt skriver den"
        raise refused("digest", f"{shown(value)} är inte en kontrollsumma (SHA-256) med 64 tecken; {hint}")
    return digest


def _each_once(items: Sequence[T]) -> Sequence[T]:
    names = (item.code if isinstance(item, SeverityChange) else item for item in items)
    twice = next((name for name, times in Counter(names).items() if times > 1), None)
    if twice is not None:
        raise refused("twice", f"{twice} står två gånger; ta bort den ena")
    return items


def _checked(parse: Any) -> Checked:
    return Checked(parse, str, {"type": "string"})


class SeverityChange(Model):
    """Another severity for what a rule finds (ändrad grad), with the reason and the last day that it is meant for."""

    phrases: ClassVar[dict[str, dict[str, str]]] = {"severity": _DEGREES}

    code: Annotated[str, _checked(_code)] = Field(title="Regelns kod")
    severity: Literal["error", "warning", "note"] = Field(title="Grad")
    reason: Line = Field(title="Skäl", description="varför kommunen ser annorlunda på saken")
    until: Day | None = Field(
        None,
        title="Till och med",
        description="gäller avtal som börjar senast den dagen; därefter prövas graden på nytt",
    )

    @property
    def degree(self) -> Severity:
        """The severity that is wanted."""
        return Severity(self.severity)


class Settings(Model):
    """A municipality's choices (kommunens val)."""

    whole: ClassVar[str] = "profilen"
    phrases: ClassVar[dict[str, dict[str, str]]] = {"missing": _DEGREES}

    name: Line = Field(title="Kommunens eller regionens namn")
    orgnr: OrgNr | None = Field(None, title="Organisationsnummer")
    required: Annotated[tuple[Annotated[str, _checked(_kind)], ...], AfterValidator(_each_once)] = Field(
        (), title="Obligatoriska klausuler", description="klausultyper som varje avtal ska ha"
    )
    missing: Literal["error", "warning", "note"] = Field(
        "warning", title="Grad när en obligatorisk klausul saknas", description="error, warning eller note"
    )
    severities: Annotated[tuple[SeverityChange, ...], AfterValidator(_each_once)] = Field((), title="Ändrade grader")
    criteria: AnySet | None = Field(
        None, title="Kriterier", description="de kriterier som bedömningar följer: id, eller egna kriterier som fält"
    )
    based_on: dict[Annotated[str, _checked(_own_file)], Annotated[str, _checked(_digest)]] = Field(
        default_factory=dict,
        title="Utgångspunkter",
        description="vilken av programmets texter varje egen text är gjord efter; skrivs av iopdocs templates adopt",
    )
