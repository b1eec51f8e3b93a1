"""Strategies for the types of single values (värden), as text in the ways that people write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from iopdocs.values import (
    Amount,
    Day,
    DayOfYear,
    Flag,
    Kronor,
    Line,
    OrgNr,
    Paragraphs,
    Period,
    Quantity,
    Season,
    Share,
    StatedAmount,
    Unit,
    When,
)
from iopdocs.values.date_words import MONTHS

__all__ = ["organisation_numbers", "register_value", "value_strategy"]

Texts = SearchStrategy[str]

_SPACES = st.sampled_from((" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"))
_DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
_YEARS = st.integers(2000, 2040)
_MONTHS = st.sampled_from(MONTHS)
_WINTERS = st.sampled_from(("vintern", "årsskiftet"))
_CERTAINTIES = st.sampled_from(("", "cirka ", "högst ", "minst "))
_TIMES = st.sampled_from(("", "/år", " per månad", "/kvartal"))
_SEASONS = st.sampled_from(("våren", "sommaren", "hösten"))
_COUNTED = st.sampled_from(("veckor", "tim/vecka", "tim", "personer", "platser", "kg R&D", "m\N{SUPERSCRIPT TWO}"))


def _grouped(number: int, space: str) -> str:
    return f"{number:,}".replace(",", space)


def _amounts() -> Texts:
    numbers, units = st.integers(-500_000, 50_000_000), st.sampled_from(("kr", "tkr"))
    whole = st.builds(lambda number, space, unit: f"{_grouped(number, space)}{space}{unit}", numbers, _SPACES, units)
    ore = st.builds("{},{:02} kr".format, st.integers(0, 999_999), st.integers(0, 99))
    millions = st.builds("{},{} mnkr".format, st.integers(0, 900), st.integers(0, 9))
    return whole | ore | millions


def _loose_amounts() -> Texts:
    """Amounts as they stand in agreements: about, at most, a range; once or each year."""
    said = st.builds("{}{} kr{}".format, _CERTAINTIES, st.integers(1, 900_000), _TIMES)
    ranges = st.tuples(st.integers(0, 900), st.integers(1, 99)).map(lambda pair: f"{pair[0]}–{sum(pair)} tkr")
    return said | ranges | _amounts()


def _whens() -> Texts:
    winter = st.builds(lambda word, year: f"{word} {year}/{(year + 1) % 100:02}", _WINTERS, _YEARS)
    named = st.builds("{} {}".format, _MONTHS | _SEASONS, _YEARS)
    return _DAYS.map(date.isoformat) | named | winter | _YEARS.map(str)


def _periods() -> SearchStrategy[Any]:
    days = st.tuples(_DAYS, _DAYS).map(sorted)
    years = st.tuples(_YEARS, st.integers(1, 4)).map(lambda pair: f"{pair[0]}–{sum(pair)}")
    return (
        days.map(lambda pair: f"{pair[0]} – {pair[1]}")
        | days.map(lambda pair: {"first": str(pair[0]), "last": str(pair[1])})
        | _DAYS.map(lambda day: {"first": str(day), "last": "tills vidare"})
        | years
        | _YEARS.map(str)
    )


def organisation_numbers(groups: str = "25789") -> Texts:
    """Strategy for organisation numbers whose first digit is one of ``groups``; the check digit is right."""
    second, third, rest = st.integers(0, 9), st.integers(2, 9), st.integers(0, 999_999)
    return st.builds("{}{}{}{:06}".format, st.sampled_from(groups), second, third, rest).map(_with_check_digit)


def _with_check_digit(digits: str) -> str:
    from stdnum import luhn

    whole = digits + luhn.calc_check_digit(digits)
    return f"{whole[:6]}-{whole[6:]}"


def _quantities() -> Texts:
    return st.builds("{}{}{}".format, st.integers(0, 999), _SPACES, _COUNTED)


def _shares() -> Texts:
    halves = st.builds("{},{} %".format, st.integers(0, 99), st.integers(0, 9))
    return halves | st.integers(0, 100).map("{} %".format)


_STRATEGIES: list[tuple[Any, Callable[[Texts], SearchStrategy[Any]]]] = [
    (Line, lambda text: text),
    (Paragraphs, lambda text: st.lists(text, min_size=1, max_size=3)),
    (Day, lambda _: _DAYS.map(date.isoformat)),
    (DayOfYear, lambda _: st.sampled_from(("30 juni", "den 31 december", "1 mars"))),
    (When, lambda _: _whens()),
    (Period, lambda _: _periods()),
    (Kronor, lambda _: _amounts()),
    (StatedAmount, lambda _: _amounts()),
    (Amount, lambda _: _loose_amounts()),
    (OrgNr, lambda _: organisation_numbers()),
    (Share, lambda _: _shares()),
    (Season, lambda _: st.sampled_from(("1 oktober–28 februari", "maj–september", "1/6–31/8 varje år"))),
    (Quantity, lambda _: _quantities()),
    (Unit, lambda _: st.sampled_from([unit.value for unit in Unit])),
    (Flag, lambda _: st.sampled_from(("ja", "nej"))),
]


def register_value(annotation: Any, strategy: SearchStrategy[Any]) -> None:
    """Tell how to make data for a value type of your own, exactly as fields are annotated with it."""
    _STRATEGIES.insert(0, (annotation, lambda _: strategy))


def value_strategy(annotation: Any, text: Texts) -> SearchStrategy[Any] | None:
    """Return the strategy for a value type; ``None`` for what is not one. Texts are drawn from ``text``."""
    made = next((made for known, made in _STRATEGIES if known is annotation or known == annotation), None)
    return made(text) if made else None
