"""Leaderboards and a learner's own numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Select, func, or_, select

from bot.core.board import ROWS_PER_PAGE, Board, BoardRow, Period, Scope, find_start
from bot.core.storage import Solve, Tally
from bot.store.learners import UNCHARGED
from bot.store.schema import HintRow, LearnerRow, MembershipRow, SolveRow, StreakDayRow, SubmissionRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import CTE, ColumnElement, Row, Subquery
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.core.learner import Learner


@dataclass(frozen=True, slots=True)
class Total:
    """A learner's sums over a board's period."""

    points: int
    solves: int


def select_totals(since: datetime | None) -> Subquery:
    """Sum up solves by learner; all-time sums are kept in the learner's row and need no counting."""
    if since is None:
        return select(LearnerRow.id.label("learner_id"), LearnerRow.points, LearnerRow.solves).subquery()
    return (
        select(
            SolveRow.learner_id,
            func.sum(SolveRow.points).label("points"),
            func.count().label("solves"),
        )
        .where(SolveRow.solved_at >= since)
        .group_by(SolveRow.learner_id)
        .subquery()
    )


def select_ranking(learner_id: int, guild_id: int | None, since: datetime | None) -> CTE:
    """Rank everybody whom a learner may see, the hidden learner themselves included."""
    totals = select_totals(since)
    name: ColumnElement[str] = LearnerRow.display_name.label("display_name")
    source = totals.join(LearnerRow, LearnerRow.id == totals.c.learner_id)
    shown = [totals.c.points > 0, or_(LearnerRow.is_visible, LearnerRow.id == learner_id)]
    if guild_id is not None:
        name = MembershipRow.display_name.label("display_name")
        source = source.join(MembershipRow, MembershipRow.learner_id == totals.c.learner_id)
        shown.append(MembershipRow.guild_id == guild_id)
    best = totals.c.points.desc()
    return (
        select(
            totals.c.learner_id,
            name,
            totals.c.points,
            totals.c.solves,
            func.rank().over(order_by=best).label("rank"),
            func.row_number().over(order_by=(best, totals.c.learner_id)).label("place"),
        )
        .select_from(source)
        .where(*shown)
        .cte("ranking")
    )


async def load_board(
    session: AsyncSession, learner: Learner, scope: Scope, period: Period, *, page: int, now: datetime
) -> Board:
    """Load one page, and the caller's own row."""
    since = find_start(period, now)
    guild_id = learner.guild_id if scope is Scope.GUILD else None
    ranking = select_ranking(learner.id, guild_id, since)
    learners = await session.scalar(select(func.count()).select_from(ranking)) or 0
    pages = max(1, -(-learners // ROWS_PER_PAGE))
    page = min(max(page, 1), pages)
    last = page * ROWS_PER_PAGE
    wanted: Select[tuple[int, str, int, int, int, int]] = (
        select(ranking)
        .where(or_(ranking.c.place.between(last - ROWS_PER_PAGE + 1, last), ranking.c.learner_id == learner.id))
        .order_by(ranking.c.place)
    )
    found = (await session.execute(wanted)).all()
    own = next((make_row(row, learner.id) for row in found if row.learner_id == learner.id), None)
    return Board(
        scope=scope,
        period=period,
        page=page,
        pages=pages,
        learners=learners,
        rows=tuple(make_row(row, learner.id) for row in found if last - ROWS_PER_PAGE < row.place <= last),
        own=own or await load_own(session, learner, since),
        since=since,
    )


def make_row(row: Row[tuple[int, str, int, int, int, int]], learner_id: int) -> BoardRow:
    """Turn a row of the ranking into the core's value."""
    return BoardRow(
        rank=int(row.rank),
        learner_id=row.learner_id,
        display_name=row.display_name,
        points=int(row.points),
        solves=int(row.solves),
        is_self=row.learner_id == learner_id,
    )


async def load_own(session: AsyncSession, learner: Learner, since: datetime | None) -> BoardRow:
    """Make the row of somebody without a rank."""
    totals = select_totals(since)
    found = (await session.execute(select(totals).where(totals.c.learner_id == learner.id))).one_or_none()
    total = Total(0, 0) if found is None else Total(int(found.points), int(found.solves))
    return BoardRow(
        rank=None,
        learner_id=learner.id,
        display_name=learner.display_name,
        points=total.points,
        solves=total.solves,
        is_self=True,
    )


async def find_rank(session: AsyncSession, learner_id: int, guild_id: int | None) -> int | None:
    """Find the all-time rank: one more than the visible learners with more points."""
    points = await session.scalar(select(LearnerRow.points).where(LearnerRow.id == learner_id))
    if not points:
        return None
    better = select(func.count()).select_from(LearnerRow).where(LearnerRow.points > points, LearnerRow.is_visible)
    if guild_id is not None:
        here = (MembershipRow.learner_id == LearnerRow.id) & (MembershipRow.guild_id == guild_id)
        if await session.get(MembershipRow, (guild_id, learner_id)) is None:
            return None
        better = better.join(MembershipRow, here)
    return 1 + (await session.scalar(better) or 0)


async def tally(session: AsyncSession, learner_id: int, guild_id: int | None) -> Tally:
    """Count up a learner's work."""
    solves = await session.execute(
        select(SolveRow.problem_id, SolveRow.points, SolveRow.solved_at)
        .where(SolveRow.learner_id == learner_id)
        .order_by(SolveRow.solved_at.desc(), SolveRow.submission_id.desc())
    )
    days = await session.execute(
        select(StreakDayRow.day, StreakDayRow.solves).where(StreakDayRow.learner_id == learner_id)
    )
    charged = (SubmissionRow.learner_id == learner_id, SubmissionRow.verdict != UNCHARGED)
    submissions, accepted = (
        await session.execute(
            select(func.count(), func.count().filter(SubmissionRow.verdict == "ACCEPTED")).where(*charged)
        )
    ).one()
    hints = await session.scalar(select(func.count()).where(HintRow.learner_id == learner_id))
    return Tally(
        solves=tuple(Solve(*row) for row in solves),
        solves_by_day=dict(days.all()),
        submissions=submissions,
        accepted=accepted,
        hints_taken=hints or 0,
        rank=await find_rank(session, learner_id, None),
        guild_rank=None if guild_id is None else await find_rank(session, learner_id, guild_id),
    )
