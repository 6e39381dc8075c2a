"""Rows about a person: who they are, where they were seen, their time zones, hints and revealed solutions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.curriculum import Standing
from bot.core.days import DEFAULT_ZONE, Calendar, ZonePeriod, change_zone, start_calendar
from bot.core.errors import StoreUnavailableError
from bot.core.storage import Profile
from bot.core.submission import Status
from bot.store.schema import (
    NAME_CHARS,
    HintRow,
    LearnerRow,
    MembershipRow,
    RevealRow,
    SolveRow,
    SubmissionRow,
    ZoneRow,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.core.learner import Learner

SEEN_AGAIN_AFTER = timedelta(days=1)
"""A membership's last sighting is written no oftener, or looking at a board would be a write."""
UNCHARGED = "INFRA"
"""The one verdict that is never held against anybody."""


def clean_name(learner_name: str) -> str:
    """Cut a name to what a column takes: no NUL, no lone surrogates."""
    return learner_name.encode("utf-8", "replace").decode().replace("\0", "")[:NAME_CHARS]


async def lock_learner(session: AsyncSession, learner_id: int) -> LearnerRow | None:
    """Load a learner so that nobody else changes what hangs on them before this transaction ends."""
    return await session.get(LearnerRow, learner_id, with_for_update=True)


async def recall(session: AsyncSession, learner: Learner, now: datetime) -> Profile | None:
    """Give the profile of somebody about whom there is nothing new to write, else None."""
    row = await session.get(LearnerRow, learner.id)
    if row is None or row.display_name != clean_name(learner.display_name):
        return None
    if learner.guild_id is not None:
        member = await session.get(MembershipRow, (learner.guild_id, learner.id))
        if member is None or member.display_name != row.display_name or now - member.last_seen_at > SEEN_AGAIN_AFTER:
            return None
    return Profile(row.display_name, row.is_visible, await load_calendar(session, learner.id))


async def meet(session: AsyncSession, learner: Learner, now: datetime) -> Profile:
    """Insert or refresh the learner and their membership."""
    name = clean_name(learner.display_name)
    row = await lock_learner(session, learner.id) or await insert_learner(session, learner.id, name, now)
    if row.display_name != name:
        row.display_name = name
    if learner.guild_id is not None:
        member = await session.get(MembershipRow, (learner.guild_id, learner.id))
        if member is None:
            member = MembershipRow(guild_id=learner.guild_id, learner_id=learner.id)
            session.add(member)
        member.display_name = name
        member.last_seen_at = now
    await session.flush()
    return Profile(row.display_name, row.is_visible, await load_calendar(session, learner.id))


async def insert_learner(session: AsyncSession, learner_id: int, name: str, now: datetime) -> LearnerRow:
    """Insert a learner whom nobody has met, or only a transaction that runs at the same time."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    values = {"id": learner_id, "display_name": name, "created_at": now, "is_visible": True, "points": 0, "solves": 0}
    await session.execute(insert(LearnerRow).values(values).on_conflict_do_nothing())
    row = await lock_learner(session, learner_id)
    if row is None:
        raise StoreUnavailableError("Your data was deleted in this very moment. Please try again.")
    if not (await load_calendar(session, learner_id)).periods:
        add_zones(session, learner_id, start_calendar(DEFAULT_ZONE, now))
    return row


async def load_profile(session: AsyncSession, learner_id: int) -> Profile | None:
    """Give what is stored about a learner."""
    row = await session.get(LearnerRow, learner_id)
    if row is None:
        return None
    return Profile(row.display_name, row.is_visible, await load_calendar(session, learner_id))


def add_zones(session: AsyncSession, learner_id: int, calendar: Calendar) -> None:
    """Add every period of a calendar."""
    session.add_all(
        ZoneRow(learner_id=learner_id, zone=one.zone, from_utc=one.from_utc, from_day=one.from_day)
        for one in calendar.periods
    )


async def load_calendar(session: AsyncSession, learner_id: int) -> Calendar:
    """Load the history of zones of a met learner."""
    rows = await session.scalars(select(ZoneRow).where(ZoneRow.learner_id == learner_id).order_by(ZoneRow.from_utc))
    return Calendar(tuple(ZonePeriod(row.zone, row.from_utc, row.from_day) for row in rows))


async def set_zone(session: AsyncSession, learner_id: int, zone: str, now: datetime) -> Calendar:
    """Change the zone, and write the history again: a pending change may have been replaced."""
    await lock_learner(session, learner_id)
    calendar = change_zone(await load_calendar(session, learner_id), zone, now)
    session.expunge_all()
    await session.execute(delete(ZoneRow).where(ZoneRow.learner_id == learner_id))
    add_zones(session, learner_id, calendar)
    return calendar


async def set_active(session: AsyncSession, learner_id: int, problem_id: str) -> None:
    """Set the active problem."""
    await session.execute(update(LearnerRow).where(LearnerRow.id == learner_id).values(active_problem_id=problem_id))


async def set_visibility(session: AsyncSession, learner_id: int, *, is_visible: bool) -> None:
    """Set whether others see the learner."""
    await session.execute(update(LearnerRow).where(LearnerRow.id == learner_id).values(is_visible=is_visible))


async def load_standing(session: AsyncSession, learner_id: int) -> Standing:
    """Load where the learner stands with every problem."""
    active = await session.scalar(select(LearnerRow.active_problem_id).where(LearnerRow.id == learner_id))
    solved = frozenset(await session.scalars(select(SolveRow.problem_id).where(SolveRow.learner_id == learner_id)))
    hints = await session.execute(
        select(HintRow.problem_id, func.count()).where(HintRow.learner_id == learner_id).group_by(HintRow.problem_id)
    )
    revealed = await session.scalars(select(RevealRow.problem_id).where(RevealRow.learner_id == learner_id))
    failed = await session.scalars(
        select(SubmissionRow.problem_id)
        .where(
            SubmissionRow.learner_id == learner_id,
            SubmissionRow.status == Status.DONE,
            SubmissionRow.verdict.not_in([UNCHARGED, "ACCEPTED"]),
        )
        .group_by(SubmissionRow.problem_id)
        .order_by(func.max(SubmissionRow.id).desc())
    )
    return Standing(
        active_problem_id=active,
        solved=solved,
        hints_taken=dict(hints.all()),
        revealed=frozenset(revealed) - solved,
        failed=tuple(problem_id for problem_id in failed if problem_id not in solved),
    )


async def take_hint(session: AsyncSession, learner_id: int, problem_id: str, rungs: int, now: datetime) -> bool:
    """Take the next rung, if there is one."""
    await lock_learner(session, learner_id)
    taken = await session.scalar(
        select(func.count()).where(HintRow.learner_id == learner_id, HintRow.problem_id == problem_id)
    )
    rung = (taken or 0) + 1
    if rung > rungs:
        return False
    session.add(HintRow(learner_id=learner_id, problem_id=problem_id, rung=rung, taken_at=now))
    return True


async def reveal(session: AsyncSession, learner_id: int, problem_id: str, now: datetime) -> bool:
    """Remember that the solution was shown before it was solved."""
    await lock_learner(session, learner_id)
    key = (learner_id, problem_id)
    if await session.get(SolveRow, key) is not None or await session.get(RevealRow, key) is not None:
        return False
    session.add(RevealRow(learner_id=learner_id, problem_id=problem_id, revealed_at=now))
    return True
