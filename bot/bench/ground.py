"""What every part of the benchmark stands on: settings, a backend, sizes of samples, submissions, an open judge."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.composition import opened_judge, read_secret
from runner.docker import open_docker_launcher
from runner.expected import Expectations
from runner.process import open_process_launcher

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Sequence

    from bot.bench.submissions import Submission, Submissions
    from bot.settings import Settings
    from problems.bank import Bank
    from runner.expected import Expectation
    from runner.judge import Judge
    from runner.launcher import Launcher

BoxKind = Literal["docker", "process"]

PAUSE_SECONDS = 0.3
"""Before a submission to an idle judge: time for it to make its next spare ready, far less than any learner needs."""


class MeasureVerdictError(Exception):
    """A submission got another verdict than it must: the figures would mean nothing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How large the samples are.

    Attributes:
        rounds: How often each problem has its turn, for each sort of submission.
        opponent_rounds: The same for the opponent, who takes seconds for each.
        compilings: How many training steps are handed in.
        opponent_compilings: The same for the opponent.
        learners: How many learners hand in at once.
        each: How many submissions each of them hands in.
        bursts: How often they do.
        opponent_waves: How many times the opponent judges as many at a time as the judge has slots.
        neighbors: How many good submissions an endless loop has beside it.
        starts: How often a judge is started from nothing.
        endurance: How many submissions come in a row.
        own_boxes: How many submissions get a box of their own.
        runs: How many values the samples of everything that is not the judge have.
        settle_seconds: How long a judge has nothing left to prepare before it is measured, but for its start.
    """

    rounds: int
    opponent_rounds: int
    compilings: int
    opponent_compilings: int
    learners: int
    each: int
    bursts: int
    opponent_waves: int
    neighbors: int
    starts: int
    endurance: int
    own_boxes: int
    runs: int
    settle_seconds: float


FULL = Plan(
    rounds=15, opponent_rounds=3, compilings=20, opponent_compilings=5, learners=50, each=4, bursts=3,
    opponent_waves=8, neighbors=20, starts=7, endurance=400, own_boxes=12, runs=24, settle_seconds=45,
)  # fmt: skip
QUICK = Plan(
    rounds=2, opponent_rounds=1, compilings=3, opponent_compilings=1, learners=10, each=2, bursts=1,
    opponent_waves=1, neighbors=6, starts=1, endurance=20, own_boxes=2, runs=4, settle_seconds=5,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ground:
    """One backend, ready to be measured.

    Attributes:
        settings: With folders of the benchmark's own.
        bank: The bank.
        backend: ``docker`` or ``process``.
        plan: Sizes of samples.
        submissions: What is handed in.
    """

    settings: Settings
    bank: Bank
    backend: BoxKind
    plan: Plan
    submissions: Submissions

    @asynccontextmanager
    async def opened_judge(
        self, *, slots: int | None = None, submissions_per_box: int | None = None
    ) -> AsyncIterator[Judge]:
        """Open a judge as the settings say, but for what is given, with everything at hand that it computes ahead.

        Raises:
            OpenJudgeError: When the backend is not usable here.
        """
        changes = {"slots": slots, "submissions_per_box": submissions_per_box}
        settings = self.settings.model_copy(update={name: value for name, value in changes.items() if value})
        async with opened_judge(settings, self.bank, self.backend) as judge:
            # What is computed once per installation belongs to no submission.
            await judge.prepared()
            for one in (*self.submissions.accepted, self.submissions.compiling()):
                await judge_known(judge, one)
            yield judge

    async def expect(self, submissions: Iterable[Submission]) -> dict[str, Expectation]:
        """Give the cases of one job of each submission's problem, and what the reference gave, by the problem's id."""
        settings = self.settings
        launcher: Launcher
        if self.backend == "docker":
            launcher = await open_docker_launcher(settings.docker_image, settings.docker_runtime)
        else:
            launcher = await open_process_launcher(settings.cache, settings.box_python)
        secret = read_secret(settings.data)
        expectations = Expectations(launcher, settings.cache, secret=secret)
        try:
            problems = {one.problem.id: one.problem for one in submissions}
            return {name: await expectations.find(problem, 0) for name, problem in problems.items()}
        finally:
            await expectations.close()
            await launcher.close()


async def judge_known(judge: Judge, submission: Submission, *, on_start: Callable[[], None] | None = None) -> float:
    """Judge a submission whose verdict is known; returns the milliseconds until the verdict.

    Raises:
        MeasureVerdictError: It is another one.
    """
    began = time.perf_counter()
    report = await judge.judge(submission.problem, submission.source, on_start=on_start)
    elapsed = (time.perf_counter() - began) * 1000
    if report.verdict is not submission.verdict:
        which = f"{submission.problem.id}, {submission.name}"
        raise MeasureVerdictError(f"{which}: {report.verdict} instead of {submission.verdict}: {report.headline}")
    return elapsed


async def judge_calmly(judge: Judge, submission: Submission) -> float:
    """Judge a submission when the judge has nothing else to do; returns milliseconds.

    Raises:
        MeasureVerdictError: The verdict is not what it must be.
    """
    await asyncio.sleep(PAUSE_SECONDS)
    return await judge_known(judge, submission)


async def judge_at_once(judge: Judge, submissions: Sequence[Submission]) -> list[float]:
    """Hand in all submissions in the same moment; returns the milliseconds that each one waited for its verdict.

    Raises:
        MeasureVerdictError: A verdict is not what it must be.
    """
    return await asyncio.gather(*(judge_known(judge, one) for one in submissions))
