"""What running text calls the agreement and its time (avtalet i löpande text)."""

from __future__ import annotations

from typing import Final

from iopdocs.rules._numerals import NUMERAL

__all__ = ["AGREEMENT", "COUNT", "TIME"]

AGREEMENT: Final = (
    r"(?:avtalet|avtal|överenskommelsen|överenskommelse|partnerskapet|partnerskapsavtalet|samverkansavtalet)"
)
"""A pattern for what the agreement is called."""

TIME: Final = r"(?:avtalstiden|avtalsperioden|löptiden)"
"""A pattern for what its time is called."""

COUNT: Final = rf"(?P<count>\d{{1,3}}|{NUMERAL})"
"""A pattern for a number of months or years, in figures or words."""
