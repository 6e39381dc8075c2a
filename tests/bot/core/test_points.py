"""Points fall with hints and end with the solution."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.core.points import FULL_POINTS, count_points


@pytest.mark.parametrize("difficulty", ["easy", "medium", "hard"])
def test_each_hint_costs_and_something_is_left(difficulty: str) -> None:
    """Every rung of three costs points, and solving with all three is still worth some."""
    points = [count_points(difficulty, taken, was_revealed=False) for taken in range(4)]  # type: ignore[arg-type]

    assert points[0] == FULL_POINTS[difficulty]  # type: ignore[index]
    assert all(more > fewer for more, fewer in pairwise(points))
    assert points[-1] > 0


def test_harder_problems_bring_more() -> None:
    """Easy, medium and hard are worth more in this order."""
    assert FULL_POINTS["easy"] < FULL_POINTS["medium"] < FULL_POINTS["hard"]


def test_the_solution_ends_the_chance_of_points() -> None:
    """Once the solution was shown, nothing is left, and nothing ever goes below zero."""
    assert count_points("hard", 0, was_revealed=True) == 0
    assert count_points("easy", 99, was_revealed=False) == 0
