"""Takes submissions that are written down through the line and the judge to their settlement.

Whatever happens here, the row comes first: a step that is not in the store has not happened, and a restart repeats it.
"""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import structlog

from bot.core.curriculum import find_by_id, find_next
from bot.core.errors import StoreUnavailableError
from bot.core.line import Entry, Line
from bot.core.submission import Closed, Graded, Judging, Queued, Stalled, Status
from runner.report import Report
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from bot.core.ports import Clock, Judge
    from bot.core.storage import Store
    from bot.core.submission import Settlement, Submission, Update
    from problems.bank import Bank
    from problems.problem import Problem

T = TypeVar("T")
log = structlog.get_logger(__name__)

JUDGE_RUNS = 3
"""A submission that was handed over so often without a verdict has probably stopped the bot each time."""
FIRST_RETRY_SECONDS = 0.25
LAST_RETRY_SECONDS = 15.0
STALLED = (
    "Your code is safe, but the database does not answer at the moment. "
    "The check goes on by itself as soon as it does; there is nothing you need to do."
)
REPLACED = "An edit of this message took this submission's place, and the newer code is being checked instead."
DELETED = "This submission was deleted with the rest of the learner's data, as they asked."
FAULT = (
    "Something broke on our side before your code had its verdict, so this does not count as an attempt. "
    "Please send it again in a moment."
)


class StopGradingError(Exception):
    """The tutor is stopping; what is under way stays written down. Never leaves this module."""


@dataclass(slots=True)
class Live:
    """A submission under way. ``state`` is None while its place in line says it all."""

    submission: Submission
    problem: Problem
    entry: Entry
    state: Update | None = None
    asking: asyncio.Task[Report] | None = None


