"""Judges from nothing, and judges that give every submission a box of its own."""

from __future__ import annotations

import asyncio
import time
from itertools import cycle, islice
from typing import TYPE_CHECKING

from bot.bench.ground import judge_at_once, judge_known
from bot.bench.measure import Goal, Row, Sample
from bot.composition import opened_judge

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.bench.ground import Ground

START_SECONDS = 5
BOX_PAUSE_SECONDS = 4.0
"""Before a submission that gets a box of its own: time for the judge to have the next box warm."""


async def measure_starts(ground: Ground) -> AsyncIterator[Row]:
    """Measure from opening a judge to its first verdict, with image, reference outputs and compiled programs there.

    Raises:
        MeasureVerdictError: A verdict is not what it must be.
    """
    group = f"{ground.backend}: cold start"
    first = Sample(group, "from opening the judge to the first verdict, image and caches present", "s")
    async with ground.opened_judge():
        pass  # fills the caches
    for submission in islice(cycle(ground.submissions.accepted), ground.plan.starts):
        began = time.perf_counter()
        async with opened_judge(ground.settings, ground.bank, ground.backend) as judge:
            await judge_known(judge, submission)
            first.values.append(time.perf_counter() - began)
    yield first.row(Goal("median", START_SECONDS), Goal("p95", START_SECONDS))


async def measure_own_boxes(ground: Ground) -> AsyncIterator[Row]:
    """Measure a judge with one submission a box: calmly, and with all handed in at once.

    Raises:
        MeasureVerdictError: A verdict is not what it must be.
    """
    group = f"{ground.backend}: a box for each submission (JAXTUTOR_SUBMISSIONS_PER_BOX=1)"
    calm = Sample(group, f"accepted, eager, {BOX_PAUSE_SECONDS:.0f} s apart")
    rate = Sample(group, "accepted, eager, all at once: throughput", "a second")
    chosen = list(islice(cycle(ground.submissions.accepted), ground.plan.own_boxes))
    async with ground.opened_judge(submissions_per_box=1) as judge:
        for one in chosen:
            await asyncio.sleep(BOX_PAUSE_SECONDS)
            calm.values.append(await judge_known(judge, one))
        began = time.perf_counter()
        await judge_at_once(judge, chosen)
        rate.values.append(len(chosen) / (time.perf_counter() - began))
    yield calm.row()
    yield rate.row()
