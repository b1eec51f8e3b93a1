"""Writing to the terminal."""

import errno
import io
import sys
from typing import NoReturn

import pytest

from iopdocs.cli import main
from iopdocs.cli.output import say
from iopdocs.trouble import reason


class FullDisk(io.BytesIO):
    """A disk that takes no more."""

    def write(self, _data: object) -> NoReturn:
        """Refuse."""
        raise OSError(errno.ENOSPC, "No space left on device")


class Full(io.StringIO):
    """A text stream to a full disk."""

    buffer = FullDisk()


def test_text_goes_out_as_utf_8_whatever_the_stream_is_set_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream set to ASCII gets UTF-8, and a line break is one byte."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii", newline="\r\n"))
    say("å – ä")
    assert raw.getvalue() == "å – ä\n".encode()


def test_a_file_name_that_is_not_text_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with bytes that are not UTF-8 is shown rather than stopping the command."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw))
    say("avtal\udce5.yaml")
    assert raw.getvalue() == b"avtal\\udce5.yaml\n"


def test_a_stream_of_text_alone_is_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where standard output is only a text stream, as in some notebooks, the text goes there."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    say("klart")
    assert stream.getvalue() == "klart\n"


def test_a_closed_stream_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that was started without standard output runs all the same."""
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["explain"]) == 0


def test_a_result_that_cannot_be_written_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk gives status 2 and a Swedish sentence."""
    monkeypatch.setattr(sys, "stdout", Full())
    assert main(["explain"]) == 2
    assert capsys.readouterr().err == "iopdocs: resultatet kunde inte skrivas: disken är full\n"


def test_trouble_that_cannot_be_told_is_no_more_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where standard error cannot be written the command keeps its status."""
    monkeypatch.setattr(sys, "stderr", Full())
    assert main(["check", "saknas.yaml"]) == 2


def test_what_the_system_says_is_not_repeated() -> None:
    """An unknown reason is told by its name, as the system's own words are in the machine's language."""
    assert reason(OSError(errno.EIO, "Input/output error")) == "systemet svarade EIO"
    assert reason(OSError("odd")) == "systemet svarade inget"
