"""When and how contributions in money are paid (utbetalning)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs import swedish
from iopdocs.clauses._base import Clause
from iopdocs.clauses._moments import at
from iopdocs.clauses._phrases import Phrases, phrase
from iopdocs.model import Model, is_hole
from iopdocs.values.dates import Period, When
from iopdocs.values.flag import Flag
from iopdocs.values.kronor import Kronor
from iopdocs.values.share import Share
from iopdocs.values.text import Line, Slug

__all__ = ["Instalment", "Payment"]

_UNSAID = swedish.EN_DASH


class Instalment(Model):
    """One payment of a contribution (delbetalning): an amount or a share, and when it is paid."""

    amount: Kronor | None = Field(None, title="Belopp")
    share: Share | None = Field(
        None,
        title="Andel av bidraget",
        description="i stället för ett belopp eller tillsammans med det, till exempel 50 %",
    )
    due: When | None = Field(None, title="Betalas senast", description="dag, månad eller år")
    occasion: Line | None = Field(
        None, title="Betalas när", description="utan punkt: när avtalet är undertecknat, när årsrapporten är godkänd"
    )
    condition: Line | None = Field(None, title="Villkor", description="utan punkt: verksamheten har öppnat")

    @property
    def amount_shown(self) -> str:
        """How much is paid: the amount with the share that it is, or one of them."""
        share = None if self.share is None else swedish.percent(self.share)
        if self.amount is None:
            return share or _UNSAID
        return f"{swedish.kronor(self.amount)} ({share})" if share else swedish.kronor(self.amount)

    @property
    def due_shown(self) -> str:
        """When it is paid: by a date, on an occasion, or both."""
        date = f"senast {at(self.due)}" if self.due is not None else None
        return ", ".join(filter(None, (date, self.occasion))) or "efter överenskommelse"

    @property
    def condition_shown(self) -> str:
        """What must have happened before."""
        return self.condition or _UNSAID


class Payment(Clause):
    """The payment of one contribution in money (utbetalning); the clause may occur once for each.

    The account is never in the agreement: the receiver tells it in another way.
    """

    title: ClassVar[str] = "Utbetalning"
    example: ClassVar[dict[str, Any]] = {
        "kind": "payment",
        "payer": "kommunen",
        "receiver": "foreningen",
        "method": "requisition",
        "days": "30",
        "instalments": [
            {"amount": "200 000 kr", "occasion": "när avtalet är undertecknat"},
            {"amount": "200 000 kr", "due": "2027-08-31", "condition": "halvårsrapporten är lämnad"},
        ],
        "withheld": "ja",
    }
    phrases: ClassVar[Phrases] = {
        "frequency": {
            "monthly": "varje månad",
            "quarterly": "varje kvartal",
            "four_monthly": "varje tertial",
            "half_yearly": "varje halvår",
            "yearly": "varje år",
        },
        "timing": {"advance": "i förskott", "arrears": "i efterskott"},
        "method": {"scheduled": "utan särskild begäran", "requisition": "efter skriftlig begäran (rekvisition)"},
    }

    kind: Literal["payment"] = Field("payment", title="Klausultyp")
    payer: Slug = Field(title="Part som betalar")
    receiver: Slug = Field(title="Part som tar emot")
    method: Literal["scheduled", "requisition"] = Field(title="Sätt att betala ut")
    days: int | None = Field(
        None, title="Betalas inom, dagar", ge=1, le=180, description="räknat från begäran, när bidraget rekvireras"
    )
    frequency: Literal["monthly", "quarterly", "four_monthly", "half_yearly", "yearly"] | None = Field(
        None, title="Betalas hur ofta", description="när bidraget betalas ut lika ofta hela tiden, utan delbetalningar"
    )
    timing: Literal["advance", "arrears"] | None = Field(None, title="I förskott eller i efterskott")
    times: Line | None = Field(
        None,
        title="När på året",
        description="följer efter hur ofta: i januari och juli, den 15 augusti och den 15 januari",
    )
    each: Kronor | None = Field(
        None, title="Belopp varje gång", description="när bidraget betalas ut med lika stora belopp"
    )
    period: Period | None = Field(
        None,
        title="Tid som utbetalningarna gäller",
        description="när bidraget betalas ut på ett annat sätt under en annan del av avtalstiden",
    )
    instalments: tuple[Instalment, ...] = Field((), title="Delbetalningar")
    withheld: Flag | None = Field(
        None, title="Innehållen utbetalning", description="ja om utbetalningen får vänta när en rapport saknas"
    )

    def told_apart(self, called: Mapping[str, str], /) -> str | None:
        """Return between whom it is paid: ``från kommunen till föreningen``; ``None`` while one of them is missing."""
        ends = [called.get(one) for one in (self.payer, self.receiver) if not is_hole(one)]
        return f"från {ends[0]} till {ends[1]}" if len(list(filter(None, ends))) > 1 else None

    @property
    def frequency_phrase(self) -> str | None:
        """How often it is paid, before or after the time it is for: ``varje kvartal i förskott``."""
        words = [phrase(self, name) for name in ("frequency", "timing") if getattr(self, name) is not None]
        return " ".join(words) or None

    @property
    def has_conditions(self) -> bool:
        """Whether any instalment depends on something."""
        return any(one.condition is not None for one in self.instalments)

    @property
    def total(self) -> Decimal | None:
        """The sum of the instalments in kronor; ``None`` unless each has an amount."""
        amounts = [one.amount for one in self.instalments if one.amount is not None]
        return sum(amounts, Decimal(0)) if amounts and len(amounts) == len(self.instalments) else None
