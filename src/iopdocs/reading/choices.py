"""Values that are none of those to choose from: words, clause types, legal forms (val som inte finns)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pydantic_core import ErrorDetails

from iopdocs.annotations import words_of
from iopdocs.clauses._base import clause_class, clause_kinds
from iopdocs.findings import Finding
from iopdocs.papers import PAPERS
from iopdocs.parties import Party
from iopdocs.reading.codes import finding
from iopdocs.reading.near import nearest
from iopdocs.reading.places import Place, Steps, members
from iopdocs.values.refusal import shown

__all__ = ["choice", "clause_kind", "paper_kind", "tag"]

_UNITS: Final = ("namnd", "nämnd", "forvaltning", "förvaltning", "enhet", "styrelse", "kontor")
_UNIT_HINT: Final = "en förvaltning eller nämnd är en del av kommunen eller regionen; skriv den under partens units"


def choice(place: Place, _error: object) -> Finding:
    """Return the finding for a value that is none of a field's fixed words."""
    words = [str(word) for one in members(place.hint) for word in words_of(one)]
    meanings = _meanings(place, words)
    wanted = ", som inte är något av valen" if meanings else f" men ska vara {_either(words)}"
    message = f"{place.named} är {shown(place.value)}{wanted}"
    return finding("INP005", place.path, message, hint=_alike(place, meanings) or _hint(place.value, words, meanings))


def tag(place: Place, error: ErrorDetails) -> Finding:
    """Return the finding for a group of fields whose ``kind`` is missing or is none of the possible ones."""
    name = str((error.get("ctx") or {}).get("discriminator")).strip("'")
    kind = _kind(place, name)
    path = place.path if kind is None else (*place.path, name)
    if members(place.hint) == members(Party):
        return _party(place, path, kind)
    infos = (getattr(one, "model_fields", {}).get(name) for one in members(place.hint))
    words = [str(word) for info in infos if info is not None for word in words_of(info.annotation)]
    begun = f"saknar {name}, som" if kind is None else f"har {name} {shown(kind)} men {name}"
    message = f"{place.named} {begun} ska vara {_either(words)}"
    return finding("INP005", path, message, hint=_hint(kind, words, {}))


def _party(place: Place, path: Steps, kind: object) -> Finding:
    forms = {words_of(one.model_fields["kind"].annotation)[0]: one.form for one in members(Party)}
    who = f"part nummer {place.path[-1] + 1}"
    if kind is None:
        message = f"{who} saknar kind, som säger vilken juridisk form parten har"
    else:
        message = f"den juridiska formen {shown(kind)} finns inte ({who})"
    unit = isinstance(kind, str) and any(word in kind[:60].lower() for word in _UNITS)
    hint = _hint(kind, list(forms), forms)
    return finding("INP008", path, message, hint=_UNIT_HINT if unit else hint)


def clause_kind(place: Place, _error: object) -> Finding:
    """Return the finding for a clause that does not say what kind it is, or says one that does not exist."""
    kind = _kind(place)
    titles = {name: clause_class(name).title for name in clause_kinds()}
    if kind is None:
        message = f"klausul nummer {place.path[-1] + 1} saknar kind, som säger vilken sorts klausul det är"
        return finding("INP007", place.path, message, hint=f"klausultyperna är {', '.join(titles)}")
    near = nearest(kind, titles.items())
    hint = f"menas {near} ({titles[near]})?" if near else f"klausultyperna är {', '.join(titles)}"
    return finding("INP007", (*place.path, "kind"), f"klausultypen {shown(kind)} finns inte", hint=hint)


def paper_kind(kind: object) -> Finding:
    """Return the finding for data that say they are a sort of paper that does not exist."""
    words = {name: cls.form for name, cls in PAPERS.items()}
    hint = _hint(kind, list(words), words) or ""
    hint = hint if hint.startswith("menas") else f"ett avtal skrivs utan kind; annars är valen {hint}"
    return finding("INP023", ("kind",), f"handlingen {shown(kind)} finns inte", hint=hint)


def _kind(place: Place, name: str = "kind") -> object:
    return place.value.get(name) if isinstance(place.value, Mapping) else None


def _meanings(place: Place, words: list[str]) -> dict[str, str]:
    """Return what the words mean in Swedish, as far as the class tells."""
    cls = place.levels[-1].cls
    told = getattr(cls, "phrases", {}).get(place.field) or getattr(cls, "choices", {})
    return {word: told[word] for word in words if word in told}


def _alike(place: Place, meanings: dict[str, str]) -> str | None:
    """Return the words that stand here for what another class's choice calls so."""
    known = getattr(place.levels[-1].cls, "elsewhere", {}).get(place.field, {})
    alike = known.get(place.value, ()) if isinstance(place.value, str) else ()
    meant = _either([f"{word} ({meanings[word]})" for word in alike])
    return f"{place.value} används på ett annat ställe i filen; menas här {meant}?" if meant else None


def _hint(value: object, words: list[str], meanings: dict[str, str]) -> str | None:
    near = nearest(value, ((word, meanings.get(word, word)) for word in words))
    if near is not None:
        meaning = meanings.get(near, near)
        return f"menas {near}?" if meaning == near else f"menas {near} ({meaning})?"
    told = (f"{word}: {meanings[word]}" if word in meanings else word for word in words)
    return "; ".join(told) if meanings else None


def _either(words: list[str]) -> str:
    return " eller ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
