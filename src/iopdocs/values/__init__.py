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
from iopdocs.values.share import Share, parse_share, share_text
from iopdocs.values.text import FORBIDDEN, Line, Paragraphs, Slug, parse_line, parse_slug

__all__ = [
    "FORBIDDEN",
    "Amount",
    "Certainty",
    "Day",
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
    "Share",
    "Slug",
    "Span",
    "StatedAmount",
    "Unit",
    "When",
    "add_months",
    "group_digit",
    "kronor_text",
    "months_end",
    "parse_day",
    "parse_kronor",
    "parse_line",
    "parse_orgnr",
    "parse_share",
    "parse_slug",
    "share_text",
]
