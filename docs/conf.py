"""Settings of the documentation: read by Sphinx, strict about what is ours."""

from importlib import metadata

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
autodoc_default_options = {"members": True, "show-inheritance": True}

nitpicky = True
# Names of other libraries are not looked up, since a build must work without a network; ours must exist.
nitpick_ignore_regex = [(r"py:.*", r"(?!iopdocs\.).*")]
