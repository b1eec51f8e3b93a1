"""A clause type from another package works with no change here: a class, a Word file, an entry point."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from iopdocs.word.reader import read_items
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import builtin

MODULE: Final = '''
from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses import Clause
from iopdocs.values.text import Line


class Climate(Clause):
    """What the parties do for the climate (klimat)."""

    title: ClassVar[str] = "Klimat"
    example: ClassVar[dict[str, Any]] = {"kind": "climate", "promise": "resa med tåg"}

    kind: Literal["climate"] = Field("climate", title="Klausultyp")
    promise: Line = Field(title="Klimatlöfte")
'''
TEXT: Final = "# {{ heading }}\n§ Parterna lovar att {{ climate.promise }}.\n"
AGREEMENT: Final = """
title: Avtal
parties:
  - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
  - {kind: ideell_forening, id: foreningen, name: Föreningen Exemplet, orgnr: 802400-0005}
clauses:
  - kind: climate
    PROMISE
"""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder where a package with one clause type is installed."""
    site = tmp_path / "site"
    files = {
        "klimat/__init__.py": MODULE.encode(),
        "klimat/templates/sv/climate.docx": to_docx(TEXT, builtin().letterhead.parts),
        "klimat-1.dist-info/METADATA": b"Metadata-Version: 2.1\nName: klimat\nVersion: 1\n",
        "klimat-1.dist-info/entry_points.txt": b"[iopdocs.clauses]\nclimate = klimat:Climate\n",
    }
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return site


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command with the package installed."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(site), *sys.path]), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "iopdocs", *arguments]
    return subprocess.run(command, env=environment, cwd=site, capture_output=True, encoding="utf-8", check=False)


def written(site: Path, promise: str) -> str:
    """Write an agreement with the clause; return where it lies."""
    path = site / "avtal.yaml"
    path.write_text(AGREEMENT.replace("PROMISE", promise), "utf-8")
    return str(path)


def test_it_is_checked(installed: Path) -> None:
    """The fields of the clause are known: one that is missing is told of by its Swedish title."""
    whole = run(installed, "check", written(installed, "promise: resa med tåg"))
    lacking = run(installed, "check", written(installed, "promise:"))
    assert "klimat" not in whole.stdout.lower()
    assert "INP001 fel: klimatlöfte (promise) saknas i klausulen climate" in lacking.stdout


def test_it_is_rendered(installed: Path) -> None:
    """The wording is found in the package itself."""
    document = installed / "avtal.docx"
    made = run(installed, "render", written(installed, "promise: resa med tåg"), "--draft", "-o", str(document))
    text = "".join(getattr(item, "text", "") for item in read_items(document.read_bytes()))
    assert made.returncode == 0, made.stderr
    assert "Parterna lovar att resa med tåg." in text


def test_it_stands_in_a_new_form_and_in_the_schema(installed: Path) -> None:
    """A new form can hold the clause, and an editor knows its fields."""
    form = run(installed, "new", "nytt.yaml", "--clauses", "climate")
    schema = json.loads(run(installed, "schema").stdout)
    assert form.returncode == 0, form.stderr
    assert "Klimatlöfte" in (installed / "nytt.yaml").read_text("utf-8")
    assert schema["$defs"]["Climate"]["properties"]["promise"]["title"] == "Klimatlöfte"


def test_its_template_is_linted(installed: Path) -> None:
    """Lint reads the template of the package among the others, and finds no fault in it."""
    lint = run(installed, "templates", "lint")
    assert lint.returncode == 0, lint.stdout
    assert "climate" not in lint.stdout


def test_a_type_that_cannot_be_loaded_names_itself(installed: Path) -> None:
    """What goes wrong in another package says which clause type it was."""
    (installed / "klimat" / "__init__.py").write_text("raise ImportError", "utf-8")
    script = "from iopdocs.clauses import clause_kinds; clause_kinds()"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(installed), *sys.path]), "PYTHONUTF8": "1"}
    failed = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert "klausultypen climate (klimat:Climate) gick inte att läsa in" in failed.stderr
