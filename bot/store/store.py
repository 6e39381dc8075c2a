"""The store: one transaction a call. What it promises is written at `bot.core.storage.Store`."""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager, nullcontext
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy.ext.asyncio import AsyncSession

from bot.store import boards, learners, personal, settlement, submissions
from bot.store.address import find_file, read_address
from bot.store.engine import WRITING, make_engine
from bot.store.errors import DATABASE_ERRORS, OpenStoreError, translate_errors
from bot.store.lock import FileLock
from bot.store.migration import explain_failure, find_head, read_revision

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.core.board import Board, Period, Scope
    from bot.core.curriculum import Standing
    from bot.core.days import Calendar
    from bot.core.learner import Learner
    from bot.core.points import Difficulty
    from bot.core.reports import Report
    from bot.core.storage import Added, Draft, Profile, Refused, Tally
    from bot.core.submission import Settlement, Submission


class Store:
    """An open database. Made by `open_store`; an async context manager that closes it."""

    def __init__(self, engine: AsyncEngine, lock: FileLock | None) -> None:
        self._engine = engine
        self._writing_engine = engine.execution_options(**{WRITING: True})
        self._lock = lock
        # SQLite has one writer: taking turns here is first come, first served, and SQLite's own way is sleep and retry.
        self._turn = nullcontext() if lock is None else asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close every connection, and let another tutor have the file."""
        await self._engine.dispose()
        if self._lock is not None:
            self._lock.drop()

    @asynccontextmanager
    async def read(self, action: str) -> AsyncIterator[AsyncSession]:
        """Open a transaction that only reads; what it sees does not change under it on SQLite."""
        with translate_errors(action):
            async with AsyncSession(self._engine, expire_on_commit=False) as session, session.begin():
                yield session

    @asynccontextmanager
    async def write(self, action: str) -> AsyncIterator[AsyncSession]:
        """Open a transaction that writes: all of it, or on any error nothing."""
        with translate_errors(action):
            async with (
                self._turn,
                AsyncSession(self._writing_engine, expire_on_commit=False) as session,
                session.begin(),
            ):
                yield session

    async def meet_learner(self, learner: Learner, now: datetime) -> Profile:
        """Remember the person and the server they were seen in."""
        async with self.read("recall a learner") as session:
            known = await learners.recall(session, learner, now)
        if known is not None:
            return known
        async with self.write("meet a learner") as session:
            return await learners.meet(session, learner, now)

    async def load_profile(self, learner_id: int) -> Profile | None:
        """Give what is stored about a learner, or None for somebody never met."""
        async with self.read("load a profile") as session:
            return await learners.load_profile(session, learner_id)

    async def load_standing(self, learner_id: int) -> Standing:
        """Give where a learner stands with every problem."""
        async with self.read("load a standing") as session:
            return await learners.load_standing(session, learner_id)

    async def set_active(self, learner_id: int, problem_id: str) -> None:
        """Remember the problem that a met learner works on."""
        async with self.write("set the active problem") as session:
            await learners.set_active(session, learner_id, problem_id)

    async def set_visibility(self, learner_id: int, *, is_visible: bool) -> None:
        """Show or hide a met learner."""
        async with self.write("set the visibility") as session:
            await learners.set_visibility(session, learner_id, is_visible=is_visible)

    async def set_zone(self, learner_id: int, zone: str, now: datetime) -> Calendar:
        """Change a met learner's zone; give the new history."""
        async with self.write("set the time zone") as session:
            return await learners.set_zone(session, learner_id, zone, now)

    async def take_hint(self, learner_id: int, problem_id: str, rungs: int, now: datetime) -> bool:
        """Take the next rung for a met learner; False when all are taken already."""
        async with self.write("take a hint") as session:
            return await learners.take_hint(session, learner_id, problem_id, rungs, now)

    async def reveal(self, learner_id: int, problem_id: str, now: datetime) -> bool:
        """Remember that the solution was shown; False if that changes nothing."""
        async with self.write("reveal a solution") as session:
            return await learners.reveal(session, learner_id, problem_id, now)

    async def add_submission(self, draft: Draft, unfinished_limit: int, now: datetime) -> Added | Refused:
        """Write a submission down, pending."""
        async with self.write("add a submission") as session:
            return await submissions.add(session, draft, unfinished_limit, now)

    async def begin_judging(self, submission_id: int, now: datetime) -> int | None:
        """Mark a submission as handed to the judge; give how often that was, or None if it must not be judged."""
        async with self.write("begin judging") as session:
            return await submissions.begin_judging(session, submission_id, now)

    async def settle(
        self, submission_id: int, report: Report, difficulty: Difficulty, now: datetime
    ) -> Settlement | None:
        """Write verdict, solve, points and streak in one transaction."""
        async with self.write("settle a submission") as session:
            return await settlement.settle(session, submission_id, report, difficulty, now)

    async def load_submission(self, submission_id: int) -> Submission | None:
        """Give one submission, or None."""
        async with self.read("load a submission") as session:
            return await submissions.load(session, submission_id)

    async def find_replacement(self, submission_id: int) -> int | None:
        """Give the submission that took this one's place, or None."""
        async with self.read("find a replacement") as session:
            return await submissions.find_replacement(session, submission_id)

    async def list_unanswered(self) -> list[Submission]:
        """List submissions whose answer was not shown, oldest first."""
        async with self.read("list unanswered submissions") as session:
            return await submissions.list_unanswered(session)

    async def note_answer_message(self, submission_id: int, message_id: int) -> None:
        """Remember the message that shows the answer."""
        async with self.write("note an answer's message") as session:
            await submissions.note_answer_message(session, submission_id, message_id)

    async def mark_answered(self, submission_id: int, now: datetime) -> None:
        """Remember that the final answer is shown, and drop the interaction's token."""
        async with self.write("mark a submission answered") as session:
            await submissions.mark_answered(session, submission_id, now)

    async def tally(self, learner_id: int, guild_id: int | None) -> Tally:
        """Count up a learner's work."""
        async with self.read("count up progress") as session:
            return await boards.tally(session, learner_id, guild_id)

    async def load_board(self, learner: Learner, scope: Scope, period: Period, page: int, now: datetime) -> Board:
        """Give one page of a leaderboard as this learner may see it."""
        async with self.read("load a leaderboard") as session:
            return await boards.load_board(session, learner, scope, period, page=page, now=now)

    async def export_learner(self, learner_id: int) -> dict[str, Any]:
        """Give every row about a learner, as JSON values by table."""
        async with self.read("export a learner's data") as session:
            return await personal.export(session, learner_id)

    async def forget_learner(self, learner_id: int) -> int:
        """Delete every row about a learner; give how many submissions that were."""
        async with self.write("delete a learner's data") as session:
            return await personal.forget(session, learner_id)


