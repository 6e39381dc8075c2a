"""A streak is a run of days that reaches today or yesterday."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.streaks import Streak, count_streak

TODAY = 1000


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], Streak(0, 0, counts_today=False)),
        ([1000], Streak(1, 1, counts_today=True)),
        ([999], Streak(1, 1, counts_today=False)),
        ([998], Streak(0, 1, counts_today=False)),
        ([996, 997, 998], Streak(0, 3, counts_today=False)),
        ([990, 991, 992, 998, 999, 1000], Streak(3, 3, counts_today=True)),
        ([990, 991, 992, 993, 999], Streak(1, 4, counts_today=False)),
    ],
)
def test_a_streak_reaches_today_or_yesterday(days: list[int], expected: Streak) -> None:
    """Today not yet solved keeps a streak; a day missed ends it; the longest is remembered."""
    assert count_streak(days, TODAY) == expected


@given(st.lists(st.integers(TODAY - 40, TODAY)), st.randoms())
def test_order_and_repetition_do_not_matter(days: list[int], random: object) -> None:
    """The same days in any order, any number of times, are the same streak."""
    shuffled = days * 2
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert count_streak(shuffled, TODAY) == count_streak(sorted(set(days)), TODAY)


@given(st.sets(st.integers(TODAY - 40, TODAY - 1)))
def test_a_solve_today_adds_one_day(days: set[int]) -> None:
    """Solving on a new day makes the streak exactly one longer than it was."""
    before = count_streak(days, TODAY)
    after = count_streak(days | {TODAY}, TODAY)

    assert after.days == before.days + 1
    assert after.counts_today
    assert after.longest_days == max(before.longest_days, after.days)


def test_days_after_today_are_left_out() -> None:
    """A clock that was set back does not make tomorrow count."""
    assert count_streak([TODAY, TODAY + 1], TODAY) == Streak(1, 1, counts_today=True)
