"""An agreement judged by a profile: what it must have, and how serious things are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import iopdocs as iop
from iopdocs.clauses import clause_kinds
from iopdocs.errors import NotReady
from iopdocs.findings import Findings, Severity
from iopdocs.profile import CODES, Profile, Settings

MakeProfile = Callable[..., Profile]


@pytest.fixture(scope="module")
def signed(examples: Path) -> dict[str, Any]:
    """An agreement from 1 January 2018, without errors."""
    return iop.load(examples / "timra-soraker-2018.yaml").to_data()


def without(data: dict[str, Any], *kinds: str) -> dict[str, Any]:
    """The agreement without the clauses of some types."""
    return data | {"clauses": [clause for clause in data["clauses"] if clause["kind"] not in kinds]}


def found(findings: Findings, code: str) -> list[iop.Finding]:
    """The findings with a code."""
    return [one for one in findings if one.code == code]


def changing(code: str, severity: str, until: str = "") -> str:
    """Settings that change one severity."""
    end = f", until: {until}" if until else ""
    return f"name: Exempelby kommun\nseverities:\n  - {{code: {code}, severity: {severity}, reason: Skäl{end}}}\n"


@pytest.mark.parametrize("degree", ["error", "warning", "note"])
def test_a_required_clause_is_missing(signed: dict[str, Any], make_profile: MakeProfile, degree: str) -> None:
    """What the municipality requires and the agreement lacks is found, as serious as the profile says."""
    profile = make_profile(f"name: Exempelby kommun\nrequired: [term, dispute, ip]\nmissing: {degree}\n")
    told = found(iop.check(without(signed, "dispute"), profile=profile), "PRO001")
    assert [one.message for one in told] == [
        "avtalet saknar klausulen Tvist (dispute), som Exempelby kommun kräver",
        "avtalet saknar klausulen Upphovsrätt (ip), som Exempelby kommun kräver",
    ]
    assert {one.severity for one in told} == {Severity(degree)}
    assert {one.path for one in told} == {("clauses",)}


def test_a_required_clause_stops_signing(signed: dict[str, Any], make_profile: MakeProfile) -> None:
    """An agreement that lacks what is required as an error is only written as a draft."""
    profile = make_profile("name: Exempelby kommun\nrequired: [ip]\nmissing: error\n")
    assert iop.render(signed).draft is False
    with pytest.raises(NotReady, match="PRO001"):
        iop.render(signed, profile=profile)
    assert iop.render(signed, profile=profile, draft=True).draft


@pytest.mark.parametrize(("heading", "missing"), [("Tvist", 0), ("tvist", 0), ("Tvister och annat", 1)])
def test_a_free_clause_under_the_same_heading(
    signed: dict[str, Any], make_profile: MakeProfile, heading: str, missing: int
) -> None:
    """A clause in the parties' own words counts when it has the heading of the clause type."""
    data = without(signed, "dispute")
    data["clauses"].append({"kind": "free", "heading": heading, "more": ["Tvister löses genom samtal."]})
    profile = make_profile("name: Exempelby kommun\nrequired: [dispute]\n")
    assert len(found(iop.check(data, profile=profile), "PRO001")) == missing


def test_findings_of_a_file_have_its_lines(make_profile: MakeProfile, examples: Path) -> None:
    """What a profile finds is told with the agreement's file and line."""
    path = examples / "timra-soraker-2018-as-printed.yaml"
    findings = iop.check(path, profile=make_profile("name: Exempelby kommun\nrequired: [dispute]\n"))
    told = found(findings, "PRO001")
    clauses = next(one.line for one in findings if one.path == ("clauses",) and one.code == "COM001")
    assert [(one.file, one.line) for one in told] == [(str(path), clauses)]


@pytest.mark.parametrize(
    ("severity", "until", "degree"),
    [
        ("note", "", Severity.NOTE),
        ("note", "2018-01-01", Severity.NOTE),
        ("error", "2018-12-31", Severity.ERROR),
        ("note", "2017-12-31", Severity.WARNING),
        ("error", "2017-12-31", Severity.WARNING),
    ],
)
def test_another_severity(
    signed: dict[str, Any], make_profile: MakeProfile, severity: str, until: str, degree: Severity
) -> None:
    """A severity is lowered or raised for agreements that begin by its last day; the clock has no say."""
    findings = iop.check(without(signed, "dispute"), profile=make_profile(changing("COM002", severity, until)))
    (one,) = found(findings, "COM002")
    applied = degree is not Severity.WARNING
    assert one.severity is degree
    assert ("Exempelby kommun räknar det som" in (one.hint or "")) is applied
    assert len(found(findings, "PRO002")) == (not applied)


