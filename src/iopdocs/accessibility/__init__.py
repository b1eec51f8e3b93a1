"""Accessibility of Word files (tillgänglighet): what keeps a document from being read by everyone.

What a public authority publishes must be accessible: lagen (2018:1937) om tillgänglighet till digital offentlig
service, 10 §, through MDFFS 2019:2, which points to EN 301 549. Its clause 10 puts the criteria of WCAG 2.1 to
documents: 10.1.1.1 is success criterion 1.1.1, and so on. The criteria named here are the same in WCAG 2.2.

Only what a program can decide is looked for. Whether an alternative text is true, whether the order of reading makes
sense and whether the language is plain must be judged by a person.
"""

from __future__ import annotations

from iopdocs.accessibility.check import examine, examine_parts, undescribed_pictures
from iopdocs.accessibility.codes import CODES

__all__ = ["CODES", "examine", "examine_parts", "undescribed_pictures"]
