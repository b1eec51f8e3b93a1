"""Swedish IOP agreements (idéburet offentligt partnerskap) as typed clauses, proved and written as Word documents.

>>> import iopdocs as iop
>>> findings = iop.check("avtal.yaml")          # doctest: +SKIP
>>> iop.render("avtal.yaml").save("avtal.docx") # doctest: +SKIP

Names are loaded when they are first used, so that ``import iopdocs`` and ``iopdocs --help`` cost next to nothing.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:  # loading typing would take a good part of the time that an import takes
    from typing import Any

    from iopdocs.agreement import Agreement
    from iopdocs.batches.run import batch
    from iopdocs.changes.comparison import Comparison, compare
    from iopdocs.clauses._base import Clause
    from iopdocs.document import Document
    from iopdocs.errors import (
        ExportError,
        InvalidAgreement,
        InvalidBatch,
        InvalidProfile,
        IopdocsError,
        NotReady,
        TemplateError,
    )
    from iopdocs.findings import Finding, Findings, Severity
    from iopdocs.profile.loading import Profile
    from iopdocs.readback.reading import read_back
    from iopdocs.readback.result import ReadBack
    from iopdocs.reference.codes import explain
    from iopdocs.reference.schema import schema
    from iopdocs.signing import signing_list
    from iopdocs.verbs import check, load, render

__all__ = [
    "Agreement",
    "Clause",
    "Comparison",
    "Document",
    "ExportError",
    "Finding",
    "Findings",
    "InvalidAgreement",
    "InvalidBatch",
    "InvalidProfile",
    "IopdocsError",
    "NotReady",
    "Profile",
    "ReadBack",
    "Severity",
    "TemplateError",
    "batch",
    "check",
    "compare",
    "explain",
    "load",
    "read_back",
    "render",
    "schema",
    "signing_list",
]

_HOMES = {
    "agreement": ("Agreement",),
    "batches.run": ("batch",),
    "changes.comparison": ("Comparison", "compare"),
    "clauses._base": ("Clause",),
    "document": ("Document",),
    "errors": (
        "ExportError",
        "InvalidAgreement",
        "InvalidBatch",
        "InvalidProfile",
        "IopdocsError",
        "NotReady",
        "TemplateError",
    ),
    "findings": ("Finding", "Findings", "Severity"),
    "profile.loading": ("Profile",),
    "readback.reading": ("read_back",),
    "readback.result": ("ReadBack",),
    "reference.codes": ("explain",),
    "reference.schema": ("schema",),
    "signing": ("signing_list",),
    "verbs": ("check", "load", "render"),
}


def __getattr__(name: str) -> Any:
    """Load a public name from its home the first time it is used."""
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return list(__all__)
