"""The pages are made of the figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.contestant import InProcess, Seconds
from bench.growth import AXES, Growth
from bench.measure import Result, alternate
from bench.ours import OBJECTS, OURS, WHOLE, Subject
from bench.peak import Peak
from bench.peers.docxtpl_clauses import CLAUSES
from bench.peers.docxtpl_form import FORM
from bench.report import Figures, printed, write_pages
from bench.start import DOCXTPL, EMPTY, FIRST, HELP
from bench.surroundings import Surroundings
from bench.targets import targets


def result(name: str, milliseconds: float) -> Result:
    """A contestant that took the same time in both rounds."""
    return Result(name, "does", 14_000, [Seconds(milliseconds / 1000, 9.0)] * 2)


@pytest.fixture(scope="module")
def figures() -> Figures:
    """Figures that nobody has measured."""
    compared = dict(zip(OURS, (5.0, 4.0, 3.0, 2.0, 1.0, 2.0), strict=True))
    compared |= {CLAUSES: 200.0, FORM: 60.0, "carbone": 20.0}
    steps = {"load": 1.0, "load and judge": 1.5, "whole": 5.0, "whole without data": 4.0, "plan": 0.1, "settle": 0.4}
    steps |= {"deflate": 1.5, "deflate without data": 1.0, "pack": 0.1}
    times = {"load": (1.0, 2.0, 3.0), "rules": (0.5, 1.0, 1.5), "render": (1.0, 2.0, 3.0), "whole": (2.5, 5.0, 7.5)}
    rounds = {step: [took] for step, took in times.items()}
    return Figures(
        Subject.example(),
        {name: result(name, took) for name, took in compared.items()},
        {name: result(name, took) for name, took in steps.items()},
        [Growth(axis, rounds) for axis in AXES],
        {axis.name: [(20, 100), (80, 400), (320, 1_600)] for axis in AXES},
        Peak(60_000_000, 90_000_000, 25_000_000),
        Surroundings(check=0.008, write=0.000_999, pdf=2.0),
        {name: result(name, took) for name, took in {EMPTY: 20.0, HELP: 25.0, DOCXTPL: 400.0, FIRST: 600.0}.items()},
    )


def test_pages_hold_the_figures(figures: Figures, tmp_path: Path) -> None:
    """Every place in the texts is filled, and the tables stand on the pages."""
    (tmp_path / "utveckling").mkdir()
    write_pages(figures, tmp_path)
    speed = (tmp_path / "utveckling" / "hastighet.md").read_text("utf-8")
    many = (tmp_path / "bakgrund" / "vad-manga-avtal-kostar.md").read_text("utf-8")
    assert "| carbone | 20.00 | 20.00 | 5.0 | 4.0 | 10.0 | 14000 | does |" in speed
    assert "| 20 % | 10 % | 2 % | 18 % | 8 % | 10 % | 30 % | 2 % | of JSON to bytes, data inside |" in speed
    assert "| Göra Word-dokumentet, kontroll ingår | 5\u00a0ms | 5\u00a0s | 24\u00a0min |" in many
    assert "| Göra PDF med LibreOffice, tjugo i varje start | 2\u00a0s | 33\u00a0min | 161\u00a0tim |" in many
    assert "| Skriva Word-filen till disk | 1\u00a0ms | 1\u00a0s |" in many
    assert "| iopdocs, first document | 600 | 30.00 | 1.50 | does |" in speed
    assert "$" not in speed + many


def test_the_picture_is_the_same_every_time(figures: Figures, tmp_path: Path) -> None:
    """The same figures give the same bytes: there is no date in it."""
    (tmp_path / "utveckling").mkdir()
    pictures = []
    for _ in range(2):
        write_pages(figures, tmp_path)
        pictures.append((tmp_path / "utveckling" / "tillvaxt.svg").read_bytes())
    assert pictures[0] == pictures[1]
    assert b"budget rows" in pictures[0]


def test_aims_are_held_against_what_was_found(figures: Figures) -> None:
    """What is above a most, or below a least, was not reached."""
    found = {one.text: one.reached for one in targets(figures.compared, figures.grown, figures.peak, figures.start)}
    assert found[f"{WHOLE}, over the floor: at most 2 ×"] is False
    assert found[f"{FIRST}, over {DOCXTPL}: at most 1 ×"] is False
    assert found[f"{HELP}, over {EMPTY}: at most 1.5 ×"] is True
    assert found[f"{OBJECTS}, over the floor: at most 1.5 ×"] is False
    assert found[f"{CLAUSES} over {WHOLE}: at least 50 ×"] is True
    assert found[f"carbone, the quickest other peer, over {WHOLE}: at least 15 ×"] is False
    assert found["memory that 10 000 budget rows add: at most 40 MB"] is True


def test_a_terminal_gets_all_tables(figures: Figures) -> None:
    """What is printed holds the comparison, the growth, the memory and the aims."""
    shown = printed(figures)
    assert all(part in shown for part in ("carbone", "budget rows", "resident", "reached"))


def test_contestants_take_turns() -> None:
    """Each is measured as many times as there are rounds, and no round begins where the last one did."""
    order: list[str] = []

    def contestant(name: str) -> InProcess:
        def package() -> bytes:
            order.append(name)
            return b"1234"

        return InProcess(name, "", package)

    found = alternate([contestant("a"), contestant("b")], 2)
    runs = [name for at, name in enumerate(order) if at == 0 or order[at - 1] != name]
    assert runs == ["a", "b", "a", "b", "a", "b", "a"]  # made once, tried, and then: a b, b a
    assert [len(one.rounds) for one in found.values()] == [2, 2]
    assert found["a"].size == 4