def test_an_expired_severity_is_told_once(signed: dict[str, Any], make_profile: MakeProfile) -> None:
    """What has expired is said where it would have mattered, once, with both days and the reason."""
    data = signed | {"parties": [party | {"signatories": [{"role": "ordförande"}]} for party in signed["parties"]]}
    profile = make_profile(changing("FRM002", "error", "2017-06-30"))
    told = found(iop.check(data, profile=profile), "PRO002")
    assert len(found(iop.check(data), "FRM002")) == 2
    assert [one.message.replace("\N{NO-BREAK SPACE}", " ") for one in told] == [
        (
            "Exempelby kommun räknade FRM002 som fel till och med den 30 juni 2017, "
            "men avtalet är från den 1 januari 2018; regelns grad gäller"
        )
    ]
    assert told[0].severity is Severity.NOTE
    assert (told[0].hint or "").endswith("skälet var: Skäl")
    assert not found(iop.check(signed, profile=make_profile(changing("COM002", "note", "2017-06-30"))), "PRO002")


@pytest.fixture
def make_profile(make_folder: Callable[..., Path], tmp_path: Path) -> MakeProfile:
    """Makes profiles, a new one each time."""

    def make(settings: str) -> Profile:
        from shutil import rmtree

        rmtree(tmp_path / "profil", ignore_errors=True)
        return Profile.load(make_folder(settings))

    return make


def test_the_day_an_agreement_is_tried_by(signed: dict[str, Any], make_profile: MakeProfile) -> None:
    """Without a term the day it is dated counts; without that an end cannot be tried, and the rule's own holds."""
    profile = make_profile(changing("COM006", "note", "2017-12-31"))
    dated = without(signed, "term")
    undated = {name: value for name, value in dated.items() if name != "dated"}
    assert found(iop.check(dated, profile=profile), "COM006")[0].severity is Severity.NOTE
    findings = iop.check(undated, profile=profile)
    assert found(findings, "COM006")[0].severity is Severity.WARNING
    assert "avtalet har ingen dag att jämföra med" in found(findings, "PRO002")[0].message


def test_a_lowered_error_no_longer_stops_signing(signed: dict[str, Any], make_profile: MakeProfile) -> None:
    """The municipality answers for its own choice: what it has lowered from an error does not stop the document."""
    data = without(signed, "signatures")
    with pytest.raises(NotReady):
        iop.render(data)
    assert not iop.render(data, profile=make_profile(changing("COM007", "warning", "2018-12-31"))).draft


def test_a_draft_without_clauses(make_profile: MakeProfile) -> None:
    """Of a draft that has come no further nothing is said to be missing but the clauses."""
    profile = make_profile("name: Exempelby kommun\nrequired: [term]\n" + changing("COM001", "note", "2018-01-01")[23:])
    assert not {"PRO001", "PRO002"} & set(iop.check({"title": "A", "parties": []}, profile=profile).codes)


def test_an_agreement_value_is_judged_too(signed: dict[str, Any], make_profile: MakeProfile) -> None:
    """A profile counts for an agreement that is loaded already, as for its file."""
    profile = make_profile("name: Exempelby kommun\nrequired: [ip]\n")
    assert sorted(iop.check(iop.load(signed), profile=profile).codes) == sorted(
        iop.check(signed, profile=profile).codes
    )


@given(required=st.sets(st.sampled_from(clause_kinds())), dropped=st.sets(st.sampled_from(clause_kinds())))
def test_missing_is_what_is_required_and_not_there(
    signed: dict[str, Any], required: set[str], dropped: set[str]
) -> None:
    """'required clauses (kinds; missing ones become findings with their own code)': neither more nor less."""
    data = without(signed, *dropped)
    profile = Profile(Path(), Settings(name="Exempelby kommun", required=tuple(sorted(required))))
    told = found(iop.check(data, profile=profile), "PRO001")
    here = {clause["kind"] for clause in data["clauses"]}
    assert {one.message.split("(")[1].split(")")[0] for one in told} == required - here
    assert [one for one in iop.check(data, profile=profile) if one.code != "PRO001"] == list(iop.check(data))


@pytest.mark.parametrize("code", CODES)
def test_codes_are_explained(code: str) -> None:
    """A code of a profile is explained like any other."""
    told = iop.explain(code)
    assert told.startswith(f"{code} {CODES[code].severity.word}: ")
    assert "Rätt:" in told
