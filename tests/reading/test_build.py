"""From data to an agreement, whole or as much of one as can be made."""

from copy import deepcopy
from typing import Any, ClassVar, Literal, Self

import pytest
from pydantic import Field, model_validator

from iopdocs.agreement import Agreement
from iopdocs.clauses import _base
from iopdocs.findings import Finding, Severity
from iopdocs.model import Hole, holes
from iopdocs.reading import Built, build, locate, read

DATA: dict[str, Any] = {
    "title": "Överenskommelse",
    "parties": [
        {"kind": "kommun", "id": "timra", "name": "Timrå kommun", "orgnr": "212000-2395"},
        {"kind": "ideell_forening", "id": "soraker", "name": "Söråkers Folketshusförening", "orgnr": "802001-1238"},
    ],
    "clauses": [
        {"kind": "parties"},
        {"kind": "notice", "months": "3", "written": "ja"},
        {
            "kind": "budget",
            "unit": "kr",
            "contributions": [
                {
                    "party": "timra",
                    "lines": [
                        {"label": "Stöd", "kind": "cash", "amount": "500 000 kr"},
                        {"label": "Lokal", "kind": "premises", "amount": "20 tkr"},
                    ],
                }
            ],
        },
    ],
}  # fmt: skip


def changed(path: tuple[Any, ...], value: object) -> Built:
    """What is built of the data above with one value changed, or taken away when it is ``...``."""
    data = deepcopy(DATA)
    holder: Any = data
    for step in path[:-1]:
        holder = holder[step]
    if value is ...:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return build(read(data))


def agreement_of(built: Built) -> Agreement:
    """The agreement that was made."""
    assert isinstance(built.paper, Agreement), str(built.findings)
    return built.paper


def about(path: tuple[str | int, ...]) -> Finding:
    """A finding as a rule makes it."""
    return Finding("TST001", Severity.ERROR, path, "något är fel")


def test_faultless_data_are_the_agreement() -> None:
    """What has no fault is validated once and is complete."""
    built = build(read(DATA))
    assert (built.complete, built.draftable, built.findings.codes) == (True, True, ())
    assert built.paper == Agreement.model_validate(DATA)


def test_the_data_are_left_as_they_were() -> None:
    """Nothing is taken out of what the caller gave."""
    data = deepcopy(DATA)
    data["clauses"][1]["months"] = "noll"
    before = deepcopy(data)
    build(read(data))
    assert data == before


@pytest.mark.parametrize(
    ("path", "hole"),
    [
        (("title",), (("title",), Hole("Avtalets rubrik"))),
        (("parties", 1, "orgnr"), (("parties", 1, "orgnr"), Hole("Organisationsnummer"))),
        (("clauses", 1, "months"), (("clauses", 1, "months"), Hole("Uppsägningstid i månader"))),
        (("clauses", 2, "contributions"), (("clauses", 2, "contributions"), Hole("Parternas insatser"))),
        (
            ("clauses", 2, "contributions", 0, "lines", 1, "label"),
            (("clauses", 2, "contributions", 0, "lines", 1, "label"), Hole("Budgetpost")),
        ),
    ],
)
def test_a_missing_fact_is_a_hole(path: tuple[Any, ...], hole: tuple[Any, Hole]) -> None:
    """A file with missing facts still opens: the rest is an agreement, which may be rendered as a draft."""
    built = changed(path, ...)
    assert (built.complete, built.draftable, built.findings.codes) == (False, True, ("INP001",))
    assert list(holes(agreement_of(built))) == [hole]


