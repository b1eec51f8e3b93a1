"""Lint of clause templates (granskning av mallar), for those who write them: every fault at once, without an agreement.

What the compiler of wordings refuses is told here too, and much that it lets pass: conditions that are always true,
references to nothing, figures and names that should have come out of the agreement, what Word has added by the way.
A remark has a code that never changes and is told as text, as SARIF and as a comment in a copy of the Word file.
"""

from iopdocs.lint.codes import CODES
from iopdocs.lint.examine import Linted, lint
from iopdocs.lint.sarif import to_sarif

__all__ = ["CODES", "Linted", "lint", "to_sarif"]