class Grading:
    """The line, its workers, and everybody who follows a submission."""

    def __init__(self, store: Store, bank: Bank, judge: Judge, clock: Clock) -> None:
        self._store = store
        self._bank = bank
        self._judge = judge
        self._clock = clock
        self._line = Line(judge.slots)
        self._live: dict[int, Live] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()
        self._pulse = asyncio.Event()

    def enqueue(self, submission: Submission, problem: Problem) -> None:
        """Put a submission that is written down in line."""
        live = Live(submission, problem, Entry(submission.id, submission.learner_id))
        self._live[submission.id] = live
        self._line.add(live.entry)
        self._hand_over()

    def close_replaced(self, submission_id: int, replaced_by: int) -> None:
        """Take a submission that was replaced out of the line; one just handed over finds out by itself."""
        live = self._live.get(submission_id)
        if live is not None and self._line.leave(submission_id):
            live.state = Closed(REPLACED, replaced_by)
            self._announce()

    async def stop(self) -> None:
        """Stop handing over and judging; transactions under way are finished."""
        self._stopping.set()
        for live in self._live.values():
            if live.asking is not None:
                live.asking.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def follow(self, submission_id: int) -> AsyncIterator[Update]:
        """Give the present state and then each change, up to the last; see `bot.core.ticket.Ticket.updates`."""
        shown: Update | None = None
        while live := self._live.get(submission_id):
            pulse = self._pulse
            state = live.state or Queued(self._line.find_position(submission_id))
            if state != shown:
                shown = state
                yield state
            if isinstance(state, Graded | Closed):
                return
            await pulse.wait()
        yield await self.recall(submission_id)

    async def recall(self, submission_id: int) -> Graded | Closed:
        """Give the final update of a submission that is not under way, from the store."""
        submission = await self._store.load_submission(submission_id)
        problem = None if submission is None else find_by_id(self._bank, submission.problem_id)
        if submission is None or problem is None:
            return Closed(DELETED, None)
        if submission.status is Status.REPLACED or submission.report is None or submission.settlement is None:
            return Closed(REPLACED, await self._store.find_replacement(submission_id))
        return await self._compose(submission, problem, submission.report, submission.settlement)

    async def remember(self, action: Callable[[], Awaitable[None]]) -> None:
        """Write something down that nobody waits for: at once if possible, else as soon as the store is back."""
        try:
            await action()
        except StoreUnavailableError:
            self._start(self._insist(None, action))

    def release(self, submission_id: int) -> None:
        """Forget a submission whose final answer is shown; following it again asks the store."""
        live = self._live.get(submission_id)
        if live is not None and isinstance(live.state, Graded | Closed):
            del self._live[submission_id]

    def _announce(self) -> None:
        self._pulse.set()
        self._pulse = asyncio.Event()

    def _start(self, work: Awaitable[object]) -> None:
        async def run() -> None:
            try:
                await work
            except StopGradingError:
                pass
            except Exception:
                log.exception("grading failed")

        task = asyncio.create_task(run())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _hand_over(self) -> None:
        while not self._stopping.is_set() and (entry := self._line.hand_over()):
            self._start(self._grade(self._live[entry.submission_id]))
        self._announce()

    async def _grade(self, live: Live) -> None:
        try:
            live.state = await self._reach_verdict(live)
        except StopGradingError:
            raise
        except Exception:
            # Not settled, so the next start takes it up again; nobody waits in vain until then.
            live.state = Closed(FAULT, None)
            raise
        finally:
            self._line.finish(live.entry)
            self._hand_over()

    async def _reach_verdict(self, live: Live) -> Graded | Closed:
        submission_id = live.submission.id
        runs = await self._insist(live, lambda: self._store.begin_judging(submission_id, self._clock()))
        if runs is None:
            return await self._insist(live, lambda: self.recall(submission_id))
        report = await self._ask(live) if runs <= JUDGE_RUNS else self._report_fault(live, "it never ended")
        return await self._insist(live, lambda: self._settle(live, report))

    async def _ask(self, live: Live) -> Report:
        def begin() -> None:
            live.state = Judging()
            self._line.begin(live.entry)
            self._announce()

        live.asking = asyncio.create_task(self._judge.judge(live.problem, live.submission.source, on_start=begin))
        try:
            return await live.asking
        except asyncio.CancelledError:
            if self._stopping.is_set():
                raise StopGradingError from None
            raise
        except Exception:
            log.exception("the judge raised", submission_id=live.submission.id)
            return self._report_fault(live, "the judge raised")
        finally:
            live.asking = None

    def _report_fault(self, live: Live, reason: str) -> Report:
        incident = secrets.token_hex(4)
        log.error("no verdict", incident=incident, submission_id=live.submission.id, reason=reason)
        return Report(
            problem_id=live.problem.id,
            verdict=Verdict.INFRA,
            headline=FAULT,
            diagnoses=(),
            cases=(),
            error=None,
            stdout="",
            stdout_cut=False,
            total_ms=0,
            box_ms=0,
            backend=self._judge.backend,
            incident=incident,
        )

    async def _settle(self, live: Live, report: Report) -> Graded | Closed:
        settlement = await self._store.settle(live.submission.id, report, live.problem.difficulty, self._clock())
        if settlement is None:
            return await self.recall(live.submission.id)
        return await self._compose(live.submission, live.problem, report, settlement)

    async def _compose(
        self, submission: Submission, problem: Problem, report: Report, settlement: Settlement
    ) -> Graded:
        standing = await self._store.load_standing(submission.learner_id)
        return Graded(
            report=report,
            problem=problem,
            points_awarded=settlement.points_awarded,
            is_first_solve=settlement.is_first_solve,
            streak_days=settlement.streak_days,
            streak_grew=settlement.streak_grew,
            attempts=settlement.attempts,
            hints_taken=settlement.hints_taken,
            was_revealed=settlement.was_revealed,
            next_problem=find_next(self._bank, standing, leave_out=problem.id),
        )

    async def _insist(self, live: Live | None, action: Callable[[], Awaitable[T]]) -> T:
        """Repeat a step until the store takes it; every step here may be repeated without harm."""
        delay_seconds = FIRST_RETRY_SECONDS
        before = None if live is None else live.state
        while True:
            try:
                result = await action()
            except StoreUnavailableError:
                if live is not None and live.state != Stalled(STALLED):
                    live.state = Stalled(STALLED)
                    self._announce()
            else:
                if live is not None and live.state != before:
                    live.state = before
                    self._announce()
                return result
            try:
                await asyncio.wait_for(self._stopping.wait(), delay_seconds)
            except TimeoutError:
                delay_seconds = min(delay_seconds * 2, LAST_RETRY_SECONDS)
            else:
                raise StopGradingError
