"""The runner: what it asks, in which order it answers, and what a rule must be."""

from collections.abc import Iterator
from typing import Any

import pytest

from iopdocs.agreement import Agreement
from iopdocs.clauses.term import Term
from iopdocs.findings import Severity
from iopdocs.rules import RULES, Case, Fault, judge, rule
from iopdocs.rules._base import Rule
from iopdocs.rules._example import complete


def test_judging_twice_gives_the_same(data: dict[str, Any]) -> None:
    """Judging is pure: the same agreement has the same findings, and is what it was."""
    agreement = Agreement.model_validate(data)
    before = agreement.to_data()
    assert judge(agreement) == judge(agreement) == judge(Agreement.model_validate(data))
    assert agreement.to_data() == before


def test_errors_come_first() -> None:
    """Without lines to go by the errors stand before the warnings and these before the notes."""
    findings = judge(
        Agreement.model_validate(complete("title: Utan klausuler\nclauses: []\nwithout: [signatures, term]"))
    )
    assert [one.severity for one in findings] == sorted((one.severity for one in findings), key=list(Severity).index)
    assert findings.errors


def test_a_code_is_given_once() -> None:
    """Registering a second rule under a code, or under what is no code, is refused."""

    def fault(_node: Term, _case: Case) -> Iterator[Fault]:
        yield Fault("fel")

    for code in (next(iter(RULES)), "ABC1", "abc001"):
        with pytest.raises(ValueError, match=code):
            rule(code, Severity.ERROR, on=Term)(fault)
    assert "ABC1" not in RULES


def test_a_docstring_in_another_order_is_told() -> None:
    """A rule whose docstring lacks its examples is a fault in the rule, told with its name."""

    def fault(_node: Term, _case: Case) -> Iterator[Fault]:
        """Fel."""
        yield Fault("fel")

    with pytest.raises(ValueError, match="fault"):
        Rule("ABC001", Severity.ERROR, (Term,), fault).title.strip()


def test_every_rule_that_cites_a_source_has_a_link() -> None:
    """A source can be read by following it."""
    sources = [one.source for one in RULES.values() if one.source is not None]
    assert sources
    assert [str(source) for source in sources if not source.url.startswith("https://")] == []


def test_the_printed_agreement_has_its_six_faults(examples: Any) -> None:
    """The agreement as printed in 2018 gives the six faults that are known, each with its figures."""
    import iopdocs

    found = {one.code: one for one in iopdocs.check(examples / "timra-soraker-2018-as-printed.yaml")}
    figures = {
        "BUD001": ("991\N{NO-BREAK SPACE}tkr", "995\N{NO-BREAK SPACE}tkr"),
        "BAS001": ("1\N{NO-BREAK SPACE}760\N{NO-BREAK SPACE}tim", "176\N{NO-BREAK SPACE}tim"),
        "BAS003": ("19\N{NO-BREAK SPACE}600\N{NO-BREAK SPACE}kr", "58\N{NO-BREAK SPACE}800\N{NO-BREAK SPACE}kr"),
        "COM001": ("uppsägningstid",),
        "COM002": ("tvist",),
        "PAR006": ("en förvaltning är inte en juridisk person",),
    }
    assert {code: [figure in found[code].message for figure in said] for code, said in figures.items()} == {
        code: [True] * len(said) for code, said in figures.items()
    }
    assert all(found[code].line for code in figures)


def test_the_mended_agreement_has_only_notes(examples: Any) -> None:
    """The agreement as it could have been signed has no finding above note."""
    import iopdocs

    assert [str(one) for one in iopdocs.check(examples / "timra-soraker-2018.yaml") if one.severity != "note"] == []
