"""The notebook: a lawyer's first half hour runs from top to bottom, and is kept without what running leaves behind."""

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

pytestmark = pytest.mark.xdist_group("notebook")
NAME = "forsta-halvtimmen.ipynb"


@pytest.fixture(scope="module")
def ran(examples: Path) -> list[Any]:
    """The cells of the notebook after it has been run where it lies."""
    notebook = nbformat.read(examples / NAME, as_version=4)  # type: ignore[no-untyped-call] # nbformat annotates but a part
    before = sorted(examples.iterdir())
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(examples)}}).execute()
    assert sorted(examples.iterdir()) == before
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(cells: list[Any], source: str) -> str:
    """What the cell with this source shows, as HTML or text."""
    [cell] = [cell for cell in cells if source in cell.source]
    data = [output.get("data", {}) for output in cell.outputs]
    texts = [output.get("text", "") for output in cell.outputs]
    return "".join([*(one.get("text/html", one.get("text/plain", "")) for one in data), *texts])


def test_it_runs_without_an_error(ran: list[Any]) -> None:
    """No cell ends in an error or a warning, and every cell is run."""
    kinds = [(output.output_type, output.get("name")) for cell in ran for output in cell.outputs]
    assert [kind for kind in kinds if kind[0] == "error" or kind[1] == "stderr"] == []
    assert [cell.execution_count for cell in ran] == list(range(1, len(ran) + 1))


def test_it_shows_the_faults_and_that_two_are_mended(ran: list[Any]) -> None:
    """The sum and the hours are wrong at first and right at last."""
    first, last = shown(ran, 'check("timra-soraker-2018-as-printed'), shown(ran, "check(avtal)")
    assert all(code in first for code in ("BUD001", "BAS001"))
    assert not any(code in last for code in ("BUD001", "BAS001"))
    assert '<table lang="sv">' in first


def test_it_shows_the_agreement_its_budget_and_the_draft(ran: list[Any]) -> None:
    """Each is shown as Swedish HTML with tables that say what their headings are for."""
    for source, text in (("draft=True)\navtal", "Söråkers Folketshusförening"), ("first(Budget)", "Summa")):
        html = shown(ran, source)
        assert text in html
        assert 'scope="col"' in html
    assert 'lang="sv"' in shown(ran, "render(avtal, draft=True)")


def test_it_is_kept_clean(examples: Path) -> None:
    """The file has no outputs, no counts, no metadata but which language it is, and readable names of cells."""
    kept = json.loads((examples / NAME).read_text("utf-8"))
    code = [cell for cell in kept["cells"] if cell["cell_type"] == "code"]
    assert code
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    assert all(cell["metadata"] == {} for cell in kept["cells"])
    assert kept["metadata"].keys() == {"kernelspec", "language_info"}
    assert kept["metadata"]["language_info"] == {"name": "python"}
    assert [cell["id"] for cell in kept["cells"]] == [f"ruta-{number}" for number in range(1, len(kept["cells"]) + 1)]