@pytest.mark.parametrize(
    ("path", "value", "code", "hole"),
    [
        (("clauses", 1, "months"), "40", "INP006", ("clauses", 1, "months")),
        (("parties", 0, "short"), ["x"], "INP003", ("parties", 0, "short")),
        (("parties", 0, "units"), [{"kind": "x", "name": "y"}], "INP005", ("parties", 0, "units", 0, "kind")),
        (("reference",), ["x"], "INP003", ("reference",)),
        (
            ("clauses", 2, "contributions", 0, "lines", 1, "amount"),
            "tjugo",
            "INP003",
            ("clauses", 2, "contributions", 0, "lines", 1, "amount"),
        ),
        (
            ("clauses", 2, "contributions", 0, "lines", 1),
            "Lokal",
            "INP004",
            ("clauses", 2, "contributions", 0, "lines"),
        ),
        (("clauses", 2, "period"), {"first": "x", "last": "2018"}, "INP003", ("clauses", 2, "period")),
    ],
)
def test_a_wrong_value_is_a_hole_too(path: tuple[Any, ...], value: object, code: str, hole: Any) -> None:
    """What was wrong is not there, also where it could have been left out, so no rule is misled; no draft is made."""
    built = changed(path, value)
    assert (built.complete, built.draftable, built.findings.codes) == (False, False, (code,))
    assert [place for place, _ in holes(agreement_of(built))] == [hole]


def test_an_unknown_field_leaves_no_hole() -> None:
    """The rest of the agreement is as it would have been without it."""
    built = changed(("clauses", 1, "extra"), "x")
    assert built.findings.codes == ("INP002",)
    assert built.paper == Agreement.model_validate(DATA)
    assert not built.draftable


@pytest.mark.parametrize("path", [("reference",), ("parties", 0, "short"), ("clauses", 1, "continues")])
def test_an_empty_field_that_may_be_left_out_is_left_out(path: tuple[Any, ...]) -> None:
    """None says nothing, in data as in a file; where a fact is needed it is missing."""
    built = changed(path, None)
    assert built.complete
    assert built.paper == Agreement.model_validate(DATA)
    assert changed(("title",), None).findings.codes == ("INP001",)


def test_a_clause_of_an_unknown_kind_is_left_out_and_the_others_keep_their_places() -> None:
    """Findings about the clauses after it have the path and the line that those have in the file."""
    text = "title: x\nparties: []\nclauses:\n- kind: patries\n- kind: notice\n  months: 3\n  written: ja\n"
    built = build(read(text, name="avtal.yaml"))
    assert [clause.kind for clause in agreement_of(built).clauses] == ["notice"]
    (found,) = built.locate([about(("clauses", 0, "months"))])
    assert (found.file, found.path, found.line, found.column) == ("avtal.yaml", ("clauses", 1, "months"), 6, 3)


def test_faults_after_a_clause_that_is_left_out_are_still_told_at_their_place() -> None:
    """Indices are those of the file, however many rounds it takes to make the agreement."""
    data = deepcopy(DATA)
    data["clauses"].insert(0, {"kind": "x"})
    data["clauses"][2] |= {"months": "99", "period": "x"}
    data["parties"].insert(0, "x")
    built = build(read(data))
    assert sorted(one.path for one in built.findings) == [
        ("clauses", 0, "kind"),
        ("clauses", 2, "months"),
        ("clauses", 2, "period"),
        ("parties", 0),
    ]
    assert [place for place, _ in holes(agreement_of(built))] == [("clauses", 1, "months")]
    assert built.locate([about(("parties", 1, "name"))])[0].path == ("parties", 2, "name")


def test_several_rounds_tell_each_fault_once() -> None:
    """A period that lacks one day is missing in the draft as a whole, and told as the one day that is missing."""
    built = build(read(DATA | {"clauses": [{"kind": "term", "period": {"first": "2018-01-01"}}]}))
    assert [one.path for one in built.findings] == [("clauses", 0, "period", "last")]
    assert list(holes(agreement_of(built))) == [(("clauses", 0, "period"), Hole("Avtalstid"))]
    assert built.draftable


@pytest.mark.parametrize("data", [{}, {"title": "x", "parties": "y", "clauses": 5}])
def test_something_is_always_made_of_fields(data: dict[str, Any]) -> None:
    """However little is there, the agreement has holes for the rest."""
    built = build(read(data))
    places = {place for place, _ in holes(agreement_of(built))}
    assert places >= {("parties",), ("clauses",)}


def test_nothing_is_made_of_a_file_that_cannot_be_read() -> None:
    """The faults of the file are the answer."""
    built = build(read("a: b: c", name="avtal.yaml"))
    assert (built.paper, built.complete, built.draftable) == (None, False, False)
    assert built.findings.codes == ("INP014",)


