"""What the amounts say about value added tax (moms)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases

__all__ = ["Vat"]


class Vat(Clause):
    """Whether amounts are with or without value added tax (mervärdesskatt).

    Whether tax is due follows from mervärdesskattelagen and is no matter of agreement: it depends on whether the
    money pays for something in return. The wording says what the parties assume and who bears the tax.
    """

    title: ClassVar[str] = "Mervärdesskatt"
    example: ClassVar[dict[str, Any]] = {"kind": "vat", "treatment": "not_taxable"}
    phrases: ClassVar[Phrases] = {
        "treatment": {
            "not_taxable": "parterna utgår från att bidragen inte är momspliktiga",
            "exclusive": "beloppen är utan moms",
            "inclusive": "beloppen är med moms",
        },
    }

    kind: Literal["vat"] = Field("vat", title="Klausultyp")
    treatment: Literal["not_taxable", "exclusive", "inclusive"] = Field(title="Moms")
