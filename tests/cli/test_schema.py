"""``iopdocs schema``: the JSON Schema of agreements."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import iopdocs as iop


def test_the_schema_is_written_to_standard_output(iopdocs: Callable[..., Any]) -> None:
    """Without a file the schema goes to standard output, the same that the library gives."""
    done = iopdocs("schema")
    assert done.status == 0
    assert json.loads(done.out) == iop.schema()


def test_the_schema_is_written_to_a_file(iopdocs: Callable[..., Any], tmp_path: Path) -> None:
    """With -o it goes to the file, over what was there, and the line to put in agreements is told."""
    (tmp_path / "avtal.schema.json").write_text("gammalt")
    done = iopdocs("schema", "-o", tmp_path / "avtal.schema.json")
    assert done.status == 0
    assert "# yaml-language-server: $schema=./avtal.schema.json" in done.out
    assert json.loads((tmp_path / "avtal.schema.json").read_text("utf-8")) == iop.schema()


def test_a_file_that_cannot_be_written_is_told(iopdocs: Callable[..., Any], tmp_path: Path) -> None:
    """A folder that does not exist is a sentence and status 2."""
    done = iopdocs("schema", "-o", tmp_path / "saknas" / "avtal.schema.json")
    assert done.status == 2
    assert "kunde inte skrivas" in done.err
