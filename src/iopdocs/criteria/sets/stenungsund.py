"""The eight criteria that the municipality of Stenungsund shows on its page of guidelines."""

from __future__ import annotations

from typing import Final

from iopdocs.criteria._base import CriteriaSet

__all__ = ["STENUNGSUND"]

STENUNGSUND: Final = CriteriaSet.model_validate(
    {
        "id": "stenungsund",
        "title": "riktlinjer för idéburet offentligt partnerskap",
        "publisher": "Stenungsunds kommun",
        "url": "https://www.stenungsund.se/kommun-och-politik/kommunfakta/ekonomi-och-budget/"
        "ideburet-offentligt-partnerskap/riktlinjer-for-iop-i-stenungsunds-kommun",
        "certainty": "confirmed",
        "provenance": "sammanfattade efter kommunens webbplats, där det inte framgår när riktlinjerna antogs",
        "remarks": "Kommunen skriver på en annan sida att samarbetet ska vara något utöver organisationens ordinarie"
        " verksamhet, inte ska kunna upphandlas och inte ska ha vinstsyfte.",
        "criteria": [
            {
                "id": "initiative",
                "title": "Organisationens initiativ",
                "text": "Initiativet till verksamheten är den idéburna organisationens, som redan bedriver något"
                " liknande.",
            },
            {
                "id": "programme",
                "title": "Politiskt beslut",
                "text": "Verksamheten är ett led i att förverkliga kommunens Vision 2035, den strategiska planen eller"
                " ett annat politiskt beslut.",
            },
            {
                "id": "not_grant",
                "title": "Inget föreningsbidrag",
                "text": "Verksamheten hör inte till det som normerat föreningsbidrag ges till.",
            },
            {
                "id": "market",
                "title": "Ingen marknad",
                "text": "Det finns varken marknad eller konkurrens att ta hänsyn till.",
            },
            {
                "id": "co_financed",
                "title": "Båda finansierar",
                "text": "Båda parter finansierar verksamheten, med pengar eller med andra insatser.",
            },
            {
                "id": "no_detailed_control",
                "title": "Ingen detaljstyrning",
                "text": "Kommunen reglerar inte verksamheten i detalj.",
            },
            {
                "id": "long_term",
                "title": "Längre tid",
                "text": "Verksamheten är tänkt att bedrivas under längre tid.",
            },
            {
                "id": "local_development",
                "title": "Lokal utveckling",
                "text": "Verksamheten bidrar till lokal utveckling och delaktighet.",
            },
        ],
    }
)
"""Stenungsund, year unknown (åtta kriterier)."""
