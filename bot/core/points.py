"""Points: by difficulty, less for hints, none once the solution was shown. Pure."""

from __future__ import annotations

from problems.problem import Difficulty

__all__ = ["FULL_POINTS", "HINT_COST_PERCENT", "Difficulty", "count_points"]

FULL_POINTS: dict[Difficulty, int] = {"easy": 10, "medium": 20, "hard": 30}
HINT_COST_PERCENT = 20
"""What each rung of the hint ladder takes off the full points."""


def count_points(difficulty: Difficulty, hints_taken: int, *, was_revealed: bool) -> int:
    """Give what solving brings.

    Args:
        difficulty: The problem's.
        hints_taken: Rungs taken before solving, 0 or more.
        was_revealed: Whether the solution was shown before solving.

    Returns:
        Points, never below 0.
    """
    if was_revealed:
        return 0
    full = FULL_POINTS[difficulty]
    return max(0, full - full * HINT_COST_PERCENT * hints_taken // 100)