async def open_store(url: str) -> Store:
    """Open a database that `bot.store.migration.upgrade_database` has brought to this version.

    Args:
        url: ``sqlite:///PATH`` or ``postgresql://USER:PASSWORD@HOST/NAME``.

    Raises:
        OpenStoreError: The URL is malformed, the database does not answer or is at another revision, or another
            tutor is using the SQLite file.
    """
    address = read_address(url)
    path = find_file(address)
    lock = None
    if path is not None:
        if not path.exists():
            raise OpenStoreError(f"There is no database at {path}. Create it with: jaxtutor db upgrade")
        lock = FileLock(path)
        lock.take()
        check_rights(path, lock)
    engine = make_engine(address)
    try:
        await check_revision(engine)
    except BaseException:
        await engine.dispose()
        if lock is not None:
            lock.drop()
        raise
    return Store(engine, lock)


def check_rights(path: Path, lock: FileLock) -> None:
    """Refuse a file that SQLite would open for reading only, and leave to the first learner to find out."""
    if not os.access(path, os.R_OK | os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        lock.drop()
        raise OpenStoreError(
            f"The database's file cannot be written: {path} is read-only for this user. "
            "Give this user the right to write it, or set another path."
        )


async def check_revision(engine: AsyncEngine) -> None:
    """Refuse a database that this version's queries do not fit."""
    try:
        async with engine.connect() as connection:
            revision = await connection.run_sync(read_revision)
    except DATABASE_ERRORS as error:
        raise OpenStoreError(explain_failure(error)) from error
    head = find_head()
    if revision != head:
        raise OpenStoreError(
            f"The database is at revision {revision or 'none'} and this version needs {head}. "
            "Bring it there with: jaxtutor db upgrade"
        )
