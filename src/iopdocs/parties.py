"""The parties of an agreement (parter): public bodies and civil-society organisations (idéburna organisationer).

The legal forms are a closed union: Swedish law decides which there are. A nämnd or a förvaltning is a *unit* under the
municipality or region, never a party: it is not a legal person.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from iopdocs.model import Model
from iopdocs.values.dates import Day
from iopdocs.values.orgnr import OrgNr
from iopdocs.values.share import Share
from iopdocs.values.text import Line, Slug

__all__ = [
    "Aktiebolag", "CivilParty", "EkonomiskForening", "IdeellForening", "Kommun", "Kommunalforbund",
    "KommunaltBolag", "Myndighet", "PaidShare", "Party", "PublicParty", "Region", "Samordningsforbund",
    "Signatory", "Stiftelse", "Studieforbund", "Trossamfund", "Unit",
]  # fmt: skip


class Signatory(Model):
    """One who signs for a party (firmatecknare eller den som har delegation)."""

    role: Line = Field(title="Befattning", description="till exempel kommunstyrelsens ordförande")
    authority: Line | None = Field(
        None,
        title="Behörighet",
        description="vad rätten att underteckna bygger på, med datum och paragraf: delegationsordning, beslut, "
        "stadgar, protokoll eller fullmakt",
    )
    name: Line | None = Field(None, title="Namn", description="namnförtydligande; kan lämnas tomt och skrivas för hand")
    place: Line | None = Field(
        None, title="Ort", description="när den är en annan än den som står i klausulen om underskrifter"
    )
    signed_on: Day | None = Field(None, title="Undertecknat den", description="när avtalet redan är undertecknat")


class Unit(Model):
    """A nämnd, förvaltning or other part of a public party (organisatorisk enhet)."""

    kind: Literal["namnd", "forvaltning", "enhet"] = Field(
        title="Sorts enhet", description="namnd, forvaltning eller enhet"
    )
    name: Line = Field(title="Enhetens namn", description="i bestämd form: socialnämnden")
    responsible: Line | None = Field(
        None, title="Ansvarig befattning", description="den funktion som ansvarar, utan personnamn"
    )
    share: Share | None = Field(
        None,
        title="Andel av partens ekonomiska bidrag",
        description="när flera nämnder delar på bidraget, till exempel 60 %",
    )


@dataclass(frozen=True, slots=True)
class PaidShare:
    """The share of a party's contribution that one of its units pays (enhetens andel): a fraction of 1."""

    name: str
    share: Decimal


class _Party(Model):
    """What every party has (part)."""

    form: ClassVar[str]
    definite: ClassVar[str]
    definite_plural: ClassVar[str]
    public: ClassVar[bool]
    group_digits: ClassVar[frozenset[str]]

    id: Slug = Field(title="Partens id", description="kort namn utan å, ä och ö som andra delar av filen hänvisar med")
    name: Line = Field(
        title="Partens fullständiga namn", description="det juridiska namnet, som i organisationsnumrets register"
    )
    short: Line | None = Field(
        None,
        title="Partens korta namn",
        description="vad parten kallas i avtalet, i bestämd form; annars kommunen, föreningen …",
    )
    orgnr: OrgNr = Field(title="Organisationsnummer")
    address: Line | None = Field(None, title="Adress")
    contact: Line | None = Field(
        None, title="Kontakt", description="funktion, e-post eller telefon; helst ingen person"
    )
    signatories: tuple[Signatory, ...] = Field((), title="Undertecknare")


class PublicParty(_Party):
    """A public party (offentlig part)."""

    public: ClassVar[bool] = True
    group_digits: ClassVar[frozenset[str]] = frozenset("2")

    units: tuple[Unit, ...] = Field((), title="Nämnder och förvaltningar")

    @property
    def paid_shares(self) -> tuple[PaidShare, ...]:
        """What each unit that pays a stated share of the party's contribution pays."""
        return tuple(PaidShare(unit.name, unit.share) for unit in self.units if unit.share)


class CivilParty(_Party):
    """A civil-society party (idéburen part)."""

    public: ClassVar[bool] = False
    definite: ClassVar[str] = "föreningen"
    definite_plural: ClassVar[str] = "föreningarna"


class Kommun(PublicParty):
    """A municipality (kommun)."""

    form: ClassVar[str] = "kommun"
    definite: ClassVar[str] = "kommunen"
    definite_plural: ClassVar[str] = "kommunerna"
    kind: Literal["kommun"] = Field("kommun", title="Juridisk form")


