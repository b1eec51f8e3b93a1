"""What an agreement is, is what its data say."""

import json

import yaml
from hypothesis import given, settings

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.clauses import Clause, clause_class
from iopdocs.testing import agreements, clauses


@given(agreements())
def test_json_of_an_agreement(agreement: Agreement) -> None:
    """JSON round trip is the identity."""
    assert Agreement.model_validate_json(agreement.model_dump_json()) == agreement


@given(clauses())
def test_json_of_a_clause(clause: Clause) -> None:
    """JSON round trip is the identity, for a clause by itself too."""
    assert clause_class(clause.kind).model_validate_json(clause.model_dump_json()) == clause


@given(agreements())
def test_plain_data(agreement: Agreement) -> None:
    """``Agreement.model_validate`` gives back what ``to_data`` has made."""
    assert Agreement.model_validate(agreement.to_data()) == agreement


@settings(max_examples=40)
@given(agreements())
def test_files(agreement: Agreement) -> None:
    """An agreement written as a JSON or a YAML file is read as the same agreement."""
    data = agreement.to_data()
    assert iop.load(json.dumps(data, ensure_ascii=False)) == agreement
    assert iop.load(yaml.safe_dump(data, allow_unicode=True)) == agreement
