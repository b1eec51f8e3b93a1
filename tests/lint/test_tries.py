"""A wording is tried with clauses drawn from its class: everything that it can say is shown, once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from iopdocs.errors import TemplateError
from iopdocs.lint.tries import Trials, try_wording
from iopdocs.testing import document_faults
from iopdocs.wording.templates import builtin

Write = Callable[..., Path]
VAT = (
    "# {{ heading }}\n"
    '§ Momsen är {% if vat.treatment == "not_taxable" %}noll{% elif vat.treatment == "exclusive" %}utanför'
    "{% else %}inräknad{% endif %}.\n"
    '{%p if has("budget") %}\n§ Se budgeten.\n{%p else %}\n§ Det finns ingen budget.\n{%p endif %}\n'
    "{%p if parties|length > 2 %}\n§ Det är många parter.\n{%p endif %}\n"
)


def tried(path: Path, kind: str = "vat") -> Trials:
    """Try a template."""
    return try_wording(path, kind, builtin())


def test_everything_that_the_wording_can_say_is_shown(write: Write) -> None:
    """Each choice, with and without the clauses that are asked for, and among several parties."""
    trials = tried(write(VAT, "vat")).trials
    text = "\n".join(trial.text for trial in trials)
    for said in ("noll", "utanför", "inräknad", "Se budgeten", "ingen budget", "många parter"):
        assert text.count(said) == 1, said
    assert [trial.label for trial in trials] == [
        "klausultypens exempel",
        "moms: beloppen är utan moms",
        "moms: beloppen är med moms",
        "utan de klausuler som texten hänvisar till; klausultypens exempel",
        "fyra parter; klausultypens exempel",
    ]


def test_the_document_holds_the_trials_one_after_the_other(write: Write) -> None:
    """Each stands as a numbered clause with a heading that says what it is, and the references lead somewhere."""
    document = tried(write(VAT, "vat")).document
    assert document_faults(document.data) == ()
    lines = document.text.splitlines()
    assert "1\tMervärdesskatt – klausultypens exempel" in lines
    assert "2\tMervärdesskatt – moms: beloppen är utan moms" in lines
    assert "3.1\tMomsen är inräknad." in lines
    assert lines[0] == "Prov av vat.docx"


def test_a_file_may_be_called_anything(write: Write, tmp_path: Path) -> None:
    """The kind is said, and the file need not be in force."""
    path = write(VAT, "vat").rename(tmp_path / "moms, utkast.docx")
    assert tried(path).document.text.startswith("Prov av moms, utkast.docx")


def test_a_template_with_faults_is_refused(write: Write) -> None:
    """All its faults are told at once."""
    with pytest.raises(TemplateError) as refused:
        tried(write("# {{ heading }}\n§ {{ vat.ett }} {{ vat.tva }}\n", "vat"))
    assert len(refused.value.singles) == 2


def test_trying_is_the_same_each_time(write: Write) -> None:
    """There is no chance in the samples."""
    path = write(VAT, "vat")
    assert tried(path).document.data == tried(path).document.data


@pytest.mark.parametrize("kind", ["decisions", "definitions", "free", "surplus", "term", "vat"])
def test_wordings_of_the_library_can_be_tried(kind: str) -> None:
    """Each gives a sound document with the class's own example first."""
    trials = tried(builtin().path(f"{kind}.docx"), kind)
    assert trials.trials[0].label == "klausultypens exempel"
    assert document_faults(trials.document.data) == ()


def test_a_reference_that_may_lead_nowhere_is_tried_all_the_same(write: Callable[..., Path]) -> None:
    """What cannot be written without the other clause is told as one of the trials: lint only warns of it."""
    path = write('# {{ heading }}\n§ Avtalet gäller {{ term.period|period }} enligt punkt {{ ref("dispute") }}.\n')
    tried = try_wording(path, "term", builtin())
    (alone,) = (one for one in tried.trials if one.text.startswith("går inte att skriva: "))
    assert alone.label.startswith("utan de klausuler som texten hänvisar till")
    assert "dispute, som inte finns i avtalet" in alone.text
