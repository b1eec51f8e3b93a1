"""The rules (regler): what is judged in an agreement, one file for each subject.

:func:`judge` gives every finding; :data:`RULES` tells of every rule by its code. A code is never reused and
never renumbered.
"""

from types import MappingProxyType
from typing import Final

from iopdocs.rules import (
    amounts,
    assumed,
    basis,
    budget,
    children,
    citing,
    completeness,
    contradicting,
    criteria,
    criteria_sets,
    due,
    duration,
    ending,
    extension,
    form,
    formalities,
    governance,
    index,
    law,
    leaving,
    limits,
    naming,
    numbers,
    parties,
    paydays,
    payment,
    prose,
    records,
    recurring,
    renewing,
    repayment,
    reporting,
    said_amounts,
    said_values,
    shares,
    signing,
    sources,
    structure,
    term,
    text,
    transfers,
    unit_price,
    unpaid,
    years,
)
from iopdocs.rules._base import Case, Fault, Rule, judge, registered, rule

__all__ = ["RULES", "Case", "Fault", "Rule", "judge", "rule"]

_SUBJECTS: Final = (
    amounts,
    assumed,
    basis,
    budget,
    children,
    citing,
    completeness,
    contradicting,
    criteria,
    criteria_sets,
    due,
    duration,
    ending,
    extension,
    form,
    formalities,
    governance,
    index,
    law,
    leaving,
    limits,
    naming,
    numbers,
    parties,
    paydays,
    payment,
    prose,
    records,
    recurring,
    renewing,
    repayment,
    reporting,
    said_amounts,
    said_values,
    shares,
    signing,
    sources,
    structure,
    term,
    text,
    transfers,
    unit_price,
    unpaid,
    years,
)
"""Importing a subject registers its rules."""

RULES: Final = MappingProxyType(registered())
"""Every rule by its code, in the order of the codes."""
