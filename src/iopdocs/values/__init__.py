"""Checked values (värden): text in, exact value out.

Each name is a type for a field of a model. What cannot be the value is refused with a Swedish sentence;
whatever object is given, nothing but ``ValueError`` is raised. A model dumped to JSON and read back is the
same model.
"""

from iopdocs.values.amount import Amount, Certainty, Per, Span
from iopdocs.values.dates import Day, Period, Precision, When, add_months, months_end, parse_day
from iopdocs.values.flag import Flag
from iopdocs.values.kronor import Kronor, StatedAmount, Unit, kronor_text, parse_kronor
from iopdocs.values.orgnr import OrgNr, group_digit, parse_orgnr
from iopdocs.values.quantity import Measure, Quantity
from iopdocs.values.season import Season
from iopdocs.values.share import Share, parse_share, share_text
from iopdocs.values.text import FORBIDDEN, Line, Paragraphs, Slug, parse_line, parse_slug
from iopdocs.values.yearly import DayOfYear, day_before, parse_day_of_year

__all__ = [
    "FORBIDDEN",
    "Amount",
    "Certainty",
    "Day",
    "DayOfYear",
    "Flag",
    "Kronor",
    "Line",
    "Measure",
    "OrgNr",
    "Paragraphs",
    "Per",
    "Period",
    "Precision",
    "Quantity",
    "Season",
    "Share",
    "Slug",
    "Span",
    "StatedAmount",
    "Unit",
    "When",
    "add_months",
    "day_before",
    "group_digit",
    "kronor_text",
    "months_end",
    "parse_day",
    "parse_day_of_year",
    "parse_kronor",
    "parse_line",
    "parse_orgnr",
    "parse_share",
    "parse_slug",
    "share_text",
]
