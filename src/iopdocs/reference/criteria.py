"""The known sets of criteria (kriterier): whose they are, from when, how surely their text is known, what they say."""

from __future__ import annotations

from iopdocs.criteria import SETS, CriteriaSet
from iopdocs.reference.markdown import heading, joined, literal, plain, table

__all__ = ["criteria_catalogue"]


def criteria_catalogue() -> str:
    """Return every known set of criteria as Markdown, in the order in which they are known."""
    return joined(map(_set, SETS.values()))


def _set(chosen: CriteriaSet) -> str:
    year = f", {chosen.year}" if chosen.year else ""
    told = "läst hos utgivaren" if chosen.certainty == "confirmed" else "återgiven av någon annan"
    source = f"[{plain(chosen.publisher)}]({chosen.url})" if chosen.url else plain(chosen.publisher)
    replaced = f"Ersatt av {literal(chosen.superseded_by)}." if chosen.superseded_by else ""
    rows = (
        (literal(one.id), plain(f"{one.title} – {one.text}"), "ja" if one.required else "") for one in chosen.criteria
    )
    return joined(
        [
            heading(2, f"{literal(chosen.id)} {plain(chosen.title)}", f"kriterier-{chosen.id}"),
            f"Utgivare: {source}{year}. Texten är {told}. {replaced}".rstrip(),
            plain(chosen.remarks or ""),
            table(("Id", "Kriterium", "Krav"), rows),
        ]
    )
