"""The sets of criteria that the library knows (kriteriesamlingar), one file for each publisher.

Every text is in our own words. A municipality with other criteria writes them in its assessments; see
:class:`iopdocs.criteria.Assessment`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from iopdocs.criteria._base import CriteriaSet
from iopdocs.criteria.sets.malmo import MALMO_2017
from iopdocs.criteria.sets.skr import SKR_2017
from iopdocs.criteria.sets.stenungsund import STENUNGSUND
from iopdocs.criteria.sets.uddevalla import UDDEVALLA_2020, UMEA

__all__ = ["SETS"]

SETS: Final[Mapping[str, CriteriaSet]] = MappingProxyType(
    {one.id: one for one in (MALMO_2017, SKR_2017, STENUNGSUND, UDDEVALLA_2020, UMEA)}
)
"""Every known set by its id, in the order of the ids."""
