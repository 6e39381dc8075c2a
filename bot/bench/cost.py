"""How the time for a verdict grows with cases, learners and cores."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import cycle, islice
from typing import TYPE_CHECKING

from bot.bench.ground import judge_at_once, judge_calmly, judge_known
from bot.bench.measure import Row, Sample

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.bench.ground import Ground
    from problems.problem import Problem

CASES = (1, 5, 20)
LEARNERS = (1, 10, 50)
SLOTS = (1, 2)
SLOT_SUBMISSIONS = 40


async def measure_cost(ground: Ground) -> AsyncIterator[Row]:
    """Measure one problem with more and more cases, more and more learners at once, and one slot beside two.

    Raises:
        MeasureVerdictError: A verdict is not what it must be.
    """
    accepted = ground.submissions.accepted
    group = f"{ground.backend}: how it grows"
    async with ground.opened_judge() as judge:
        for count in CASES:
            problem = repeat_case(accepted[0].problem, count)
            one = replace(accepted[0], problem=problem)
            await judge_known(judge, one)
            sample = Sample(group, f"accepted, eager, {count} case{'s' if count > 1 else ''}, idle judge")
            for _ in range(ground.plan.rounds):
                sample.values.append(await judge_calmly(judge, one))
            yield sample.row()
        for learners in LEARNERS:
            sample = Sample(
                group, f"{learners} learner{'s' if learners > 1 else ''} at once, one accepted submission each: waiting"
            )
            for _ in range(ground.plan.bursts):
                sample.values += await judge_at_once(judge, list(islice(cycle(accepted), learners)))
            yield sample.row()
    for slots in SLOTS:
        sample = Sample(
            group, f"{slots} slot{'s' if slots > 1 else ''}: throughput of accepted submissions", "a second"
        )
        async with ground.opened_judge(slots=slots) as judge:
            for _ in range(ground.plan.bursts):
                began = time.perf_counter()
                await judge_at_once(judge, list(islice(cycle(accepted), SLOT_SUBMISSIONS)))
                sample.values.append(SLOT_SUBMISSIONS / (time.perf_counter() - began))
        yield sample.row()


def repeat_case(problem: Problem, count: int) -> Problem:
    """Make a problem of so many plain cases, all like its first public one, and nothing else."""
    case = problem.examples[0]
    examples = tuple(replace(case, name=f"case {number}") for number in range(1, count + 1))
    return replace(
        problem,
        id=f"bench-{count}-times-{problem.id}",
        examples=examples,
        reruns=(),
        secret_set_count=1,
        draw=lambda _: (),
        checks=(),
    )
