"""Criteria and the assessment by them (kriterier, bedömning), which precede an agreement.

:data:`SETS` holds the criteria that are known, by id. They are policies of municipalities and associations, they
conflict with each other, and none of them is law.
"""

from iopdocs.criteria._base import CriteriaSet, Criterion
from iopdocs.criteria._named import AnySet
from iopdocs.criteria.assessment import Answer, Assessment, Judged
from iopdocs.criteria.sets import SETS

__all__ = ["SETS", "Answer", "AnySet", "Assessment", "CriteriaSet", "Criterion", "Judged"]
