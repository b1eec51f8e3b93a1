"""What a redline shows: whole words and phrases, clause by clause, so that a lawyer sees what has changed."""

from __future__ import annotations

import pytest

import iopdocs as iop
from iopdocs.changes.redline import redline
from iopdocs.errors import ExportError, InvalidAgreement
from iopdocs.opc import read_package
from tests.changes.settled import settled, shown
from tests.changes.written import DATE, W, compared, document, heading, marked, p, part, ref, run, table

END = p("Slut.")


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("Till 2018-12-31.", "Till 2019-12-31.", "Till [-2018-12-31-]{+2019-12-31+}."),
        (
            "Till den 31 december 2018.",
            "Till den 31 december 2019.",
            "Till den [-31 december 2018-]{+31 december 2019+}.",
        ),
        ("Bidrag 500\xa0000\xa0kr.", "Bidrag 550\xa0000\xa0kr.", "Bidrag [-500\xa0000\xa0kr-]{+550\xa0000\xa0kr+}."),
        ("Hälften, 12,5 %, nu.", "Hälften, 15 %, nu.", "Hälften, [-12,5 %-]{+15 %+}, nu."),
        ("Org.nr 212000-2395 här.", "Org.nr 212000-2403 här.", "Org.nr [-212000-2395-]{+212000-2403+} här."),
        ("Diarienummer KS/2017:123.", "Diarienummer KS/2018:7.", "Diarienummer [-KS/2017:123-]{+KS/2018:7+}."),
        ("Ett IOP-avtal här.", "Ett IOP-avtalet här.", "Ett [-IOP-avtal-]{+IOP-avtalet+} här."),
        ("Parterna ska träffas.", "Parterna ska alltid träffas.", "Parterna ska {+alltid +}träffas."),
        ("Parterna ska inte träffas.", "Parterna ska träffas.", "Parterna ska [-inte +]träffas.".replace("+]", "-]")),
    ],
)
def test_a_word_is_marked_whole(old: str, new: str, seen: str) -> None:
    """Dates, amounts with their units, numbers and words are struck out and written anew as wholes."""
    assert marked(document(p(old), END), document(p(new), END)) == [seen]


def test_changes_with_a_space_between_are_one() -> None:
    """A phrase that is changed word for word is struck out as one phrase."""
    old = document(p("Avtalet gäller när båda parter har skrivit under det."), END)
    new = document(p("Avtalet gäller när samtliga avtalsparter har skrivit under det."), END)
    assert marked(old, new) == ["Avtalet gäller när [-båda parter-]{+samtliga avtalsparter+} har skrivit under det."]


def test_too_little_left_is_no_change_of_words() -> None:
    """Where the last paragraph has become another one, it is struck out whole and not word by word."""
    old, new = document(p("Kommunen betalar i mars.")), document(p("Tvist prövas i domstol."))
    assert marked(old, new) == ["[-Kommunen betalar i mars.-]{+Tvist prövas i domstol.+}"]


def test_the_same_words_in_other_runs_are_no_change() -> None:
    """How a text is cut into runs, and how it looks, is not marked."""
    bold = "<w:rPr><w:b/></w:rPr>"
    new = document(p(run("Avtalet gäl") + run("ler i ett", bold) + run(" år.")), END)
    assert marked(document(p("Avtalet gäller i ett år."), END), new) == []


def test_every_run_keeps_its_looks() -> None:
    """What is struck out looks as it did, and so do the words around it."""
    strong = '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>'
    old = document(p(run("Bidraget är ") + run("500 kr", strong) + run(" om året.")), END)
    new = document(p(run("Bidraget är ") + run("600 kr", strong) + run(" om året.")), END)
    root = part(compared(old, new))
    assert [
        "".join(one.itertext())
        for one in root.iter(f"{W}r")
        if one.find(f"{W}rPr/{W}rStyle[@{W}val='Strong']") is not None
    ] == ["500 kr", "600 kr"]


def test_whole_paragraphs() -> None:
    """A paragraph that is gone or new is marked with its end, what is gone first."""
    old = document(p("Först."), p("Kommunen betalar bidraget i mars."), END)
    new = document(p("Först."), p("Föreningen äger lokalen."), p("Tvist prövas."), END)
    assert marked(old, new) == [
        "[-Kommunen betalar bidraget i mars.-][-¶-]",
        "{+Föreningen äger lokalen.+}{+¶+}",
        "{+Tvist prövas.+}{+¶+}",
    ]


