"""What is said when something outside the agreement goes wrong (driftfel), as every command says it."""

from iopdocs.trouble import own_fault, reason

__all__ = ["own_fault", "reason"]
