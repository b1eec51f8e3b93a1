"""The pages of the reference (uppslagssidor), by name, and what makes each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from iopdocs.reference.clauses import clause_catalogue
from iopdocs.reference.codes import code_catalogue
from iopdocs.reference.criteria import criteria_catalogue
from iopdocs.reference.glossary import glossary
from iopdocs.reference.wording import template_reference

__all__ = ["pages"]


def pages() -> Mapping[str, Callable[[], str]]:
    """Return what makes each page of the reference (uppslagssidor), by the name of the page."""
    return {
        "klausuler": clause_catalogue,
        "kontroller": code_catalogue,
        "kriterier": criteria_catalogue,
        "mallar": template_reference,
        "ordlista": glossary,
    }
