"""How a command ends (slutstatus), and why it cannot be run."""

from __future__ import annotations

import enum

__all__ = ["CannotRun", "Status"]


class Status(enum.IntEnum):
    """The exit status of a command (slutstatus)."""

    DONE = 0
    ERRORS = 1
    NOT_RUN = 2
    INTERRUPTED = 130


class CannotRun(Exception):
    """The command cannot do what is asked; the message is a Swedish sentence that says why."""
