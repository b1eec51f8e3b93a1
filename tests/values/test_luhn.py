"""Check digits, with python-stdnum as the oracle."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn as oracle

from iopdocs.values import luhn

digits = st.text("0123456789", min_size=1, max_size=20)


@given(digits)
def test_a_number_is_right_when_stdnum_says_so(number: str) -> None:
    """Every number of some digits is judged as python-stdnum judges it."""
    assert luhn.is_right(number) == oracle.is_valid(number)


@given(digits)
def test_the_check_digit_is_stdnums(first: str) -> None:
    """The digit that belongs after some digits is python-stdnum's."""
    assert luhn.check_digit(first) == oracle.calc_check_digit(first)


def test_no_number_needs_another_library() -> None:
    """Reading an organisation number loads neither python-stdnum nor what it would load."""
    script = (
        "import sys; from iopdocs.values import parse_orgnr; parse_orgnr('212000-2395'); "
        "print(*{'stdnum', 'ssl', 'pydoc'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert run.stdout.split() == []
