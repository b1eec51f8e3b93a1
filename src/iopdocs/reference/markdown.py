"""Markdown as the documentation reads it (MyST): tables, code blocks, headings that can be linked to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

__all__ = ["bullets", "code", "heading", "joined", "link", "literal", "plain", "table", "yaml_text"]

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>|#~^$])")
_FENCE: Final = re.compile(r"^`{3,}", re.MULTILINE)


def plain(text: str) -> str:
    """Return text so that nothing in it is taken for markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split(" ")))


def literal(text: str) -> str:
    """Return a word as it is written in a file; within a table, too."""
    return f"`{text.strip().replace('|', chr(92) + '|')}`"


def heading(level: int, text: str, label: str) -> str:
    """Return a heading, already marked up, that ``label`` leads to."""
    return f"({label})=\n{'#' * level} {text}"


def link(text: str, label: str) -> str:
    """Return a link to a heading; the text is already marked up."""
    return f"[{text}](#{label})"


def code(language: str, text: str) -> str:
    """Return a block that shows text as it is."""
    longest = max((len(found) for found in _FENCE.findall(text)), default=2)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table whose cells are already marked up."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def bullets(items: Iterable[str]) -> str:
    """Return a list whose items are already marked up."""
    return "\n".join(f"- {item}" for item in items)


def joined(parts: Iterable[str]) -> str:
    """Return the parts with a blank line between them; those that are empty are left out."""
    return "\n\n".join(part for part in parts if part)


def yaml_text(data: Any) -> str:
    """Return data as one writes them in a file: no quotes around what is text anyhow."""
    import yaml

    class Plain(yaml.SafeDumper):
        """Takes every scalar for text but the empty one, as the reader of agreements does."""

        yaml_implicit_resolvers = {"": [("tag:yaml.org,2002:null", re.compile("$"))]}  # noqa: RUF012 -- as PyYAML has it

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 -- as above
            """Put the dash of a list further in than the field that holds it."""
            super().increase_indent(flow, indentless=False)

    Plain.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))
    return yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False, width=100)
