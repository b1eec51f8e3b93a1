"""What is said when something outside the agreement goes wrong (driftfel), without quoting any file."""

from __future__ import annotations

import errno

__all__ = ["own_fault", "reason"]

_REASONS = {
    errno.EACCES: "du får inte skriva där",
    errno.EDQUOT: "utrymmet är slut",
    errno.EEXIST: "där ligger redan något annat",
    errno.EISDIR: "det är en mapp",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.ENOENT: "mappen finns inte",
    errno.ENOSPC: "disken är full",
    errno.ENOTDIR: "en del av sökvägen är en fil och ingen mapp",
    errno.EPERM: "du får inte skriva där",
    errno.EROFS: "disken är skrivskyddad",
}


def reason(error: OSError) -> str:
    """Return why a file could not be written; what the system itself says is in the machine's language."""
    number = error.errno or 0
    return _REASONS.get(number, f"systemet svarade {errno.errorcode.get(number, 'inget')}")


def own_fault(error: Exception) -> str:
    """Return the sentence for a fault in the program: its kind and its place in the code, never a value."""
    import traceback  # it takes time to load, and is hardly ever needed
    from pathlib import PurePath

    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-4:]))
    return f"fel i programmet ({type(error).__name__}, {places}); anmäl det gärna med den här raden"
