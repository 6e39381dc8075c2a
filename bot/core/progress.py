"""The numbers behind the picture that ``/progress`` shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.curriculum import find_by_id
from bot.core.days import find_day, find_period
from bot.core.streaks import count_streak

if TYPE_CHECKING:
    from datetime import datetime

    from bot.core.storage import Profile, Tally
    from problems.bank import Bank
    from problems.problem import Problem

RECENT_DAYS = 14
RECENT_SOLVES = 5


@dataclass(frozen=True, slots=True)
class TrackProgress:
    """How many of a track's problems are solved; ``track`` is its title."""

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


def count_tracks(bank: Bank, solved: set[str]) -> tuple[TrackProgress, ...]:
    """Count solved problems by track, in path order."""
    counted = []
    for track in bank.tracks:
        ids = [problem.id for problem in bank.problems if problem.track == track.id]
        if ids:
            counted.append(TrackProgress(track.title, len(solved.intersection(ids)), len(ids)))
    return tuple(counted)


def compose_card(
    learner_id: int, profile: Profile, tally: Tally, bank: Bank, *, active_problem_id: str | None, now: datetime
) -> ProgressCard:
    """Put a learner's numbers together as they stand at an instant."""
    today = find_day(profile.calendar, now)
    streak = count_streak(tally.solves_by_day, today)
    tracks = count_tracks(bank, {solve.problem_id for solve in tally.solves})
    return ProgressCard(
        learner_id=learner_id,
        display_name=profile.display_name,
        points=sum(solve.points for solve in tally.solves),
        solved=sum(track.solved for track in tracks),
        total=len(bank.problems),
        tracks=tracks,
        streak_days=streak.days,
        longest_streak_days=streak.longest_days,
        solved_today=streak.counts_today,
        recent_days=tuple(tally.solves_by_day.get(day, 0) for day in range(today - RECENT_DAYS + 1, today + 1)),
        rank=tally.rank,
        guild_rank=tally.guild_rank,
        submissions=tally.submissions,
        accepted=tally.accepted,
        hints_taken=tally.hints_taken,
        recent_solves=tuple(
            SolveSeen(solve.problem_id, find_by_id(bank, solve.problem_id), solve.points, solve.solved_at)
            for solve in tally.solves[:RECENT_SOLVES]
        ),
        active=find_by_id(bank, active_problem_id),
        time_zone=profile.calendar.periods[find_period(profile.calendar, now)].zone,
        is_visible=profile.is_visible,
    )
