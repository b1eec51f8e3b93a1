"""What every lint gives: a remark (anmärkning) on a place of a template."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from iopdocs.findings import Finding
from iopdocs.lint.codes import CODES, HINTS
from iopdocs.values.refusal import shown

__all__ = ["Remark", "quoted"]

_SPACES: Final = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say about a template.

    ``unit`` is the paragraph or table row of the Word file, counted from 0; ``line`` that of the text form, from 1.
    Either may be unknown: what concerns the whole file has neither.
    """

    code: str
    message: str
    line: int | None = None
    unit: int | None = None
    hint: str | None = None

    @property
    def advice(self) -> str:
        """What to do."""
        return self.hint or HINTS[self.code]

    def finding(self, file: str, around: str) -> Finding:
        """Return the remark as a finding, with the visible text around its place."""
        message = f"{around}: {self.message}" if around else self.message
        return Finding(self.code, CODES[self.code].severity, (), message, hint=self.advice, file=file, line=self.line)


def quoted(text: str) -> str:
    """Return the first words of a paragraph within quotes; a personal number is never repeated."""
    return shown(_SPACES.sub(" ", text).strip())