class Region(PublicParty):
    """A region (region)."""

    form: ClassVar[str] = "region"
    definite: ClassVar[str] = "regionen"
    definite_plural: ClassVar[str] = "regionerna"
    kind: Literal["region"] = Field("region", title="Juridisk form")


class Kommunalforbund(PublicParty):
    """A federation of municipalities or regions (kommunalförbund)."""

    form: ClassVar[str] = "kommunalförbund"
    definite: ClassVar[str] = "förbundet"
    definite_plural: ClassVar[str] = "förbunden"
    kind: Literal["kommunalforbund"] = Field("kommunalforbund", title="Juridisk form")


class Samordningsforbund(PublicParty):
    """A federation for coordinated rehabilitation (samordningsförbund; lag 2003:1210)."""

    form: ClassVar[str] = "samordningsförbund"
    definite: ClassVar[str] = "samordningsförbundet"
    definite_plural: ClassVar[str] = "samordningsförbunden"
    kind: Literal["samordningsforbund"] = Field("samordningsforbund", title="Juridisk form")


class Myndighet(PublicParty):
    """A government agency, which acts for the State (statlig myndighet)."""

    form: ClassVar[str] = "statlig myndighet"
    definite: ClassVar[str] = "myndigheten"
    definite_plural: ClassVar[str] = "myndigheterna"
    kind: Literal["myndighet"] = Field("myndighet", title="Juridisk form")


class KommunaltBolag(PublicParty):
    """A company that a municipality or region owns (kommunalt bolag; kommunallagen 10 kap. 2–3 §§)."""

    form: ClassVar[str] = "kommunalt bolag"
    definite: ClassVar[str] = "bolaget"
    definite_plural: ClassVar[str] = "bolagen"
    group_digits: ClassVar[frozenset[str]] = frozenset("5")
    kind: Literal["kommunalt_bolag"] = Field("kommunalt_bolag", title="Juridisk form")


class IdeellForening(CivilParty):
    """A non-profit association (ideell förening)."""

    form: ClassVar[str] = "ideell förening"
    group_digits: ClassVar[frozenset[str]] = frozenset("8")
    kind: Literal["ideell_forening"] = Field("ideell_forening", title="Juridisk form")


class Stiftelse(CivilParty):
    """A foundation (stiftelse)."""

    form: ClassVar[str] = "stiftelse"
    definite: ClassVar[str] = "stiftelsen"
    definite_plural: ClassVar[str] = "stiftelserna"
    group_digits: ClassVar[frozenset[str]] = frozenset("8")
    kind: Literal["stiftelse"] = Field("stiftelse", title="Juridisk form")


class EkonomiskForening(CivilParty):
    """A cooperative (ekonomisk förening)."""

    form: ClassVar[str] = "ekonomisk förening"
    group_digits: ClassVar[frozenset[str]] = frozenset("7")
    kind: Literal["ekonomisk_forening"] = Field("ekonomisk_forening", title="Juridisk form")


class Trossamfund(CivilParty):
    """A registered religious community or a part of one (trossamfund, församling)."""

    form: ClassVar[str] = "registrerat trossamfund"
    definite: ClassVar[str] = "samfundet"
    definite_plural: ClassVar[str] = "samfunden"
    group_digits: ClassVar[frozenset[str]] = frozenset("258")
    kind: Literal["trossamfund"] = Field("trossamfund", title="Juridisk form")


class Studieforbund(CivilParty):
    """A study association (studieförbund), legally most often a non-profit association."""

    form: ClassVar[str] = "studieförbund"
    definite: ClassVar[str] = "studieförbundet"
    definite_plural: ClassVar[str] = "studieförbunden"
    group_digits: ClassVar[frozenset[str]] = frozenset("8")
    kind: Literal["studieforbund"] = Field("studieforbund", title="Juridisk form")


class Aktiebolag(CivilParty):
    """A limited company that does not run for its owners' profit (idéburet aktiebolag)."""

    form: ClassVar[str] = "aktiebolag"
    definite: ClassVar[str] = "bolaget"
    definite_plural: ClassVar[str] = "bolagen"
    group_digits: ClassVar[frozenset[str]] = frozenset("5")
    kind: Literal["aktiebolag"] = Field("aktiebolag", title="Juridisk form")


Party = Annotated[
    Kommun
    | Region
    | Kommunalforbund
    | Samordningsforbund
    | Myndighet
    | KommunaltBolag
    | IdeellForening
    | Stiftelse
    | EkonomiskForening
    | Trossamfund
    | Studieforbund
    | Aktiebolag,
    Field(discriminator="kind"),
]
"""A party of any of the legal forms that Swedish law knows here."""
