"""What is worked out once and kept."""

from functools import cached_property

from iopdocs.kept import kept
from iopdocs.model import Model


class Counting:
    """Counts how often its figure is worked out."""

    def __init__(self) -> None:
        self.asked = 0

    @kept
    def figure(self) -> int:
        """A figure."""
        self.asked += 1
        return 42


class Square(Model):
    """A frozen model with something that is worked out."""

    side: int

    @kept
    def area(self) -> int:
        """The area."""
        return self.side**2


def test_it_is_worked_out_when_it_is_first_asked_for_and_then_kept() -> None:
    """A property that is worked out when it is first asked for, and then kept."""
    one = Counting()
    assert one.asked == 0
    assert (one.figure, one.figure) == (42, 42)
    assert one.asked == 1


def test_it_is_seen_as_the_property_that_it_builds_upon() -> None:
    """Tools that know the standard one, such as those that write documentation, know this one too."""
    assert isinstance(Counting.figure, cached_property)
    assert Counting.figure.__doc__ == "A figure."


def test_a_frozen_model_can_have_one_and_its_copies_work_it_out_anew() -> None:
    """What was computed from the old values does not come along."""
    square = Square(side=2)
    assert square.area == 4
    assert square.model_copy(update={"side": 3}).area == 9
    assert square == Square(side=2)
