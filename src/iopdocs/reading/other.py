"""Other data than agreements (andra uppgifter), read with the same care and told of in the same sentences."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from iopdocs.findings import Findings
from iopdocs.reading.build import locate
from iopdocs.reading.faults import wrongs
from iopdocs.reading.tree import Reading

__all__ = ["build_other"]

M = TypeVar("M", bound=BaseModel)


def build_other(reading: Reading, cls: type[M]) -> tuple[M | None, Findings]:
    """Return what the data of a reading make of a class, or ``None``, and every finding; never raises for the data.

    The class says by the class variable ``whole`` what the data are called in findings: ``profilen``.
    """
    if reading.data is None and reading.findings:
        return None, reading.findings
    try:
        return cls.model_validate(reading.data), reading.findings
    except ValidationError as error:
        told = (wrong.finding for wrong in wrongs(error, reading.data, cls))
        return None, locate([*reading.findings, *filter(None, told)], reading)
