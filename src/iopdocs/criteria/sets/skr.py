"""The eight criteria that Sveriges Kommuner och Regioner gave out in 2017.

The text is carried over from the municipality of Uddevalla, whose page quotes them; the report itself was not read.
"""

from __future__ import annotations

from typing import Final

from iopdocs.criteria._base import CriteriaSet

__all__ = ["SKR_2017"]

SKR_2017: Final = CriteriaSet.model_validate(
    {
        "id": "skr-2017",
        "title": "kriterier som stöd för partnerskap",
        "publisher": "Sveriges Kommuner och Regioner",
        "year": "2017",
        "url": "https://www.uddevalla.se/omsorg-och-hjalp/folkhalsoarbete/overenskommelse-kommun--ideburen-sektor/"
        "ideburet-offentligt-partnerskap-iop.html",
        "certainty": "second_hand",
        "provenance": "sammanfattade efter Uddevalla kommuns webbplats, som återger dem",
        "criteria": [
            {
                "id": "not_grant",
                "title": "Inget föreningsbidrag",
                "text": "Partnerskapet ingår inte i den grundfinansiering som organisationer får som normerat"
                " föreningsbidrag.",
            },
            {
                "id": "not_purchase",
                "title": "Inget köp",
                "text": "Partnerskapet är inte ett köp av en tjänst eller verksamhet. Parterna finansierar insatsen"
                " tillsammans och tänker sig att den ska utvecklas och leva vidare.",
            },
            {
                "id": "shared_need",
                "title": "Gemensamt behov",
                "text": "Grunden för partnerskapet är att båda parter behöver samverka.",
            },
            {
                "id": "programme",
                "title": "Politiskt program",
                "text": "Partnerskapet bör vara ett led i ett politiskt program eller en plan som pekar ut"
                " civilsamhället som samarbetspartner.",
                "required": "nej",
            },
            {
                "id": "no_detailed_control",
                "title": "Ingen detaljstyrning",
                "text": "Kommunen reglerar inte partnerskapets insatser i detalj.",
            },
            {
                "id": "shared_steering",
                "title": "Gemensamt ägande och styre",
                "text": "Den offentliga parten och den idéburna organisationen engagerar sig i, äger och styr"
                " partnerskapet tillsammans.",
            },
            {
                "id": "market",
                "title": "Tydligt om det finns en marknad",
                "text": "Finns det en marknad framgår det skriftligt att samverkan är ömsesidig och samfinansierad.",
            },
            {
                "id": "long_term",
                "title": "Längre tid",
                "text": "Partnerskapet är tänkt att pågå länge och utvecklas genom att parterna följer upp, utvärderar"
                " och beslutar tillsammans.",
            },
        ],
    }
)
"""SKR 2017, as quoted by Uddevalla (åtta kriterier)."""
