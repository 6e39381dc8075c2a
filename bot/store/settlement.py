"""The one transaction of a verdict: verdict, solve, points and streak, all or none."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bot.core.days import find_day
from bot.core.points import count_points
from bot.core.reports import encode_report
from bot.core.streaks import count_streak
from bot.core.submission import Settlement, Status
from bot.store.learners import UNCHARGED, load_calendar, lock_learner
from bot.store.schema import HintRow, LearnerRow, RevealRow, SolveRow, StreakDayRow, SubmissionRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.core.points import Difficulty
    from bot.core.reports import Report


async def settle(
    session: AsyncSession, submission_id: int, report: Report, difficulty: Difficulty, now: datetime
) -> Settlement | None:
    """Write a verdict and what follows from it; see `bot.core.storage.Store.settle`."""
    row = await session.get(SubmissionRow, submission_id)
    learner = None if row is None else await lock_learner(session, row.learner_id)
    if row is None or learner is None or row.status == Status.REPLACED:
        return None
    if row.settlement is not None:
        return Settlement(**json.loads(row.settlement))
    settlement = await count_effects(session, row, learner, str(report.verdict), difficulty)
    row.status = Status.DONE
    row.verdict = str(report.verdict)
    row.diagnoses = json.dumps([{"id": one.id, "text": one.text} for one in report.diagnoses])
    row.report = encode_report(report)
    row.settlement = json.dumps(asdict(settlement))
    row.judged_at = now
    return settlement


async def count_effects(
    session: AsyncSession, row: SubmissionRow, learner: LearnerRow, verdict: str, difficulty: Difficulty
) -> Settlement:
    """Add what a verdict earns. Everything counts as it stood when the submission arrived: waiting costs nothing."""
    today = find_day(await load_calendar(session, learner.id), row.created_at)
    hints_taken = await count_hints(session, row)
    was_revealed = await is_revealed(session, row)
    is_first = verdict == "ACCEPTED" and await session.get(SolveRow, (learner.id, row.problem_id)) is None
    points = count_points(difficulty, hints_taken, was_revealed=was_revealed) if is_first else 0
    grew = False
    if is_first:
        session.add(
            SolveRow(
                learner_id=learner.id,
                problem_id=row.problem_id,
                submission_id=row.id,
                points=points,
                hints_taken=hints_taken,
                was_revealed=was_revealed,
                day=today,
                solved_at=row.created_at,
            )
        )
        learner.points += points
        learner.solves += 1
        if not was_revealed:
            grew = await add_streak_day(session, learner.id, today)
    await session.flush()
    days = await session.scalars(select(StreakDayRow.day).where(StreakDayRow.learner_id == learner.id))
    return Settlement(
        points_awarded=points,
        is_first_solve=is_first,
        streak_days=count_streak(days, today).days,
        streak_grew=grew,
        attempts=await count_attempts(session, row) + (verdict != UNCHARGED),
        hints_taken=hints_taken,
        was_revealed=was_revealed,
    )


async def count_hints(session: AsyncSession, row: SubmissionRow) -> int:
    """Count the rungs taken before the submission arrived."""
    counted: int | None = await session.scalar(
        select(func.count()).where(
            HintRow.learner_id == row.learner_id,
            HintRow.problem_id == row.problem_id,
            HintRow.taken_at <= row.created_at,
        )
    )
    return counted or 0


async def is_revealed(session: AsyncSession, row: SubmissionRow) -> bool:
    """Tell whether the solution had been shown before the submission arrived."""
    reveal = await session.get(RevealRow, (row.learner_id, row.problem_id))
    return reveal is not None and reveal.revealed_at <= row.created_at


async def count_attempts(session: AsyncSession, row: SubmissionRow) -> int:
    """Count the charged submissions of the same problem."""
    counted: int | None = await session.scalar(
        select(func.count()).where(
            SubmissionRow.learner_id == row.learner_id,
            SubmissionRow.problem_id == row.problem_id,
            SubmissionRow.verdict != UNCHARGED,
            SubmissionRow.id != row.id,
        )
    )
    return counted or 0


async def add_streak_day(session: AsyncSession, learner_id: int, day: int) -> bool:
    """Count one more solve on a day; True if it is the day's first."""
    row = await session.get(StreakDayRow, (learner_id, day))
    if row is None:
        session.add(StreakDayRow(learner_id=learner_id, day=day, solves=1))
        return True
    row.solves += 1
    return False
