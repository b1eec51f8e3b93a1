"""The check digit of Swedish organisation and personal numbers (kontrollsiffra), by Luhn's method.

It is ours because python-stdnum loads ssl and pydoc, a tenth of all that a first document loads; it is the oracle of
the tests.
"""

from __future__ import annotations

from typing import Final

__all__ = ["check_digit", "is_right"]

_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
"""The sum of the digits of twice each digit."""


def is_right(number: str) -> bool:
    """Whether the last digit of a number is its check digit."""
    return _remainder(number) == 0


def check_digit(digits: str) -> str:
    """Return the digit that belongs after some digits."""
    return str(-_remainder(f"{digits}0") % 10)


def _remainder(number: str) -> int:
    plain, doubled = number[::-2], number[-2::-2]
    return (sum(map(int, plain)) + sum(_DOUBLED[int(digit)] for digit in doubled)) % 10
