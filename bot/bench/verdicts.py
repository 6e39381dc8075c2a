"""How long one submission waits for its verdict when the judge has nothing else to do."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from bot.bench.ground import judge_calmly
from bot.bench.measure import Goal, Row, Sample

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.bench.comparisons import Comparisons
    from bot.bench.ground import Ground
    from runner.judge import Judge

ACCEPTED = (Goal("median", 60), Goal("p95", 150), Goal("times", 40, at_least=True))
COMPILING = (Goal("median", 500), Goal("times", 6, at_least=True))


async def measure_verdicts(ground: Ground, judge: Judge, compared: Comparisons) -> AsyncIterator[Row]:
    """Measure every sort of submission, the sorts in turn, so that none has the quieter minutes.

    Raises:
        MeasureVerdictError: A verdict is not what it must be.
    """
    group = f"{ground.backend}: one submission, idle judge"
    submissions, plan = ground.submissions, ground.plan
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
    yield accepted.row(*ACCEPTED, opponent=compared.eager)
    yield otherwise.row(opponent=compared.eager)
    for sample in failing:
        # No slower than accepted ones, within their spread.
        yield sample.row(Goal("median", accepted.upper_quartile), opponent=compared.eager)
    yield compiling.row(*COMPILING, opponent=compared.compiling)
