"""Rows of submissions: written before anything else happens, followed until they are answered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import or_, select, text, update

from bot.core.reports import decode_report
from bot.core.storage import Added, Draft, Refused
from bot.core.submission import Origin, Settlement, Status, Submission, Why
from bot.store.learners import UNCHARGED, meet
from bot.store.schema import UNANSWERED, SubmissionRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

UNFINISHED = (Status.PENDING, Status.JUDGING)


def read_row(row: SubmissionRow) -> Submission:
    """Turn a row into the core's value."""
    return Submission(
        id=row.id,
        learner_id=row.learner_id,
        problem_id=row.problem_id,
        why=Why(row.why),
        source=row.source,
        notes=tuple(json.loads(row.notes)),
        bank_version=row.bank_version,
        origin=Origin(
            kind="message" if row.origin_kind == "message" else "interaction",
            guild_id=row.guild_id,
            channel_id=row.channel_id,
            message_id=row.message_id,
            interaction_token=row.interaction_token,
            application_id=row.application_id,
            answer_message_id=row.answer_message_id,
        ),
        status=Status(row.status),
        judge_runs=row.judge_runs,
        created_at=row.created_at,
        report=None if row.report is None else decode_report(row.report),
        settlement=None if row.settlement is None else Settlement(**json.loads(row.settlement)),
    )


async def add(session: AsyncSession, draft: Draft, unfinished_limit: int, now: datetime) -> Added | Refused:
    """Write a submission down, unless it repeats one or the learner has too many unfinished ones."""
    # Meeting locks the learner's row, so that two submissions at once cannot both take the last place.
    await meet(session, draft.learner, now)
    unfinished = (
        await session.scalars(
            select(SubmissionRow)
            .where(SubmissionRow.learner_id == draft.learner.id, SubmissionRow.status.in_(UNFINISHED))
            .order_by(SubmissionRow.id)
        )
    ).all()
    earlier = await find_earlier(session, draft)
    repeated = find_repeated(draft, unfinished, earlier)
    if repeated is not None:
        return Refused(repeats_id=repeated.id)
    replaced = earlier if earlier is not None and earlier.status == Status.PENDING else None
    if len(unfinished) - (replaced is not None) >= unfinished_limit:
        return Refused(repeats_id=None)
    row = make_row(draft, now)
    if earlier is not None and earlier.status != Status.JUDGING and row.answer_message_id is None:
        # An edit is answered where the message was answered before; one in the judge will still need its own answer.
        row.answer_message_id = earlier.answer_message_id
    session.add(row)
    await session.flush()
    if replaced is not None:
        replaced.status = Status.REPLACED
        replaced.replaced_by = row.id
        replaced.answered_at = now
        replaced.interaction_token = None
    return Added(read_row(row), replaced.id if replaced else None)


async def find_earlier(session: AsyncSession, draft: Draft) -> SubmissionRow | None:
    """Find the newest submission of the same message; only messages can be edited."""
    if draft.origin.kind != "message" or draft.origin.message_id is None:
        return None
    return await session.scalar(
        select(SubmissionRow)
        .where(
            SubmissionRow.message_id == draft.origin.message_id,
            SubmissionRow.learner_id == draft.learner.id,
            SubmissionRow.origin_kind == "message",
        )
        .order_by(SubmissionRow.id.desc())
        .limit(1)
    )


def find_repeated(
    draft: Draft, unfinished: Sequence[SubmissionRow], earlier: SubmissionRow | None
) -> SubmissionRow | None:
    """Find the submission that the draft repeats: unfinished, or of the same message with a verdict that stands.

    A message whose newest submission differs may go back to what it held before.
    """
    candidates = [row for row in unfinished if row.message_id != draft.origin.message_id or row.message_id is None]
    if earlier is not None and earlier.verdict != UNCHARGED and earlier.status != Status.REPLACED:
        candidates.append(earlier)
    elif earlier is None:
        candidates = list(unfinished)
    return next(
        (row for row in candidates if row.source == draft.source and row.problem_id == draft.problem_id),
        None,
    )


def make_row(draft: Draft, now: datetime) -> SubmissionRow:
    """Make the row of a draft."""
    return SubmissionRow(
        learner_id=draft.learner.id,
        problem_id=draft.problem_id,
        why=draft.why,
        source=draft.source,
        notes=json.dumps(draft.notes),
        bank_version=draft.bank_version,
        origin_kind=draft.origin.kind,
        guild_id=draft.origin.guild_id,
        channel_id=draft.origin.channel_id,
        message_id=draft.origin.message_id,
        interaction_token=draft.origin.interaction_token,
        application_id=draft.origin.application_id,
        answer_message_id=draft.origin.answer_message_id,
        status=Status.PENDING,
        judge_runs=0,
        created_at=now,
    )


async def begin_judging(session: AsyncSession, submission_id: int, now: datetime) -> int | None:
    """Mark a submission as handed to the judge."""
    runs: int | None = await session.scalar(
        update(SubmissionRow)
        .where(SubmissionRow.id == submission_id, SubmissionRow.status.in_(UNFINISHED))
        .values(status=Status.JUDGING, judging_at=now, judge_runs=SubmissionRow.judge_runs + 1)
        .returning(SubmissionRow.judge_runs)
    )
    return runs


async def load(session: AsyncSession, submission_id: int) -> Submission | None:
    """Load one submission."""
    row = await session.get(SubmissionRow, submission_id)
    return None if row is None else read_row(row)


async def find_replacement(session: AsyncSession, submission_id: int) -> int | None:
    """Find what replaced a submission."""
    found: int | None = await session.scalar(select(SubmissionRow.replaced_by).where(SubmissionRow.id == submission_id))
    return found


async def list_unanswered(session: AsyncSession) -> list[Submission]:
    """List everything whose final answer was not shown, oldest first."""
    rows = await session.scalars(select(SubmissionRow).where(text(UNANSWERED)).order_by(SubmissionRow.id))
    return [read_row(row) for row in rows]


async def note_answer_message(session: AsyncSession, submission_id: int, message_id: int) -> None:
    """Remember the answer's message."""
    await session.execute(
        update(SubmissionRow).where(SubmissionRow.id == submission_id).values(answer_message_id=message_id)
    )


async def mark_answered(session: AsyncSession, submission_id: int, now: datetime) -> None:
    """Remember that the answer was shown."""
    await session.execute(
        update(SubmissionRow)
        .where(
            SubmissionRow.id == submission_id,
            or_(SubmissionRow.status == Status.DONE, SubmissionRow.status == Status.REPLACED),
        )
        .values(answered_at=now, interaction_token=None)
    )
