"""Finding the built-in templates (mallar), wherever the library is installed."""

from importlib import resources
from pathlib import Path

__all__ = ["builtin_templates", "first_folder", "template_places"]


def builtin_templates() -> Path:
    """The folder with the library's own templates (mallmapp); ``sv/letterhead.docx`` lies in it.

    Raises:
        FileNotFoundError: no place has the folder; the message names every place searched.
    """
    return first_folder(template_places())


def template_places() -> tuple[Path, ...]:
    """The places where the built-in templates can lie, the first to be used first.

    An installed wheel has them inside the package. A checkout, an editable install and an unpacked
    sdist have them beside ``src``.
    """
    package = Path(str(resources.files("iopdocs")))
    return package / "templates", package.parent.parent / "templates"


def first_folder(places: tuple[Path, ...]) -> Path:
    """The first of the places that is a folder.

    Raises:
        FileNotFoundError: none is; the message names every place.
    """
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"mallmappen saknas; sökte i {' och '.join(map(str, places))}")