def test_clauses_are_compared_with_their_own_kind() -> None:
    """A clause whose words are in another clause now is compared with the one of its own name."""
    both = p("Kommunen utser en ordförande och två ledamöter."), p("Föreningen utser två ledamöter.")
    old = document(heading("Styrgrupp", "group"), *both, heading("Tvist", "dispute"), p("Domstol."), END)
    new = document(heading("Styrgrupp", "group"), p("Utgår."), heading("Tvist", "dispute"), p("Domstol."), *both, END)
    assert marked(old, new)[:3] == [
        "[-Kommunen utser en ordförande och två ledamöter.-][-¶-]",
        "[-Föreningen utser två ledamöter.-][-¶-]",
        "{+Utgår.+}{+¶+}",
    ]


def test_a_clause_that_has_moved_is_struck_out_and_written_anew() -> None:
    """The order is kept: of two clauses that have changed places the one with less text moves."""
    long, short = [heading("Ett"), p("Den här texten är lång och stannar kvar.")], [heading("Två"), p("Kort.")]
    seen = marked(document(*long, *short, END), document(*short, *long, END))
    assert seen == ["{+Två+}{+¶+}", "{+Kort.+}{+¶+}", "[-Två-][-¶-]", "[-Kort.-][-¶-]"]


def test_table_rows_and_cells() -> None:
    """Rows that are gone or new are marked as rows, a changed amount in its cell."""
    old = document(p("Budget."), table("Post|Belopp", "Hyra|100 000 kr", "Mat|5 000 kr", "Resor|7 000 kr"), END)
    new = document(p("Budget."), table("Post|Belopp", "Hyra|120 000 kr", "Resor|7 000 kr", "Porto|50 kr"), END)
    assert marked(old, new) == [
        "[-100 000 kr-]{+120 000 kr+}",
        *("[-Mat-][-¶-]¤-", "[-5 000 kr-][-¶-]¤-"),
        *("{+Porto+}{+¶+}¤+", "{+50 kr+}{+¶+}¤+"),
    ]


def test_a_table_with_other_columns_is_another_table() -> None:
    """A table with a column more is struck out and written anew, row by row."""
    old = document(p("Budget."), table("Post|2018", "Hyra|1 kr"), END)
    new = document(p("Budget."), table("Post|2018|2019", "Hyra|1 kr|2 kr"), END)
    seen = marked(old, new)
    assert [line for line in seen if line.endswith("¤-")] == [
        f"[-{text}-][-¶-]¤-" for text in ("Post", "2018", "Hyra", "1 kr")
    ]
    assert len([line for line in seen if line.endswith("¤+")]) == 6
    assert len(seen) == 10


def test_renumbered_references_are_no_change() -> None:
    """A reference whose number is another only because a clause has come before is not marked: it follows."""
    target, text = heading("Budget", "budget"), run("Se punkt ")
    old = document(p(text + ref("_iop_budget", "1")), target, END)
    new = document(p(text + ref("_iop_budget", "2")), heading("Ny", "ny"), p("Nytt."), target, END)
    assert marked(old, new) == ["{+Ny+}{+¶+}", "{+Nytt.+}{+¶+}"]


def test_a_reference_to_another_place_is_a_change() -> None:
    """The whole field is struck out; its instruction is marked as deleted and not cut."""
    places = heading("Budget", "budget"), p("Text."), heading("Tvist", "dispute"), END
    old = document(p(run("Se punkt ") + ref("_iop_budget", "1")), *places)
    new = document(p(run("Se punkt ") + ref("_iop_dispute", "2")), *places)
    root = part(compared(old, new))
    assert marked(old, new) == ["Se punkt [-1-]{+2+}"]
    assert [one.text for one in root.iter(f"{W}delInstrText")] == [" REF _iop_budget \\r \\h "]
    assert [one.text for one in root.iter(f"{W}instrText")] == [" REF _iop_dispute \\r \\h "]


