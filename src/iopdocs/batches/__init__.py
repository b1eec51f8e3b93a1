"""Many agreements in one go (satsvis framställning): tables, files or data in, a folder of documents out.

Each row is a task of its own that gives bytes or findings. Whoever has an executor spreads the tasks over it; the
parent alone writes.
"""

from iopdocs.batches.codes import CODES
from iopdocs.batches.results import Origin, Result, Status
from iopdocs.batches.rows import Row
from iopdocs.batches.run import batch

__all__ = ["CODES", "Origin", "Result", "Row", "Status", "batch"]
