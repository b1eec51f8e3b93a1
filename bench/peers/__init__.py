"""The peers (jämförda program), one module for each: how its template is made, and how it is called."""

from __future__ import annotations

from bench.contestant import Contestant
from bench.form import Form
from bench.peers import docxtpl_clauses, docxtpl_form, docxtpl_subdocs, mailmerge, python_docx
from iopdocs.agreement import Agreement

__all__ = ["python_peers"]


def python_peers(agreement: Agreement, form: Form) -> list[Contestant]:
    """Return the peers in Python."""
    return [
        *docxtpl_form.contestants(form),
        *docxtpl_clauses.contestants(agreement),
        docxtpl_subdocs.contestant(form),
        python_docx.contestant(form),
        mailmerge.contestant(form),
    ]