def test_a_reference_to_a_clause_that_has_moved_leads_right_either_way() -> None:
    """The old place has a bookmark of its own, and the old reference, struck out, leads there."""
    moving, staying = (
        (heading("Budget", "budget"), p("Kort.")),
        (heading("Lång"), p("En lång text som stannar kvar här.")),
    )
    see = p(run("Se punkt ") + ref("_iop_budget", "1"))
    old, new = document(see, *moving, *staying, END), document(see, *staying, *moving, END)
    root = part(compared(old, new))
    names = [one.get(f"{W}name", "") for one in root.iter(f"{W}bookmarkStart")]
    assert sorted(names) == ["_iop_budget", "_iop_budget_0"]
    assert [one.text for one in root.iter(f"{W}delInstrText")] == [" REF _iop_budget_0 \\r \\h "]
    assert marked(old, new)[0] == "Se punkt [-1-]{+1+}"


def test_marks_have_an_author_a_date_and_a_number_each() -> None:
    """Every mark says who and when, as given; no two numbers are the same."""
    old, new = document(p("Ett."), p("Två och tre."), END), document(p("Två och fyra."), p("Fem."), END)
    marks = [*part(compared(old, new)).iter(f"{W}ins", f"{W}del", f"{W}bookmarkStart")]
    assert {one.get(f"{W}author") for one in marks} == {"Kommunstyrelsens förvaltning"}
    assert {one.get(f"{W}date") for one in marks} == {"2026-01-02T03:04:05Z"}
    assert len({one.get(f"{W}id") for one in marks}) == len(marks) > 4


@pytest.mark.parametrize("author", ["", " ", "Rad\nrad", "x" * 256])
def test_an_author_is_asked_for(author: str) -> None:
    """Without a name to put on the changes, or with one that is none, it says what to do."""
    with pytest.raises(ExportError, match="ange vem som står för ändringarna"):
        redline(document(END), document(END), author=author, date=DATE)


def test_a_document_with_changes_already() -> None:
    """A document that has tracked changes says two things, so they are to be settled first."""
    changed = compared(document(p("Ett."), END), document(p("Två."), END))
    with pytest.raises(ExportError, match="det nya dokumentet har redan ändringsmarkeringar; godta eller avvisa dem"):
        compared(document(END), changed)


def test_the_same_document_has_no_changes() -> None:
    """No change, no mark."""
    old = document(heading("Ett", "ett"), p("Text."), table("a|b"), END)
    assert marked(old, old) == []
    assert next(part(compared(old, old)).iter(f"{W}ins", f"{W}del", f"{W}pPrChange"), None) is None


def test_the_redline_is_no_agreement(examples: object) -> None:
    """It carries no data: loading it says what it is and what to use instead, also when all has been accepted."""
    agreement = iop.load(f"{examples}/timra-soraker-2018.yaml")
    old, new = iop.render(agreement), iop.render(agreement, draft=True)
    made = compared(old, new)
    assert made.title == new.title
    assert made.form == "ändringsmarkeringar"
    for data in (made.data, settled(made.data, "accept")):
        with pytest.raises(InvalidAgreement) as refusal:
            iop.load(data)
        (found,) = refusal.value.findings
        assert (found.code, found.hint) == ("WRD012", "använd avtalets egen fil, den som jämförelsen gjordes med")
    assert b"Folketshus" not in b"".join(
        content for name, content in read_package(made.data, name="x").items() if name.startswith("customXml")
    )


def test_same_input_same_bytes() -> None:
    """Two redlines of the same documents are the same bytes, and the documents are as they were."""
    old, new = document(p("Ett två tre."), END), document(p("Ett fyra tre."), p("Nytt."), END)
    before = old.sha256, new.sha256
    assert compared(old, new).sha256 == compared(old, new).sha256
    assert (old.sha256, new.sha256) == before


def test_header_and_footer() -> None:
    """A new case number is marked in the header too."""

    def head(text: str) -> bytes:
        return f'<w:hdr xmlns:w="{W[1:-1]}">{p(text, "Header")}</w:hdr>'.encode()

    old, new = document(END, header1=head("Dnr KS/2017:1")), document(END, header1=head("Dnr KS/2018:2"))
    assert marked(old, new, "word/header1.xml") == ["Dnr [-KS/2017:1-]{+KS/2018:2+}"]
    made = compared(old, new)
    assert shown(settled(made.data, "accept")) == shown(new.data)
    assert shown(settled(made.data, "reject")) == shown(old.data)
