"""Leaderboards: which rows, over which time, seen by whom.

Weeks start on Monday and months on the first, at 00:00 UTC, the same for everyone: a board compares people, so its
borders cannot depend on who looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

ROWS_PER_PAGE = 10


class Scope(StrEnum):
    """Whose points are compared."""

    GUILD = "guild"  # people seen in this server
    EVERYWHERE = "everywhere"


class Period(StrEnum):
    """Which solves count."""

    WEEK = "week"
    MONTH = "month"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One learner's place.

    Attributes:
        rank: 1 for the most points; equal points share a rank and the next rank is skipped.
            None for the caller's own row without points.
        learner_id: Discord's snowflake.
        display_name: The name in this server, or the newest known; never escaped here.
        points: Points of the period.
        solves: Problems solved in the period, those without points included.
        is_self: Whether this is the caller.
    """

    rank: int | None
    learner_id: int
    display_name: str
    points: int
    solves: int
    is_self: bool


@dataclass(frozen=True, slots=True)
class Board:
    """One page of a leaderboard.

    Attributes:
        scope: Whose points are compared.
        period: Which solves count.
        page: 1-based; a number past the end shows the last page.
        pages: At least 1.
        learners: How many have points.
        rows: At most `ROWS_PER_PAGE`, best first.
        own: The caller's row, always, on this page or not.
        since: Start of the period in UTC, or None for all time.
    """

    scope: Scope
    period: Period
    page: int
    pages: int
    learners: int
    rows: tuple[BoardRow, ...]
    own: BoardRow
    since: datetime | None


def find_start(period: Period, now: datetime) -> datetime | None:
    """Give the first instant of the period that ``now`` (aware) lies in, in UTC; None for all time."""
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    match period:
        case Period.WEEK:
            return midnight - timedelta(days=midnight.weekday())
        case Period.MONTH:
            return midnight.replace(day=1)
        case Period.ALL:
            return None
