"""Leaderboards and a learner's own numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Select, and_, cast, func, literal, or_, select, union_all

from bot.core.board import ROWS_PER_PAGE, Board, BoardRow, Period, Scope, find_start
from bot.core.storage import Solve, Tally
from bot.store.learners import UNCHARGED
from bot.store.schema import HintRow, LearnerRow, MembershipRow, SolveRow, StreakDayRow, SubmissionRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import CTE, Subquery
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.core.learner import Learner


def select_totals(since: datetime | None) -> Subquery:
    """Sum up solves by learner; all-time sums are kept in the learner's row and need no counting."""
    if since is None:
        return select(LearnerRow.id.label("learner_id"), LearnerRow.points, LearnerRow.solves).subquery("totals")
    # The sum keeps SQLite from walking the whole primary key in groups: it takes the period out of the index instead.
    learner_id = (SolveRow.learner_id + 0).label("learner_id")
    return (
        select(
            learner_id,
            cast(func.sum(SolveRow.points), BigInteger).label("points"),
            func.count().label("solves"),
        )
        .where(SolveRow.solved_at >= since)
        .group_by(learner_id)
        .subquery("totals")
    )


def select_shown(learner_id: int, guild_id: int | None, since: datetime | None) -> CTE:
    """Select everybody whom a learner may see on a board, the hidden learner themselves included."""
    totals = select_totals(since)
    shown = (
        select(totals)
        .join(LearnerRow, LearnerRow.id == totals.c.learner_id)
        .where(totals.c.points > 0, or_(LearnerRow.is_visible, LearnerRow.id == learner_id))
    )
    if guild_id is not None:
        here = (MembershipRow.learner_id == totals.c.learner_id) & (MembershipRow.guild_id == guild_id)
        shown = shown.join(MembershipRow, here)
    return shown.cte("shown")


def select_rows(shown: CTE, learner_id: int, guild_id: int | None, offset: int) -> Select[int, int, str, int, int, int]:
    """Select one page and the caller's own row, with names and ranks; both read ``shown`` once it is computed."""
    best = (shown.c.points.desc(), shown.c.learner_id)
    page = select(shown, literal(1).label("on_page")).order_by(*best).limit(ROWS_PER_PAGE).offset(offset).subquery()
    own = select(shown, literal(0).label("on_page")).where(shown.c.learner_id == learner_id)
    wanted = union_all(select(page), own).subquery("wanted")
    ahead = shown.alias("ahead")
    rank = select(1 + func.count()).select_from(ahead).where(ahead.c.points > wanted.c.points).scalar_subquery()
    named: type[LearnerRow | MembershipRow] = LearnerRow
    is_named = LearnerRow.id == wanted.c.learner_id
    if guild_id is not None:
        named = MembershipRow
        is_named = and_(MembershipRow.learner_id == wanted.c.learner_id, MembershipRow.guild_id == guild_id)
    return (
        select(
            rank.label("rank"),
            wanted.c.learner_id,
            named.display_name,
            wanted.c.points,
            wanted.c.solves,
            wanted.c.on_page,
        )
        .join(named, is_named)
        .order_by(wanted.c.on_page.desc(), wanted.c.points.desc(), wanted.c.learner_id)
    )


async def load_board(
    session: AsyncSession, learner: Learner, scope: Scope, period: Period, *, page: int, now: datetime
) -> Board:
    """Load one page, and the caller's own row."""
    since = find_start(period, now)
    guild_id = learner.guild_id if scope is Scope.GUILD else None
    shown = select_shown(learner.id, guild_id, since)
    learners = await session.scalar(select(func.count()).select_from(shown)) or 0
    pages = max(1, -(-learners // ROWS_PER_PAGE))
    page = min(max(page, 1), pages)
    found = await session.execute(select_rows(shown, learner.id, guild_id, (page - 1) * ROWS_PER_PAGE))
    rows, own = [], None
    for rank, learner_id, display_name, points, solves, on_page in found:
        row = BoardRow(rank, learner_id, display_name, points, solves, is_self=learner_id == learner.id)
        if on_page:
            rows.append(row)
        else:
            own = row
    return Board(
        scope=scope,
        period=period,
        page=page,
        pages=pages,
        learners=learners,
        rows=tuple(rows),
        own=own or await load_own(session, learner, since),
        since=since,
    )


async def load_own(session: AsyncSession, learner: Learner, since: datetime | None) -> BoardRow:
    """Make the row of somebody without points, who has no rank but may have solves."""
    totals = select_totals(since)
    solves = await session.scalar(select(totals.c.solves).where(totals.c.learner_id == learner.id))
    return BoardRow(None, learner.id, learner.display_name, 0, solves or 0, is_self=True)


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
