"""The one place that writes to the terminal (utskrift): always UTF-8, whatever the machine is set to.

Help and results are written by it, so what is needed only in trouble is loaded then.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # loading typing would take a good part of the time that --help takes
    from typing import TextIO

__all__ = ["complain", "end_quietly", "put", "say", "write"]


def say(text: str) -> None:
    """Write a line of result to standard output."""
    write(f"{text}\n", sys.stdout)


def complain(text: str) -> None:
    """Write a line about trouble to standard error; there is nobody to tell if that cannot be done."""
    import contextlib

    from iopdocs.cli.status import CannotRun

    with contextlib.suppress(OSError, CannotRun):
        write(f"{text}\n", sys.stderr)


def put(data: bytes) -> None:
    """Write a file to standard output; raises as :func:`write` does."""
    _write_bytes(data, sys.stdout)


def write(text: str, stream: TextIO | None) -> None:
    """Write text to a stream; bytes of a file name that are not text are shown as Python would show them.

    Raises:
        BrokenPipeError: nobody reads any more.
        CannotRun: the text could not be written.
    """
    if stream is None:  # the program was started with the stream closed
        return
    if hasattr(stream, "buffer"):
        _write_bytes(text.encode("utf-8", "backslashreplace"), stream)
    else:
        stream.write(text)


def _write_bytes(data: bytes, stream: TextIO) -> None:
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        from iopdocs.cli.status import CannotRun
        from iopdocs.trouble import reason

        end_quietly()
        raise CannotRun(f"resultatet kunde inte skrivas: {reason(error)}") from error


def end_quietly() -> None:
    """Throw away what is still to be written, so that Python does not complain about it when it ends."""
    import contextlib

    with contextlib.suppress(OSError, ValueError, AttributeError):
        number = sys.stdout.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
