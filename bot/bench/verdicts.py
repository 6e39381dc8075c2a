"""How long one submission waits for its verdict when the judge has nothing else to do."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

from bot.bench.ground import judge_calmly
from bot.bench.measure import Goal, Row, Sample
from bot.bench.opponent import choose_python, judge_cold, started_python

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.bench.ground import Ground
    from runner.judge import Judge

ACCEPTED = (Goal("median", 60), Goal("p95", 150), Goal("times", 40, at_least=True))
COMPILING = (Goal("median", 500), Goal("times", 6, at_least=True))
OPPONENTS = {"docker": "docker run", "process": "a new Python"}


async def measure_verdicts(ground: Ground, judge: Judge) -> AsyncIterator[Row]:
    """Measure every sort of submission, the sorts in turn, so that none has the quieter minutes.

    Yields:
        The opponent, the floor, then the judge.

    Raises:
        MeasureVerdictError: A verdict is not what it must be.
        OpponentError: The opponent is not fit to be compared with.
    """
    group = f"{ground.backend}: one submission, idle judge"
    submissions, plan = ground.submissions, ground.plan
    compared = await _measure_comparisons(ground, group)
    sorts = {
        "accepted, eager": submissions.accepted,
        "accepted, eager and not, written otherwise than the reference": submissions.otherwise,
        "wrong": submissions.wrong,
        "raising, after all the work": submissions.raising,
        "syntax error": submissions.broken,
    }
    samples = [Sample(group, name) for name in sorts]
    endless = [cycle(sort) for sort in sorts.values()]
    for _ in range(plan.rounds * len(ground.bank.problems)):
        for sample, sort in zip(samples, endless, strict=True):
            sample.values.append(await judge_calmly(judge, next(sort)))
    compiling = Sample(group, "training step that is in no cache: BatchNorm, Dropout, Optax, nnx.jit; compiles")
    for _ in range(plan.compilings):
        compiling.values.append(await judge_calmly(judge, submissions.compiling()))

    accepted, otherwise, *failing = samples
    for sample in compared:
        yield sample.row()
    yield accepted.row(*ACCEPTED, opponent=compared.eager)
    yield otherwise.row(opponent=compared.eager)
    for sample in failing:
        # No slower than accepted ones, within their spread.
        yield sample.row(Goal("median", accepted.upper_quartile), opponent=compared.eager)
    yield compiling.row(*COMPILING, opponent=compared.compiling)


class Comparisons(NamedTuple):
    """What the judge is compared with: the opponent on both kinds of submissions, and the floor."""

    eager: Sample
    compiling: Sample
    floor: Sample


async def _measure_comparisons(ground: Ground, group: str) -> Comparisons:
    submissions, plan = ground.submissions, ground.plan
    compared = Comparisons(
        Sample(group, f"opponent: {OPPONENTS[ground.backend]} for each, eager"),
        Sample(group, f"opponent: {OPPONENTS[ground.backend]} for each, training step"),
        Sample(group, "floor: one warm Python for all, no isolation, has run the very same before, eager"),
    )
    expected = await ground.expect([*submissions.accepted, submissions.compiling()])
    python = choose_python(ground.settings, ground.backend)
    cold = [(compared.eager, one) for _ in range(plan.opponent_rounds) for one in submissions.accepted]
    cold += [(compared.compiling, submissions.compiling()) for _ in range(plan.opponent_compilings)]
    for sample, one in cold:
        sample.values.append(await judge_cold(python, one, expected[one.problem.id]))
    async with started_python(python) as floor:
        for one in submissions.accepted:
            await floor.judge(one, expected[one.problem.id])
        for one in submissions.accepted * plan.rounds:
            compared.floor.values.append(await floor.judge(one, expected[one.problem.id]))
    return compared
