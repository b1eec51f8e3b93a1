"""Settings of the documentation: read by Sphinx, strict about what is ours."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

import iopdocs
from iopdocs.cli import main
from iopdocs.reference.pages import pages

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

project = "iopdocs"
author = "iopdocs contributors"
copyright = author
release = version = metadata.version("iopdocs")
language = "sv"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"iopdocs {release}"
html_copy_source = False

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_default_options = {"members": True, "show-inheritance": True, "exclude-members": "model_config"}

nitpicky = True
# Names of other libraries are not looked up, since a build must work without a network. Ours must exist, but for what
# stands in annotations and has no page: private names, type variables, functions that mark a type.
nitpick_ignore_regex = [
    (r"py:.*", r"(?!iopdocs\.).*"),
    (r"py:.*", r"iopdocs\..*\.(_\w+|[A-Z]|Annotated)"),
    (r"py:class", r"iopdocs\..*\.[a-z]\w*"),
]

PACKAGE = Path(iopdocs.__file__).parent


def setup(app: Sphinx) -> None:
    """Let pages hold what the library tells about itself, in the place of ``{{ generated }}``."""
    app.connect("env-get-outdated", _generated_pages)
    app.connect("source-read", _fill_in)
    app.connect("autodoc-process-signature", _without_fields)
    app.connect("missing-reference", _at_home)


def _generated(docname: str) -> str | None:
    """Return what a page is to hold, or ``None`` for a page that is written by hand."""
    folder, _, name = docname.partition("/")
    if folder == "reference" and name != "index":
        return _modules(name)
    if docname == "referens/kommandon":
        return "\n\n".join(_helps())
    made = pages().get(name) if folder == "referens" else None
    return made() if made else None


def _generated_pages(_app: Sphinx, env: BuildEnvironment, *_: object) -> list[str]:
    """Return the pages that may be outdated though their files are not."""
    return sorted(name for name in env.found_docs if name.startswith(("referens/", "reference/")))


def _fill_in(_app: Sphinx, docname: str, source: list[str]) -> None:
    if "{{ generated }}" in source[0]:
        source[0] = source[0].replace("{{ generated }}", _generated(docname) or "")


def _modules(room: str) -> str:
    """Return the documentation of every module of a room; what a package only passes on stands with its module."""
    folder = PACKAGE / room
    found = sorted(path.relative_to(PACKAGE).with_suffix("") for path in folder.rglob("*.py"))
    names = [".".join(path.parts).removesuffix(".__init__") for path in found] or [room]
    options = "   :no-members:\n" if found else "   :exclude-members: Unit\n" if room == "swedish" else ""
    told = [f".. automodule:: iopdocs.{name}\n{options if name == room else ''}" for name in names]
    return "\n".join(["```{eval-rst}", *told, "```"])


def _helps(words: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the help of the program, of each command and of each part of a command, as it is shown."""
    shown = io.StringIO()
    with redirect_stdout(shown):
        main([*words, "--help"])
    yield f"## {' '.join(['iopdocs', *words])}\n\n```text\n{shown.getvalue().rstrip()}\n```"
    for name in re.findall(r"^ {4}([a-z-]+)(?: |$)", shown.getvalue(), re.MULTILINE):
        yield from _helps((*words, name))


def _without_fields(_app: Sphinx, _what: str, _name: str, obj: object, *_: object) -> tuple[str, None] | None:
    """Leave out the arguments of a model: its fields are told, in Swedish, among the clauses."""
    return ("", None) if isinstance(obj, type) and issubclass(obj, BaseModel) else None


def _at_home(app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: Any) -> Any:
    """Lead a name that a package passes on to the module where it stands."""
    package, _, name = str(node.get("reftarget", "")).rpartition(".")
    home = getattr(getattr(sys.modules.get(package), name, None), "__module__", package)
    if not package.startswith("iopdocs") or home == package:
        return None
    target, kind = f"{home}.{name}", node["reftype"]
    return env.domains["py"].resolve_xref(env, node["refdoc"], app.builder, kind, target, node, shown)
