"""Which version of the program this is (programmets version)."""

from __future__ import annotations

__all__ = ["program_version"]


def program_version() -> str:
    """Return the version of the installed package, or nothing for one that is run where it lies."""
    from importlib.metadata import PackageNotFoundError, version  # loading it takes longer than --help may

    try:
        return version("iopdocs")
    except PackageNotFoundError:
        return ""
