"""How long a verdict takes, beside one fresh Python per submission."""

from __future__ import annotations

import asyncio
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from bot.bench.measure import Row, Sample
from bot.bench.opponent import run_opponent
from bot.composition import opened_judge
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from bot.settings import Settings
    from problems.bank import Bank
    from problems.problem import Problem
    from runner.judge import Judge

WARM_P50_MS = 500
OPPONENT_RUNS = 5
PAUSE_SECONDS = 1.5
"""Between two submissions of an idle judge: time for it to make its next spare ready, less than any learner needs."""
IMAGE_PYTHON = "/opt/box/bin/python"


class MeasureVerdictError(Exception):
    """A submission got another verdict than it must: the figures would mean nothing."""


async def measure_judging(settings: Settings, bank: Bank, backend: str, *, runs: int) -> AsyncIterator[Row]:
    """Measure one backend.

    Args:
        settings: Where folders and image are.
        bank: Its first problems of each kind are submitted.
        backend: ``docker`` or ``process``.
        runs: How many submissions of each sort.

    Yields:
        Rows as they are finished.

    Raises:
        OpenJudgeError: When the backend is not usable here.
        MeasureVerdictError: When a submission is judged otherwise than the bank says.
    """
    group = f"a verdict, {backend}"
    opponent = Sample(group, "opponent: " + ("docker run" if backend == "docker" else "a new Python") + " for each")
    problem = bank.problems[0]
    for _ in range(OPPONENT_RUNS):
        with opponent.timed():
            await run_opponent(choose_opponent(settings, backend), problem.reference, problem.entry, problem.examples)
    yield opponent.row()

    first = Sample(group, "from nothing to the first verdict")
    accepted = Sample(group, "accepted, warm, one after the other")
    wrong = Sample(group, "wrong or raising, warm, one after the other")
    burst = Sample(group, "accepted, both slots busy, per verdict")
    with first.timed():
        opening = opened_judge(settings, bank, "docker" if backend == "docker" else "process")
        judge = await opening.__aenter__()
        await judge_expected(judge, problem, problem.reference, Verdict.ACCEPTED)
    try:
        yield first.row()
        # Reference outputs are computed once per installation; they belong to no submission.
        for one in bank.problems:
            await judge_expected(judge, one, one.reference, Verdict.ACCEPTED)
        for one in islice(cycle(bank.problems), runs):
            await asyncio.sleep(PAUSE_SECONDS)
            with accepted.timed():
                await judge_expected(judge, one, one.reference, Verdict.ACCEPTED)
        yield accepted.row(goal=WARM_P50_MS, opponent=opponent)
        for one, source, verdict in islice(cycle(quick_wrong(bank)), runs):
            await asyncio.sleep(PAUSE_SECONDS)
            with wrong.timed():
                await judge_expected(judge, one, source, verdict)
        yield wrong.row(opponent=opponent)
        with burst.timed():
            await asyncio.gather(
                *(
                    judge_expected(judge, one, one.reference, Verdict.ACCEPTED)
                    for one in islice(cycle(bank.problems), runs)
                )
            )
        burst.values = [burst.values[0] / runs]
        yield burst.row(opponent=opponent)
    finally:
        await opening.__aexit__(None, None, None)


def quick_wrong(bank: Bank) -> Iterator[tuple[Problem, str, Verdict]]:
    """Give the bank's wrong solutions that end by themselves."""
    for problem in bank.problems:
        for one in problem.wrong:
            verdict = Verdict(one.verdict)
            if verdict not in {Verdict.TIMEOUT, Verdict.MEMORY, Verdict.OUTPUT_LIMIT, Verdict.CRASH}:
                yield problem, one.source, verdict


async def judge_expected(judge: Judge, problem: Problem, source: str, verdict: Verdict) -> None:
    """Judge a submission whose verdict is known."""
    report = await judge.judge(problem, source)
    if report.verdict is not verdict:
        raise MeasureVerdictError(f"{problem.id}: {report.verdict} instead of {verdict}: {report.headline}")


def choose_opponent(settings: Settings, backend: str) -> list[str]:
    """Give the command that starts a fresh Python with the same JAX."""
    if backend == "docker":
        flags = ["--rm", "--interactive", "--network", "none", "--entrypoint", IMAGE_PYTHON]
        return ["docker", "run", *flags, settings.docker_image]
    own = Path(__file__).parents[2] / ".venv-box" / "bin" / "python"
    return [str(settings.box_python or own)]
