"""Rules about assessments: what is said, where, on whose authority, and what is never said."""

from collections.abc import Callable

import pytest

from iopdocs.criteria import Assessment
from iopdocs.findings import Finding, Findings
from iopdocs.model import DRAFT, draft_validator
from iopdocs.rules import RULES, judge
from iopdocs.rules._example import sound

Judge = Callable[[str], Findings]


def only(findings: Findings, code: str) -> Finding:
    """The one finding with a code."""
    (found,) = (one for one in findings if one.code == code)
    return found


def test_the_sound_assessment_has_no_finding_above_note() -> None:
    """The assessment that examples change a part of has nothing but notes."""
    assert {one.severity.value for one in judge(Assessment.model_validate(sound("assessment")))} == {"note"}


def test_a_criterion_is_told_as_policy_with_its_source(judged: Judge) -> None:
    """An unmet criterion is somebody's policy: the finding names whose, says that it is no law, and cites the set."""
    found = only(
        judged("kind: assessment\nanswers:\n  - {criterion: market, answer: no, reason: Ett företag finns.}"), "CRI001"
    )
    assert found.message == (
        "kriteriet ”Tydligt om det finns en marknad” är inte uppfyllt; "
        "det är Sveriges Kommuner och Regioners policy och ingen lag"
    )
    assert found.path == ("answers", 6, "answer")
    assert "Sveriges Kommuner och Regioner, 2017" in str(found.source)


def test_what_one_set_requires_another_recommends(judged: Judge) -> None:
    """Sets conflict: the same answer is a warning by one and a note by another, for the policy chosen decides."""
    answers = "answers:\n  - {criterion: initiative, answer: no, reason: Kommunen hade idén.}"
    found = {key: judged(f"kind: assessment\ncriteria_set: {key}\n{answers}") for key in ("malmo-2017", "stenungsund")}
    codes = {key: set(one.codes) & {"CRI001", "CRI002"} for key, one in found.items()}
    assert codes == {"malmo-2017": {"CRI002"}, "stenungsund": {"CRI001"}}


@pytest.mark.parametrize("code", [code for code in RULES if code.startswith("CRI")])
def test_nothing_is_forbidden(code: str, judged: Judge) -> None:
    """The library cites and warns; it never tells what one may not do."""
    rule = RULES[code]
    texts = [rule.explanation, *(f"{one.message} {one.hint}" for one in judged(rule.wrong))]
    assert not any(word in text for text in texts for word in ("får inte", "förbjud", "måste", "olaglig"))


def test_an_unknown_criterion_is_told_with_the_nearest(judged: Judge) -> None:
    """A misspelt id is an error with a suggestion; one like no other gets the list."""
    answers = "kind: assessment\nanswers:\n  - {{criterion: {}, answer: yes, evidence: ansökan}}"
    near = only(judged(answers.format("long-term")), "CRI005")
    assert (near.path, near.hint) == (("answers", 8, "criterion"), "menas long_term?")
    assert "long-term" in near.message
    far = only(judged(answers.format("vinst")), "CRI005").hint
    assert far is not None
    assert far.startswith("kriterierna är not_grant, not_purchase,")


def test_an_unknown_criterion_is_not_judged_otherwise(judged: Judge) -> None:
    """Nothing more is said about an answer to a criterion that is not there."""
    found = judged("kind: assessment\nanswers:\n  - {criterion: vinst, answer: no}")
    assert [one.code for one in found if one.path[:2] == ("answers", 8)] == ["CRI005"]


def test_each_superfluous_answer_is_told(judged: Judge) -> None:
    """The second answer and the third are each told with the first."""
    answers = "\n".join(["  - {criterion: market, answer: yes, evidence: ansökan}"] * 3)
    found = [one for one in judged(f"kind: assessment\nanswers:\n{answers}") if one.code == "CRI006"]
    assert [one.path for one in found] == [("answers", 7, "criterion"), ("answers", 8, "criterion")]
    assert "svar nummer 7 och svar nummer 9" in found[1].message


def test_an_open_answer_is_only_missing() -> None:
    """A criterion with an answer that is still open is not told as unanswered too: that it is missing is told."""
    data = sound("assessment")
    del data["answers"][0]["answer"]
    made = draft_validator(Assessment).validate_python(data, context=DRAFT)
    assert judge(made).warnings.codes == ()


@pytest.mark.parametrize(
    ("year", "dated", "told"),
    [("2020", "2025-12-31", False), ("2020", "2026-01-01", True), ("2026", "2026-01-01", False)],
)
def test_criteria_are_old_after_five_years(year: str, dated: str, told: bool, judged: Judge) -> None:
    """Five years are borne; without a year or a date nothing is said."""
    own = f"{{id: x, title: riktlinjer, publisher: Exempelby, year: {year}, criteria: [{{id: a, title: A, text: B.}}]}}"
    codes = judged(f"kind: assessment\ndated: {dated}\ncriteria_set: {own}").codes
    assert ("CRI010" in codes) is told


@pytest.mark.parametrize("change", ["dated: 2030-01-01\ncriteria_set: umea", "dated: 2010-01-01\ncriteria_set: umea"])
def test_nothing_is_said_of_the_age_of_undated_criteria(change: str, judged: Judge) -> None:
    """What the library does not know it does not judge."""
    assert not {"CRI010", "CRI011"} & set(judged(f"kind: assessment\n{change}").codes)


OLD = (
    "kind: assessment\ndated: {}\n"
    "criteria_set: {{id: x, title: riktlinjer, publisher: Exempelby, superseded_by: {}, "
    "criteria: [{{id: a, title: A, text: B.}}]}}"
)


@pytest.mark.parametrize(
    ("dated", "newer", "message"),
    [
        ("2019-01-01", "skr-2017", "riktlinjer (Exempelby) är ersatta av kriterier som stöd för partnerskap"),
        ("2019-01-01", "exempelby-2018", "riktlinjer (Exempelby) är ersatta av ”exempelby-2018”"),
        ("2016-12-31", "skr-2017", None),
    ],
)
def test_criteria_may_be_superseded(dated: str, newer: str, message: str | None, judged: Judge) -> None:
    """The newer criteria are named; an assessment from before them is left alone."""
    found = [one.message for one in judged(OLD.format(dated, newer)) if one.code == "CRI009"]
    assert [one.startswith(message or "") for one in found] == ([True] if message else [])


def test_rules_about_agreements_are_not_asked(judged: Judge) -> None:
    """An assessment is not signed and has no budget: only rules about assessments speak."""
    found = judged("kind: assessment\nparties: []")
    assert {code[:3] for code in found.codes} == {"CRI"}
    assert [one.message for one in found if one.code == "CRI008"] == [
        "bedömningen har ingen offentlig part",
        "bedömningen har ingen idéburen part som söker",
    ]
