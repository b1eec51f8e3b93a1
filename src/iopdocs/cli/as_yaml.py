"""Data as one writes them in a YAML file (uppgifter som YAML): all is text, and nothing that is understood anyhow."""

from __future__ import annotations

from typing import Any

from iopdocs.model import Model, is_hole
from iopdocs.reference.markdown import yaml_text

__all__ = ["paper_as_yaml", "written"]


def paper_as_yaml(paper: Model, data: dict[str, Any]) -> str:
    """Return the ``data`` of a paper in a file's words, without what its classes take for granted."""
    return yaml_text(written(_said(paper, data)))


def _said(value: Any, data: Any) -> Any:
    """The data of a value without the fields that are as their class has them when nothing is said."""
    if isinstance(value, Model):
        fields = type(value).model_fields
        return {
            name: _said(getattr(value, name), one)
            for name, one in data.items()
            if name == "kind" or is_hole(getattr(value, name)) or getattr(value, name) != _default(fields[name])
        }
    if isinstance(value, tuple) and isinstance(data, list):
        return [_said(one, other) for one, other in zip(value, data, strict=True)]
    return data


def _default(field: Any) -> Any:
    return field.get_default(call_default_factory=True)


def written(value: Any) -> Any:
    """Return a value as one writes it in a file, where every scalar is text."""
    if isinstance(value, dict):
        return {name: written(one) for name, one in value.items()}
    if isinstance(value, list):
        return [written(one) for one in value]
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return value if value is None else str(value)
