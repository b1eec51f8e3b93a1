"""Remarks as SARIF 2.1.0 (Static Analysis Results Interchange Format, OASIS), which code hosts and editors show."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from iopdocs.findings import Finding
from iopdocs.lint.codes import CODES, HINTS
from iopdocs.lint.examine import Linted
from iopdocs.swedish import capitalised

__all__ = ["to_sarif"]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_INDEX: Final = {code: at for at, code in enumerate(CODES)}


def to_sarif(files: Iterable[Linted], version: str) -> str:
    """Return what was found in some templates as one SARIF log, in Swedish.

    Lines are those of the text form. A result points to that file where it lies beside the Word file and says the same,
    since it can be shown; otherwise to the Word file.

    Args:
        files: what :func:`~iopdocs.lint.lint` gave.
        version: the version of the program, or nothing if it is not known.
    """
    driver: dict[str, Any] = {"name": "iopdocs", "language": "sv-SE", "rules": [*map(_rule, CODES)]}
    if version:
        driver["semanticVersion"] = version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, one) for one in files for finding in one.findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, Any]:
    told = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": told.title},
        "fullDescription": {"text": told.why},
        "help": {"text": capitalised(HINTS[code])},
        "defaultConfiguration": {"level": told.severity.value},
    }


def _result(finding: Finding, linted: Linted) -> dict[str, Any]:
    path = linted.path.with_suffix(".txt") if linted.current and finding.line is not None else linted.path
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if finding.line is not None:
        place["region"] = {"startLine": finding.line}
    return {
        "ruleId": finding.code,
        "ruleIndex": _INDEX[finding.code],
        "level": finding.severity.value,
        "message": {"text": f"{capitalised(finding.message)}. {capitalised(finding.hint or HINTS[finding.code])}."},
        "locations": [{"physicalLocation": place}],
    }


def _uri(path: Path) -> str:
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
