"""``iopdocs explain``."""

from collections.abc import Callable
from typing import Any

import pytest

from iopdocs.accessibility import CODES as ACCESSIBILITY
from iopdocs.letterheads import CODES as LETTERHEADS
from iopdocs.lint.codes import CODES as TEMPLATES
from iopdocs.profile import CODES as PROFILE
from iopdocs.reading.codes import CODES
from iopdocs.reference.codes import every_code, explain
from iopdocs.rules import RULES


def test_every_code_is_listed_with_its_title(iopdocs: Callable[..., Any]) -> None:
    """Without a code all are listed, each once with its title."""
    run = iopdocs("explain")
    assert (run.status, run.err) == (0, "")
    assert run.out.splitlines() == [f"{code}  {told.title}" for code, told in every_code().items()]
    tables = (CODES, RULES, PROFILE, TEMPLATES, LETTERHEADS, ACCESSIBILITY)
    assert {code for table in tables for code in table} <= set(every_code())


@pytest.mark.parametrize("code", [*CODES, *RULES, *PROFILE, *TEMPLATES])
def test_every_code_is_explained(iopdocs: Callable[..., Any], code: str) -> None:
    """A code gives what the library tells about it, also when it is written in small letters."""
    run = iopdocs("explain", code.lower())
    assert (run.status, run.err) == (0, "")
    assert run.out.strip() == explain(code).strip()


def test_several_codes_are_explained_in_order(iopdocs: Callable[..., Any]) -> None:
    """Several codes are explained with an empty line between."""
    run = iopdocs("explain", "INP002", "INP001")
    assert run.out == f"{explain('INP002').strip()}\n\n{explain('INP001').strip()}\n"


@pytest.mark.parametrize("begun", ["BUD0", "wrd"])
def test_the_beginning_of_codes_lists_those_that_begin_so(iopdocs: Callable[..., Any], begun: str) -> None:
    """Who does not remember the whole code finds it among its like."""
    run = iopdocs("explain", begun)
    assert (run.status, run.err) == (0, "")
    wanted = {code: told.title for code, told in every_code().items() if code.startswith(begun.upper())}
    assert len(wanted) > 5
    assert run.out.splitlines() == [f"{code}  {title}" for code, title in wanted.items()]


def test_an_unknown_code_is_told_with_the_nearest(iopdocs: Callable[..., Any]) -> None:
    """A code that does not exist gives 2 and the nearest that does; the others are explained all the same."""
    run = iopdocs("explain", "INPP001", "INP002")
    assert run.status == 2
    assert run.err == "iopdocs explain: koden INPP001 finns inte; menas INP001?\n"
    assert run.out.strip() == explain("INP002").strip()


def test_a_code_like_no_other_refers_to_the_list(iopdocs: Callable[..., Any]) -> None:
    """Where nothing is near, the list is pointed to."""
    run = iopdocs("explain", "hej")
    assert (run.status, run.out) == (2, "")
    assert run.err == "iopdocs explain: koden hej finns inte; iopdocs explain visar alla\n"
