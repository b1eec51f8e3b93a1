"""The clause types (klausultyper); importing this package registers them all."""

from iopdocs.clauses._base import AnyClause, Clause, clause_class, clause_kinds
from iopdocs.clauses._extent import Extent
from iopdocs.clauses._points import Item, Point
from iopdocs.clauses.annexes import Annex, Annexes
from iopdocs.clauses.background import Background, Policy
from iopdocs.clauses.budget import Budget, BudgetLine, PartyBudget
from iopdocs.clauses.changes import Amendments, Renegotiation, Rescission
from iopdocs.clauses.commitments import Commitment, Commitments, PartyCommitments
from iopdocs.clauses.cooperation import Cooperation, Meeting
from iopdocs.clauses.decisions import Decisions
from iopdocs.clauses.dispute import Dispute
from iopdocs.clauses.documentation import Documentation, Record
from iopdocs.clauses.follow_up import FollowUp, Report
from iopdocs.clauses.free import Free
from iopdocs.clauses.insight import Insight
from iopdocs.clauses.money import Repayment, Surplus
from iopdocs.clauses.parties import Parties
from iopdocs.clauses.police_record import PoliceRecord
from iopdocs.clauses.purpose import Goal, Purpose
from iopdocs.clauses.relation import Relation
from iopdocs.clauses.responsibility import Responsibility
from iopdocs.clauses.signatures import Signatures
from iopdocs.clauses.steering_group import Body, Seat, SteeringGroup
from iopdocs.clauses.target_group import TargetGroup
from iopdocs.clauses.term import Extension, Notice, Term
from iopdocs.clauses.values import Values

__all__ = [
    "Amendments",
    "Annex",
    "Annexes",
    "AnyClause",
    "Background",
    "Body",
    "Budget",
    "BudgetLine",
    "Clause",
    "Commitment",
    "Commitments",
    "Cooperation",
    "Decisions",
    "Dispute",
    "Documentation",
    "Extension",
    "Extent",
    "FollowUp",
    "Free",
    "Goal",
    "Insight",
    "Item",
    "Meeting",
    "Notice",
    "Parties",
    "PartyBudget",
    "PartyCommitments",
    "Point",
    "PoliceRecord",
    "Policy",
    "Purpose",
    "Record",
    "Relation",
    "Renegotiation",
    "Repayment",
    "Report",
    "Rescission",
    "Responsibility",
    "Seat",
    "Signatures",
    "SteeringGroup",
    "Surplus",
    "TargetGroup",
    "Term",
    "Values",
    "clause_class",
    "clause_kinds",
]
