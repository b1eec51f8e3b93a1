"""The clause types (klausultyper); importing this package registers them all.

Their modules do not put off their annotations, where no class names one below itself: pydantic would read each of five
hundred from text, and it takes a fortieth of the time of a first document.
"""

from iopdocs.clauses._base import AnyClause, Clause, clause_class, clause_kinds
from iopdocs.clauses._extent import Extent
from iopdocs.clauses._points import Item, Point
from iopdocs.clauses.annexes import Annex, Annexes
from iopdocs.clauses.background import Background, Policy
from iopdocs.clauses.budget import Budget, BudgetLine, PartyBudget
from iopdocs.clauses.changes import Amendments, Renegotiation, Rescission
from iopdocs.clauses.commitments import Commitment, Commitments, PartyCommitments
from iopdocs.clauses.communication import Communication
from iopdocs.clauses.cooperation import Cooperation, Meeting
from iopdocs.clauses.costs import CostLine, Costs
from iopdocs.clauses.decisions import Decisions
from iopdocs.clauses.definitions import Definition, Definitions
from iopdocs.clauses.dispute import Dispute
from iopdocs.clauses.documentation import Documentation, Record
from iopdocs.clauses.follow_up import FollowUp, Report
from iopdocs.clauses.force_majeure import ForceMajeure
from iopdocs.clauses.free import Free
from iopdocs.clauses.index import Index
from iopdocs.clauses.insight import Insight
from iopdocs.clauses.insurance import Insurance, InsurancePolicy
from iopdocs.clauses.ip import IntellectualProperty
from iopdocs.clauses.money import Repayment, Surplus
from iopdocs.clauses.parties import Parties
from iopdocs.clauses.payment import Instalment, Payment
from iopdocs.clauses.police_record import PoliceRecord
from iopdocs.clauses.purpose import Goal, Purpose
from iopdocs.clauses.related import Related, RelatedEffort
from iopdocs.clauses.relation import Relation
from iopdocs.clauses.responsibility import Responsibility
from iopdocs.clauses.signatures import Signatures
from iopdocs.clauses.steering_group import Body, Seat, SteeringGroup
from iopdocs.clauses.structure import Framework, SubAgreement, SubAgreements, Supplement
from iopdocs.clauses.target_group import TargetGroup
from iopdocs.clauses.term import Extension, Notice, Term
from iopdocs.clauses.values import Values
from iopdocs.clauses.vat import Vat

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
    "Communication",
    "Cooperation",
    "CostLine",
    "Costs",
    "Decisions",
    "Definition",
    "Definitions",
    "Dispute",
    "Documentation",
    "Extension",
    "Extent",
    "FollowUp",
    "ForceMajeure",
    "Framework",
    "Free",
    "Goal",
    "Index",
    "Insight",
    "Instalment",
    "Insurance",
    "InsurancePolicy",
    "IntellectualProperty",
    "Item",
    "Meeting",
    "Notice",
    "Parties",
    "PartyBudget",
    "PartyCommitments",
    "Payment",
    "Point",
    "PoliceRecord",
    "Policy",
    "Purpose",
    "Record",
    "Related",
    "RelatedEffort",
    "Relation",
    "Renegotiation",
    "Repayment",
    "Report",
    "Rescission",
    "Responsibility",
    "Seat",
    "Signatures",
    "SteeringGroup",
    "SubAgreement",
    "SubAgreements",
    "Supplement",
    "Surplus",
    "TargetGroup",
    "Term",
    "Values",
    "Vat",
    "clause_class",
    "clause_kinds",
]
