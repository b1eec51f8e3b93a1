"""From Python source to the function that writes a template (mallens funktion).

The compiler writes the source, and a :class:`~iopdocs.wording.cupboard.Cupboard` may keep it. What comes out of a
cupboard is looked at before it is run: it can be made of nothing but the compiler's own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from iopdocs.errors import TemplateError
from iopdocs.wording.filters import FILTERS
from iopdocs.wording.runs import escape_text

__all__ = ["TOO_DEEP", "RenderFunction", "function_of", "is_sound"]

RenderFunction = Callable[..., None]
"""Called with ``append``, the settling state and the root values, each as ``v_`` and its name."""

TOO_DEEP: Final = "ett uttryck är för djupt nästlat"
"""What is said of a template that Python cannot read."""
_BUILTINS: Final = {"bool": bool, "enumerate": enumerate, "len": len, "str": str}
_WORDS: Final = (
    *("None", "True", "False", "and", "or", "not", "in", "is", "if", "elif", "else", "for", "def", "lambda", "pass"),
    *("render", "w", "s", "e", *_BUILTINS),
)
_SOUND: Final = re.compile(
    rf"""(?:
        '[^'\\\n]*+(?:\\.[^'\\\n]*+)*+'(?!\.)                         # text, of which no method is asked for
        | "[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"(?!\.)
        | (?:{"|".join(_WORDS)})(?![\w.])
        | s\.[a-z]\w*+                                                # what the settling state does
        | f_\w++
        | (?:v_\w++ | [a-z]++_[0-9]++)(?:\.[a-z]\w*+)*+(?!\s*\()      # a value, and what stands in it
        | [0-9]++ | [()=,:<>+!-] | [ \n]++
    )*+""",
    re.VERBOSE | re.ASCII,
)


def function_of(source: str, name: str, *, place: str = "") -> RenderFunction:
    """Return the function that a source defines; ``name`` and ``place`` are those of the template.

    Raises:
        TemplateError: the source is nested more deeply than Python can read.
    """
    scope: dict[str, Any] = {f"f_{name}": one.function for name, one in FILTERS.items()}
    scope |= {"e": escape_text, "__builtins__": _BUILTINS}
    try:
        exec(compile(source, name, "exec"), scope)  # noqa: S102 -- written by the compiler from an allow-list, or sound
    except (RecursionError, MemoryError, SyntaxError) as error:
        raise TemplateError(name, place, TOO_DEEP) from error
    made: RenderFunction = scope["render"]
    return made


def is_sound(source: str) -> bool:
    """Whether a source has only words that the compiler uses: it calls nothing but filters and the settling state."""
    return source.startswith("def render(w, s") and source.count("def ") == 1 and _SOUND.fullmatch(source) is not None
