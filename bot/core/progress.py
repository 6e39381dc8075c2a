"""The numbers behind the picture that ``/progress`` shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from problems.problem import Problem

RECENT_DAYS = 14
RECENT_SOLVES = 5


@dataclass(frozen=True, slots=True)
class TrackProgress:
    """How many of a track's problems are solved."""

    track: str
    solved: int
    total: int


@dataclass(frozen=True, slots=True)
class SolveSeen:
    """One solve: the problem (None if it has left the bank), its points, when (UTC)."""

    problem_id: str
    problem: Problem | None
    points: int
    solved_at: datetime


@dataclass(frozen=True, slots=True)
class ProgressCard:
    """Everything the card shows.

    Attributes:
        learner_id: Discord's snowflake.
        display_name: Newest known name; never escaped here.
        points: All-time points.
        solved: Problems of the present bank that are solved.
        total: Problems in the present bank.
        tracks: The same by track, in path order.
        streak_days: Days in a row with a new solve, up to today or yesterday.
        longest_streak_days: The longest there ever was.
        solved_today: Whether today counts already; if not and ``streak_days`` is above 0, a new solve today keeps it.
        recent_days: New solves on each of the last `RECENT_DAYS` of the learner's days, oldest first, today last.
        rank: All-time rank everywhere, or None without points.
        guild_rank: All-time rank in the server asked about, or None without points or outside a server.
        submissions: Charged submissions in all.
        accepted: How many of them were accepted.
        hints_taken: Rungs of hint ladders taken in all.
        recent_solves: The newest `RECENT_SOLVES`, newest first.
        active: The problem they are working on, if any.
        time_zone: The zone that decides their days.
        is_visible: Whether others may see this card.
    """

    learner_id: int
    display_name: str
    points: int
    solved: int
    total: int
    tracks: tuple[TrackProgress, ...]
    streak_days: int
    longest_streak_days: int
    solved_today: bool
    recent_days: tuple[int, ...]
    rank: int | None
    guild_rank: int | None
    submissions: int
    accepted: int
    hints_taken: int
    recent_solves: tuple[SolveSeen, ...]
    active: Problem | None
    time_zone: str
    is_visible: bool
