"""Contrast (kontrast) between text and what lies behind it, by the formula of WCAG 2."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final

from iopdocs.accessibility.codes import found
from iopdocs.accessibility.looks import Looks, Run
from iopdocs.findings import Finding
from iopdocs.opc.package import Package

__all__ = ["contrast", "contrast_faults"]

_HEX: Final = re.compile(r"[0-9A-F]{6}")
_LEAST: Final = 4.5
_LEAST_LARGE: Final = 3.0
_LARGE: Final = 18
_LARGE_BOLD: Final = 14


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (``1F3A5F``): from 1 for the same to 21 for black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)  # noqa: PLR2004 -- of the formula
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast_faults(package: Package) -> Iterator[Finding]:
    """Yield each pair of colours in which text is hard to read, with the style where it is seen first."""
    looks = Looks(package.styles)
    told: set[tuple[str, str, float]] = set()
    for run in (run for root in (package.body, *package.sides) for run in looks.runs(root) if run.text.strip()):
        key = (run.colour, run.background, _least(run))
        if key not in told and all(map(_HEX.fullmatch, key[:2])) and contrast(*key[:2]) < key[2]:
            told.add(key)
            yield found("TLG019", _message(run))


def _least(run: Run) -> float:
    return _LEAST_LARGE if run.points >= (_LARGE_BOLD if run.bold else _LARGE) else _LEAST


def _message(run: Run) -> str:
    ratio = _figure(math.floor(contrast(run.colour, run.background) * 10) / 10)
    colours = f"text i färgen {run.colour} på {run.background} har kontrasten {ratio}:1"
    return f"{colours} men behöver {_figure(_least(run))}:1 (formatmallen {run.style or 'Normal'})"


def _figure(ratio: float) -> str:
    return f"{ratio:.1f}".replace(".", ",")
