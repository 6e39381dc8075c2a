"""Streaks: days in a row with at least one new solve. Pure.

A solve counts unless the solution had been shown before. Which day it counts for is `bot.core.days`'s matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Streak:
    """A learner's streak as it stands on one day.

    Attributes:
        days: Its length, up to today, or to yesterday while today may still be added; otherwise 0.
        longest_days: The longest there ever was.
        counts_today: Whether today is in it.
    """

    days: int
    longest_days: int
    counts_today: bool


def count_streak(days: Iterable[int], today: int) -> Streak:
    """Count the streak.

    Args:
        days: Numbers of the days that count, in any order; those after ``today`` (a clock set back) are left out.
        today: Number of the present day.
    """
    counted = {day for day in days if day <= today}
    longest = current = run = 0
    previous = None
    for day in sorted(counted):
        run = run + 1 if previous is not None and day == previous + 1 else 1
        longest = max(longest, run)
        previous = day
    if previous is not None and previous >= today - 1:
        current = run
    return Streak(days=current, longest_days=longest, counts_today=today in counted)
