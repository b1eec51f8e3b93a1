"""The four criteria on the page of the city of Malmö, as it stood in September 2017."""

from __future__ import annotations

from typing import Final

from iopdocs.criteria._base import CriteriaSet

__all__ = ["MALMO_2017"]

MALMO_2017: Final = CriteriaSet.model_validate(
    {
        "id": "malmo-2017",
        "title": "kriterier för idéburet offentligt partnerskap",
        "publisher": "Malmö stad",
        "year": "2017",
        "certainty": "confirmed",
        "provenance": "sammanfattade efter en sida på stadens webbplats, som senast ändrades den"
        " 14\N{NO-BREAK SPACE}september 2017",
        "remarks": "En annan av stadens sidor säger att initiativet inte behöver komma från civilsamhället.",
        "criteria": [
            {
                "id": "initiative",
                "title": "Initiativ till dialog",
                "text": "Initiativet till en dialog om partnerskap bör tas av det civila samhället.",
                "required": "nej",
            },
            {
                "id": "not_ordered",
                "title": "Ingen beställning",
                "text": "Verksamheten kommer till på föreningens initiativ och är inget som kommunen har beställt.",
            },
            {
                "id": "market",
                "title": "Ingen konkurrens",
                "text": "Partnerskapet konkurrerar inte med liknande verksamhet på en marknad som redan finns.",
            },
            {
                "id": "public_good",
                "title": "Samhällsnytta",
                "text": "Verksamheten kan anses vara till nytta för samhället i stort.",
            },
        ],
    }
)
"""Malmö 2017 (fyra kriterier)."""
