"""What is found can be shown by those who read SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from iopdocs.lint import CODES, Linted, lint, to_sarif
from iopdocs.wording.templates import builtin

ESSENTIALS = json.loads((Path(__file__).parent / "sarif-essentials.json").read_text("utf-8"))
TEXT = "# {{ heading }}\n§ Avtalet gäller {{ term.perod }} och kostar 500\N{NO-BREAK SPACE}kr.\n"
Examine = Callable[..., Linted]


def log(*files: Linted) -> dict[str, Any]:
    """The log of some templates, which is valid."""
    found: dict[str, Any] = json.loads(to_sarif(files, "0.1.0"))
    Draft202012Validator.check_schema(ESSENTIALS)
    faults = [error.message for error in Draft202012Validator(ESSENTIALS).iter_errors(found)]
    assert faults == []
    return found


def test_a_log_has_its_results(linted: Examine) -> None:
    """Each result has its rule, its level, its sentence with the hint, its file and its line."""
    examined = linted(TEXT)
    (run,) = log(examined)["runs"]
    assert [(one["ruleId"], one["level"]) for one in run["results"]] == [("TPL003", "error"), ("TPL021", "warning")]
    first = run["results"][0]
    assert first["message"]["text"].startswith("Stycket ”Avtalet gäller")
    assert first["message"]["text"].endswith("Rätta taggen på den raden; reglerna står i handboken om mallar.")
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}


def test_every_rule_is_told_of(linted: Examine) -> None:
    """The rules are all codes in order, and an index leads to the rule of its result."""
    (run,) = log(linted(TEXT))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CODES)
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert all(rule["shortDescription"]["text"] == CODES[rule["id"]].title for rule in rules)


def test_lines_lead_to_the_file_that_has_them(linted: Examine) -> None:
    """The text form beside is shown while it says the same; otherwise the Word file is."""
    examined = linted(TEXT)
    place = log(examined)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == examined.path.with_suffix(".txt").as_uri()
    examined.path.with_suffix(".txt").write_text("gammal text\n", "utf-8")
    again = lint(examined.path, builtin())
    place = log(again)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == examined.path.as_uri()


def test_names_become_addresses(linted: Examine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative name stays relative; spaces and å, ä, ö are escaped."""
    monkeypatch.chdir(tmp_path)
    linted(TEXT).path.rename(tmp_path / "nytt utkast åäö.docx")
    result = log(lint(Path("nytt utkast åäö.docx"), builtin(), "term"))["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "nytt%20utkast%20%C3%A5%C3%A4%C3%B6.docx"


def test_a_version_that_is_not_known_is_left_out() -> None:
    """A program that is run where it lies has no version to tell."""
    assert "semanticVersion" not in json.loads(to_sarif([], ""))["runs"][0]["tool"]["driver"]
    assert json.loads(to_sarif([], "0.1.0"))["runs"][0]["tool"]["driver"]["semanticVersion"] == "0.1.0"


def test_a_log_without_results_is_a_log(linted: Examine) -> None:
    """No faults is a result too."""
    (run,) = log(linted("# {{ heading }}\n§ Avtalet gäller {{ term.period|period }}.\n"))["runs"]
    assert run["results"] == []


def test_what_concerns_the_whole_file_has_no_line(linted: Examine) -> None:
    """A place without a line has no region."""
    (run,) = log(linted("# {{ heading }}\n§ Avtalet gäller.\n"))["runs"]
    assert "region" not in run["results"][0]["locations"][0]["physicalLocation"]
