"""Reading (inläsning): YAML, JSON and plain data into an agreement, or into findings about them."""

from iopdocs.reading.build import Built, build, locate
from iopdocs.reading.codes import CODES, Fault
from iopdocs.reading.nodes import Position
from iopdocs.reading.other import build_other
from iopdocs.reading.tree import Reading, is_word_file, read

__all__ = ["CODES", "Built", "Fault", "Position", "Reading", "build", "build_other", "is_word_file", "locate", "read"]
