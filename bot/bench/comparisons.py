"""What the judge is compared with, measured while no judge is open: its boxes would warm themselves beside it."""

from __future__ import annotations

import asyncio
import time
from itertools import cycle, islice
from typing import TYPE_CHECKING, NamedTuple

from bot.bench.measure import Sample
from bot.bench.opponent import choose_python, judge_cold, started_python

if TYPE_CHECKING:
    from bot.bench.ground import Ground

OPPONENTS = {"docker": "docker run", "process": "a new Python"}


class Comparisons(NamedTuple):
    """The opponent on both kinds of submissions, the floor, and the opponent with as many at a time as the judge."""

    eager: Sample
    compiling: Sample
    floor: Sample
    throughput: Sample


async def measure_comparisons(ground: Ground, *, at_once: int) -> Comparisons:
    """Measure the opponent and the floor.

    Args:
        ground: The backend; its reference outputs are at hand.
        at_once: How many submissions the opponent judges at a time, for its throughput.

    Raises:
        OpponentError: The opponent is not fit to be compared with.
    """
    group = f"{ground.backend}: what the judge is compared with"
    opponent = f"opponent: {OPPONENTS[ground.backend]} for each"
    submissions, plan = ground.submissions, ground.plan
    compared = Comparisons(
        Sample(group, f"{opponent}, eager"),
        Sample(group, f"{opponent}, training step"),
        Sample(group, "floor: one warm Python for all, no isolation, has run the very same before, eager"),
        Sample(group, f"{opponent}, mixed, {at_once} at a time: throughput", "a second"),
    )
    mixed = submissions.mix(plan.learners * plan.each)
    expected = await ground.expect([*submissions.accepted, submissions.compiling(), *mixed])
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
    # Spread over the whole mixture: it is the same for both.
    step = max(1, len(mixed) // (plan.opponent_waves * at_once))
    spread = cycle(mixed[::step])
    for _ in range(plan.opponent_waves):
        wave = list(islice(spread, at_once))
        began = time.perf_counter()
        await asyncio.gather(*(judge_cold(python, one, expected[one.problem.id]) for one in wave))
        compared.throughput.values.append(len(wave) / (time.perf_counter() - began))
    return compared
