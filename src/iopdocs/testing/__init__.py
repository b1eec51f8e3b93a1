"""Tools for testing clause types, templates and programs that use the library (provning); needs Hypothesis.

Strategies for anything that an agreement can hold, made from the classes themselves, and the contract that every clause
type and its template meet::

    from hypothesis import given
    from iopdocs.testing import agreements, clause_type_faults

    @given(agreements())
    def test_my_program(agreement): ...

    def test_my_clause_type():
        assert clause_type_faults("min_klausul", templates) == ()
"""

from iopdocs.samples import example_agreement
from iopdocs.testing.agreements import (
    agreement_data,
    agreements,
    builtin_kinds,
    clauses,
    draft_data,
    parties,
    required_places,
    without,
)
from iopdocs.testing.contract import assemble, clause_type_faults
from iopdocs.testing.package import document_faults
from iopdocs.testing.references import References, references
from iopdocs.testing.texts import slugs, texts
from iopdocs.testing.values import organisation_numbers, register_value, value_strategy

__all__ = [
    "References",
    "agreement_data",
    "agreements",
    "assemble",
    "builtin_kinds",
    "clause_type_faults",
    "clauses",
    "document_faults",
    "draft_data",
    "example_agreement",
    "organisation_numbers",
    "parties",
    "references",
    "register_value",
    "required_places",
    "slugs",
    "texts",
    "value_strategy",
    "without",
]
