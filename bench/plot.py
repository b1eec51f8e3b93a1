"""The growth as a picture (diagram): one panel for each axis, the same bytes for the same figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bench.growth import Growth

__all__ = ["draw"]

_STEPS: Final = (("load", "validate", "#1b6ca8"), ("rules", "rules", "#e0a030"), ("render", "render", "#7aa95c"))


def draw(growths: Sequence[Growth], path: Path) -> None:
    """Write the picture as SVG, without a date and with the same names in it every time."""
    with mpl.rc_context({"svg.hashsalt": "iopdocs", "svg.fonttype": "none", "font.size": 9.0}):
        figure = Figure(figsize=(8, 5.4), layout="constrained")
        panels: Sequence[Axes] = figure.subplots(2, 2).flatten()
        for panel, growth in zip(panels, growths, strict=True):
            _panel(panel, growth)
        panels[0].legend(loc="upper left", frameon=False)
        figure.savefig(path, format="svg", metadata={"Date": None})


def _panel(panel: Axes, growth: Growth) -> None:
    sizes = growth.axis.sizes
    layers = [[max(0.0, one) for one in growth.milliseconds(step)] for step, _, _ in _STEPS]
    names, colours = [name for _, name, _ in _STEPS], [colour for _, _, colour in _STEPS]
    panel.stackplot(sizes, layers, labels=names, colors=colours)
    panel.plot(sizes, growth.milliseconds("whole"), "ko", markersize=3)
    panel.set_xlabel(growth.axis.name)
    panel.set_ylabel("ms a document")
    panel.set_xlim(0, sizes[-1] * 1.03)
    panel.set_ylim(0)
