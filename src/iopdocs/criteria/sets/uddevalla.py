"""The seven criteria of the municipality of Uddevalla, 2020, and the seven of Umeå: two close variants.

Both are known at second hand: their contents are carried over from a comparison of criteria, not from the pages.
"""

from __future__ import annotations

from typing import Final

from iopdocs.criteria._base import CriteriaSet

__all__ = ["UDDEVALLA_2020", "UMEA"]

_INITIATIVE: Final = {
    "id": "initiative",
    "title": "Organisationens initiativ",
    "text": "Initiativet till verksamheten kommer från den idéburna organisationen.",
}
_CO_FINANCED: Final = {
    "id": "co_financed",
    "title": "Båda finansierar",
    "text": "Båda parter är med och finansierar verksamheten, med pengar eller på annat sätt.",
}
_MARKET: Final = {
    "id": "market",
    "title": "Ingen marknad",
    "text": "Det finns ingen marknad eller konkurrenssituation att ta hänsyn till.",
}
_NO_DETAILED_CONTROL: Final = {
    "id": "no_detailed_control",
    "title": "Ingen detaljstyrning",
    "text": "Kommunen styr inte verksamheten i detalj.",
}
_LONG_TERM: Final = {
    "id": "long_term",
    "title": "Längre tid",
    "text": "Verksamheten är tänkt att pågå under längre tid, och parterna utvecklar formerna för den tillsammans.",
}

UDDEVALLA_2020: Final = CriteriaSet.model_validate(
    {
        "id": "uddevalla-2020",
        "title": "kriterier för idéburet offentligt partnerskap",
        "publisher": "Uddevalla kommun",
        "year": "2020",
        "certainty": "second_hand",
        "provenance": "sammanfattade efter en jämförelse av kriterier; kommunens eget dokument är inte läst",
        "criteria": [
            _INITIATIVE,
            {
                "id": "programme",
                "title": "Politiskt program",
                "text": "Verksamheten är ett led i att genomföra ett politiskt program eller en plan.",
            },
            {
                "id": "not_grant",
                "title": "Inget föreningsbidrag",
                "text": "Verksamheten är inte sådan som normerat föreningsbidrag är till för.",
            },
            _CO_FINANCED,
            _MARKET,
            _NO_DETAILED_CONTROL,
            _LONG_TERM,
        ],
    }
)
"""Uddevalla 2020 (sju kriterier)."""

UMEA: Final = CriteriaSet.model_validate(
    {
        "id": "umea",
        "title": "kriterier för idéburet offentligt partnerskap",
        "publisher": "Umeå kommun",
        "certainty": "second_hand",
        "provenance": "sammanfattade efter en jämförelse av kriterier; kommunens eget dokument är inte läst, och dess"
        " årtal är inte känt",
        "criteria": [
            _INITIATIVE,
            {
                "id": "anchored",
                "title": "Förankrat i nämnd",
                "text": "Verksamheten är ett led i ett politiskt program eller en plan och är förankrad i ansvarig"
                " nämnd.",
            },
            {
                "id": "added_value",
                "title": "Mervärde",
                "text": "Den idéburna organisationen tillför något som kommunen inte själv kan ge.",
            },
            _CO_FINANCED,
            _MARKET,
            _NO_DETAILED_CONTROL,
            _LONG_TERM,
        ],
    }
)
"""Umeå, year unknown (sju kriterier)."""
