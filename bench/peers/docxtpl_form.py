"""docxtpl filling the form: one template with plain fields and loops, all values finished text."""

from __future__ import annotations

import io
from typing import Final

import docxtpl
from jinja2 import Environment

from bench.contestant import Contestant, InProcess
from bench.form import Dialect, Form, Row, new_row

__all__ = ["DIALECT", "FORM", "contestants", "saved"]

FORM: Final = "docxtpl, form"


def contestants(form: Form) -> list[Contestant]:
    """Return docxtpl with a new template object for each document, and with the object and its environment kept."""
    template = form.written(DIALECT)
    kept, environment = docxtpl.DocxTemplate(io.BytesIO(template)), Environment(autoescape=True)

    def cold() -> bytes:
        return _rendered(docxtpl.DocxTemplate(io.BytesIO(template)), form, Environment(autoescape=True))

    def again() -> bytes:
        return _rendered(kept, form, environment)

    return [
        InProcess(FORM, "fills in finished texts, chooses clauses", cold),
        InProcess(
            "docxtpl, form, template kept", "the same; the template object and the Jinja environment are kept", again
        ),
    ]


def saved(document: docxtpl.DocxTemplate) -> bytes:
    """Return a rendered template as a Word package."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _rendered(document: docxtpl.DocxTemplate, form: Form, environment: Environment) -> bytes:
    document.render(form.values, jinja_env=environment, autoescape=True)
    return saved(document)


def _rows(row: Row, table: str) -> list[Row]:
    return [new_row(row, f"{{%tr for row in {table} %}}"), row, new_row(row, "{%tr endfor %}")]


DIALECT = Dialect(
    field=lambda name: f"{{{{ {name} }}}}",
    cell=lambda _table, column: f"{{{{ row.{column} }}}}",
    rows=_rows,
    condition=lambda name: (f"{{%p if {name} %}}", "{%p endif %}"),
)
"""Jinja with docxtpl's own tags for rows and paragraphs."""
