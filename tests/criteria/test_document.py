"""The assessment annex as a Word document."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import docx
import pytest

import iopdocs as iop
from iopdocs.criteria import SETS
from iopdocs.testing import document_faults

Data = Callable[..., dict[str, Any]]


def rows(document: iop.Document) -> Iterator[Any]:
    """The rows of the table of criteria."""
    yield from docx.Document(BytesIO(document.data)).tables[1]._tbl.tr_lst


def with_answers(data: dict[str, Any], *answers: str) -> dict[str, Any]:
    """The data with these answers to the first criteria, and none to the others."""
    given = [one | {"answer": answer} for one, answer in zip(data["answers"], answers, strict=False)]
    return data | {"answers": given}


@pytest.mark.parametrize("key", SETS)
def test_the_document_hangs_together(key: str, assessed: Data) -> None:
    """Numbers, headings and tables are as right as in an agreement."""
    assert document_faults(iop.render(assessed(key)).data) == ()


def test_the_head_of_the_table_is_repeated_and_rows_are_whole(assessed: Data) -> None:
    """A table over several pages has its head on each, and no row is parted."""
    head, *others = rows(iop.render(assessed("skr-2017")))
    assert head.xpath("./w:trPr/w:tblHeader")
    assert len(others) == 8
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in (head, *others))


def test_the_letterhead_is_that_of_agreements(assessed: Data) -> None:
    """Title, subtitle, header and properties are those of the paper."""
    document = iop.render(assessed("umea", reference="KS/2026:7", dated="2026-03-02", assessor="utvecklingsledaren"))
    made = docx.Document(BytesIO(document.data))
    assert document.text.splitlines()[:2] == [
        "Bedömning av en ansökan",
        "mellan Exempelby kommun och Stiftelsen Exemplet",
    ]
    assert made.core_properties.title == "Bedömning av en ansökan"
    assert "Diarienummer KS/2026:7" in made.sections[0].header.paragraphs[0].text
    assert "Bedömd av\tUtvecklingsledaren" in document.text


def test_nobody_signs(assessed: Data) -> None:
    """An assessment is an annex: it has no place for signatures."""
    assert "nderteckn" not in iop.render(assessed("skr-2017")).text


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (("yes", "yes", "yes", "yes"), "Svaret är ja på fyra av fyra kriterier."),
        (("yes", "partly", "yes", "yes"), "Svaret är ja på tre av fyra kriterier och delvis på ett."),
        (("yes", "no", "no", "yes"), "Svaret är ja på två av fyra kriterier och nej på två."),
        (
            ("yes", "no", "partly"),
            "Svaret är ja på ett av fyra kriterier, delvis på ett och nej på ett. Ett återstår att bedöma.",
        ),
        ((), "Svaret är ja på noll av fyra kriterier. Fyra återstår att bedöma."),
    ],
)
def test_the_summary_counts(answers: tuple[str, ...], sentence: str, assessed: Data) -> None:
    """The summary is one sentence with the counts, and one more if something is left to judge."""
    assert f"\t{sentence}\n" in iop.render(with_answers(assessed("malmo-2017"), *answers)).text


@pytest.mark.parametrize(
    ("given", "cell"),
    [
        ({"reason": "Så är det.", "evidence": "ansökan"}, "Så är det. Underlag: ansökan."),
        ({"reason": "Så är det."}, "Så är det."),
        ({"evidence": "ansökan"}, "Underlag: ansökan."),
        ({}, "–"),
    ],
)
def test_reason_and_evidence_share_a_cell(given: dict[str, str], cell: str, assessed: Data) -> None:
    """What is not said leaves nothing but a dash."""
    data = assessed("malmo-2017", answers=[{"criterion": "initiative", "answer": "yes"} | given])
    first = next(line for line in iop.render(data).text.splitlines() if line.startswith("1. Initiativ"))
    assert first.split("\t")[1:] == ["Ja", cell]


def test_recommendations_are_marked(assessed: Data) -> None:
    """The reader sees which criteria are not requirements."""
    text = iop.render(assessed("skr-2017")).text
    assert "4. Politiskt program (bör). " in text
    assert text.count("(bör)") == 1


def test_the_document_says_that_criteria_are_policy(assessed: Data) -> None:
    """The annex names the source, that it is no law, and what the assessment does not answer."""
    text = iop.render(assessed("skr-2017")).text
    assert "Kriterierna är en policy som Sveriges Kommuner och Regioner har gett ut. De är inte lag." in text
    assert "Bedömningen svarar inte på om samarbetet ska upphandlas" in text
    assert "återgiven i andra hand" in text
    assert SETS["skr-2017"].url is not None
    assert SETS["skr-2017"].url in text
    assert "återgiven i andra hand" not in iop.render(assessed("stenungsund")).text


def test_a_single_criterion_is_counted_in_the_singular(assessed: Data) -> None:
    """Own criteria may be few."""
    own = {
        "id": "en",
        "title": "riktlinjer",
        "publisher": "Exempelby kommun",
        "criteria": [{"id": "initiative", "title": "Nära", "text": "Verksamheten är nära."}],
    }
    data = assessed("malmo-2017", criteria_set=own, answers=[{"criterion": "initiative", "answer": "yes"}])
    assert "Svaret är ja på ett av ett kriterium." in iop.render(data).text


def test_a_conclusion_stands_in_the_summary(assessed: Data) -> None:
    """Each paragraph of the conclusion is numbered."""
    text = iop.render(assessed("malmo-2017", conclusion=["Ansökan tillstyrks.", "Avtal tas fram."])).text
    assert "4.2\tAnsökan tillstyrks.\n4.3\tAvtal tas fram.\n" in text


def test_facts_that_are_not_said_leave_no_row(assessed: Data) -> None:
    """The table of facts has the parties and the criteria, and each other fact that is given."""
    facts = {"reference": "KS/2026:7", "received": "2026-01-21", "dated": "2026-03-02", "assessor": "utvecklaren"}
    table = docx.Document(BytesIO(iop.render(assessed("umea", **facts)).data)).tables[0]
    said = [row.cells[0].text for row in table.rows[1:]]
    assert said == ["Sökande", "Offentlig part", "Diarienummer", "Ansökan kom in", "Bedömd", "Bedömd av", "Kriterier"]
    table = docx.Document(BytesIO(iop.render(assessed("umea")).data)).tables[0]
    assert [row.cells[0].text for row in table.rows[1:]] == ["Sökande", "Offentlig part", "Kriterier"]


def test_what_is_not_known_of_the_criteria_is_not_said(assessed: Data) -> None:
    """Own criteria need no address, no provenance and no remarks."""
    one = {"id": "near", "title": "Nära", "text": "Verksamheten är nära."}
    own = {"id": "egna", "title": "riktlinjer", "publisher": "Exempelby kommun", "criteria": [one]}
    text = iop.render(assessed("umea", criteria_set=own, answers=[{"criterion": "near", "answer": "yes"}])).text
    assert text.endswith("5.1\tBedömningen följer riktlinjer (Exempelby kommun).\n")
    remarks = iop.render(assessed("malmo-2017")).text.splitlines()[-1]
    assert remarks.startswith("5.2\tEn annan av stadens sidor")
