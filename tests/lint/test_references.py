"""References to nothing are told, and those whose goal an agreement may lack."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings, Severity

GOOD = "# {{ heading }}\n§ [#tiden] Avtalet gäller {{ term.period|period }}.\n"
NB = "\N{NO-BREAK SPACE}"
Told = Callable[..., Findings]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('§ A{% if has("extention") %} B{% endif %}.', 'has("extention") leder ingenstans'),
        ('§ A{% if not has("extention") %} B{% endif %}.', "menas extension?"),
        ('§ Se {{ ref("extention") }}.', "klausultypen extention finns inte"),
        ('§ Se {{ ref("term.tidne") }}.', "term har inget bokmärke tidne; menas term.tiden?"),
        ('§ Se {{ refs("term", "extention") }}.', "klausultypen extention finns inte"),
        ('§ Som {{ where("extention") }} sägs.', "klausultypen extention finns inte"),
        ('§ Se {{ ref("clause.tidne") }}.', "clause har inget bokmärke tidne; menas clause.tiden?"),
        ('§ Se {{ ref("anexes." ~ agreement.title) }}.', "klausultypen anexes finns inte; menas annexes?"),
    ],
)
def test_a_reference_to_nothing_is_told(told: Told, line: str, said: str) -> None:
    """A misspelt name in has() silently leaves words out, so it is a fault like one in ref()."""
    (found,) = told(f"{GOOD}{line}\n")
    assert (found.code, found.severity, found.line) == ("TPL018", Severity.ERROR, 3)
    assert said in found.message


@pytest.mark.parametrize(
    "line",
    [
        f'§ Se punkt{NB}{{{{ ref("extension") }}}}.',
        f'§ A{{% if has("notice") %}} punkt{NB}{{{{ ref("extension") }}}}{{% endif %}}.',
        f'§ A{{% if has("extension") or draft %}} punkt{NB}{{{{ ref("extension") }}}}{{% endif %}}.',
    ],
)
def test_a_reference_without_a_question_is_told(told: Told, line: str) -> None:
    """An agreement without the clause could not be written."""
    (found,) = told(f"{GOOD}{line}\n")
    assert (found.code, found.severity, found.line) == ("TPL019", Severity.WARNING, 3)
    assert 'has("extension")' in (found.hint or "")


@pytest.mark.parametrize(
    "line",
    [
        f'§ A{{% if has("extension") %}} punkt{NB}{{{{ ref("extension") }}}}{{% endif %}}.',
        f'§ A{{% if not has("extension") %}} B{{% else %}} punkt{NB}{{{{ ref("extension") }}}}{{% endif %}}.',
        '§ A{% if term.period.last and has("extension") %} {{ ref("extension") }}{% endif %}.',
        f'§ Se punkt{NB}{{{{ ref("term.tiden") }}}} och {{{{ ref("clause.tiden") }}}}.',
        '§ Som {{ where("term.tiden") }} sägs.',
        '§ Mer står i {{ refs("notice", "extension") }}.',
        '{%p for party in parties %}\n§ Se {{ ref("annexes." ~ party.id) }}.\n{%p endfor %}',
    ],
)
def test_a_reference_that_is_asked_for_is_right(told: Told, line: str) -> None:
    """Where the clause is known to be there, and to the clause itself, one may refer."""
    assert told(f"{GOOD}{line}\n").codes == ()


def test_a_reference_where_the_clause_is_known_to_be_lacking_is_told(told: Told) -> None:
    """In the branch for agreements without the clause nothing can lead to it."""
    line = '§ A{% if has("extension") %} B{% else %} {{ ref("extension") }}{% endif %}.'
    (found,) = told(f"{GOOD}{line}\n")
    assert found.code == "TPL018"
    assert "här vet vi att klausulen saknas" in found.message
