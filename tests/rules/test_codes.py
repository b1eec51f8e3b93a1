"""The codes: known to users and to profiles, so they live for ever."""

from pathlib import Path

from iopdocs.rules import RULES

LISTED = Path(__file__).with_name("codes.txt").read_text("utf-8").splitlines()


def test_every_code_is_in_the_list() -> None:
    """A new rule adds its line to codes.txt; a line is never changed and never taken away."""
    assert [f"{rule.code} {rule.name}" for rule in RULES.values()] == LISTED


def test_numbers_follow_each_other() -> None:
    """Within a subject the numbers are 1, 2, 3 …: a gap would be a code that has vanished."""
    numbers: dict[str, list[int]] = {}
    for code in RULES:
        numbers.setdefault(code[:3], []).append(int(code[3:]))
    assert {subject: list(range(1, len(found) + 1)) for subject, found in numbers.items()} == numbers