def test_faults_of_the_file_and_of_the_data_are_told_together() -> None:
    """A field that stands twice does not hide what is missing, and stops the draft."""
    built = build(read("title: x\ntitle: y\nparties: []\n"))
    assert built.findings.codes == ("INP001", "INP017")
    assert not built.draftable


def test_a_warning_does_not_stop_an_agreement() -> None:
    """A comment that may be lost text leaves the agreement complete."""
    built = build(read("title: x #1\nparties: []\nclauses: []\n"))
    assert built.findings.codes == ("INP022",)
    assert built.complete


def test_findings_that_have_a_place_keep_it() -> None:
    """A line and a file that are known already are not looked up."""
    known = Finding("TST001", Severity.ERROR, ("title",), "fel", file="annan.yaml", line=9, column=2)
    assert locate([known], read("title: x", name="avtal.yaml"))[0] == known


def test_findings_are_located_at_the_nearest_known_place() -> None:
    """What a rule misses is told where it should have been."""
    reading = read("title: x\nparties:\n- kind: kommun\n", name="avtal.yaml")
    found = locate([about(("parties", 0, "signatories")), about(())], reading)
    assert [(one.file, one.line, one.column) for one in found] == [("avtal.yaml", 1, 1), ("avtal.yaml", 3, 3)]


@pytest.fixture
def in_order(monkeypatch: pytest.MonkeyPatch) -> str:
    """The kind of a clause type that compares its own facts, as somebody's own type may do."""
    monkeypatch.setattr(_base, "_REGISTRY", dict(_base._REGISTRY))

    class InOrder(_base.Clause):
        """A clause that checks itself."""

        title: ClassVar[str] = "Ordnad"
        kind: Literal["in_order"] = Field("in_order", title="Klausultyp")
        first: int = Field(title="Första")
        last: int = Field(title="Sista")
        note: int | None = Field(None, title="Not")

        @model_validator(mode="after")
        def check(self) -> Self:
            """Refuse what is not in order."""
            if self.first > self.last:
                raise ValueError("sista kommer före första")
            if self.note is None and self.first == self.last:
                raise ValueError("note behövs när första och sista är lika")
            assert self.first >= 0, "första är mindre än noll"
            return self

    return str(InOrder.model_fields["kind"].default)


def test_what_a_class_says_about_itself_is_a_finding(in_order: str) -> None:
    """A check of fields together is told in its own words, and what it refuses is left out."""
    built = build(read(DATA | {"clauses": [{"kind": in_order, "first": 2, "last": 1}, {"kind": "parties"}]}))
    assert [(one.code, one.path, one.message) for one in built.findings] == [
        ("INP003", ("clauses", 0), "sista kommer före första")
    ]
    assert [clause.kind for clause in agreement_of(built).clauses] == ["parties"]


def test_what_a_class_asserts_is_told_in_its_own_words(in_order: str) -> None:
    """An assertion refuses as an exception does, and nothing in front of its words is in English."""
    built = build(read(DATA | {"clauses": [{"kind": in_order, "first": -1, "last": 1}]}))
    (found,) = built.findings
    assert (found.code, found.path) == ("INP003", ("clauses", 0))
    assert found.message.startswith("första är mindre än noll")


def test_a_check_waits_for_what_is_missing(in_order: str) -> None:
    """A check that needs a missing fact is not asked."""
    built = build(read(DATA | {"clauses": [{"kind": in_order, "first": 2}]}))
    assert built.findings.codes == ("INP001",)
    assert built.draftable


def test_a_fault_that_taking_out_has_made_is_not_told(in_order: str) -> None:
    """A check that fails only because a wrong value was taken out says nothing to the reader of the file."""
    built = build(read(DATA | {"clauses": [{"kind": in_order, "first": 1, "last": 1, "note": "x"}]}))
    assert [(one.code, one.path) for one in built.findings] == [("INP003", ("clauses", 0, "note"))]
    assert agreement_of(built).clauses == ()
