"""Parts of the year that come back (säsonger)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopdocs.values import Season
from iopdocs.values.date_words import MONTHS

DAYS = st.builds("{} {}".format, st.integers(1, 28), st.sampled_from(MONTHS))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("1 oktober–28 februari", "1 oktober–28 februari"),
        ("Den 1 okt. - 28 feb varje år", "1 oktober–28 februari"),
        ("1/10–28/2", "1 oktober–28 februari"),
        ("från och med den 1 oktober till och med den 29 februari", "1 oktober–29 februari"),
        ("fr.o.m. 1 maj t.o.m. 30 september, varje år", "1 maj–30 september"),
        ("oktober–februari", "oktober–februari"),
        ("1 maj–1 maj", "1 maj–1 maj"),
    ],
)
def test_a_season_is_read(text: str, canonical: str) -> None:
    """A season may be written as people write it, over the turn of the year too."""
    assert str(Season.parse(text)) == canonical


@pytest.mark.parametrize(
    "text",
    ["1 oktober", "31 september–1 maj", "30 februari–1 maj", "0 maj–1 juni", "1 maj–juni", "maj–1 juni", "1/13–2/2",
     "vår–höst", "1 oktober 2018–28 februari 2019", "", "maj" * 50],
)  # fmt: skip
def test_what_is_no_season_is_refused(text: str) -> None:
    """A day that no year has, an end without the other, and a year are refused in words."""
    with pytest.raises(ValueError, match="är inte en säsong; skriv till exempel 1 oktober–28 februari"):
        Season.parse(text)


@given(DAYS, DAYS)
def test_a_season_reads_back(first: str, last: str) -> None:
    """The canonical text reads back as the same value."""
    season = Season.parse(f"{first}–{last}")
    assert Season.parse(str(season)) == season
    assert str(season) == f"{first}–{last}"
