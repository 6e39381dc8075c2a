"""Thousands of submissions in a row: whether anything is left behind by each."""

from __future__ import annotations

import asyncio
import statistics
from dataclasses import fields
from typing import TYPE_CHECKING

from bot.bench.footprint import Footprint, read_footprint
from bot.bench.ground import judge_known
from bot.bench.measure import Goal, Row, Sample

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.bench.ground import Ground
    from bot.bench.submissions import Submission
    from runner.judge import Judge

LOOKS = 24
WARMING_PART = 6
"""One part in so many comes before the first look: caches fill, every box has served."""
REST_SECONDS = 1.0
"""Before a look: a judge that is resting has its spares ready and everything else swept away."""
THINGS = {
    "memory_mib": ("memory of the boxes", "MiB", 32),
    "host_mib": ("memory of the judge's own process", "MiB", 16),
    "processes": ("processes in the boxes", "", 0),
    "descriptors": ("open descriptors", "", 2),
    "files": ("temporary files", "", 0),
    "containers": ("containers", "", 0),
}
"""What is looked at: its name, its unit, and by how much it may differ without having grown."""


async def measure_endurance(ground: Ground, judge: Judge) -> AsyncIterator[Row]:
    """Hand in mixed submissions, as many at a time as there are slots, and look at the resting judge now and then.

    Yields:
        The time of a verdict, then by how much each thing grew: the median of the last quarter of the looks, less that
        of the first quarter. Boxes are replaced on the way, so that single looks go up and down.

    Raises:
        MeasureVerdictError: A verdict is not what it must be.
        ReadFootprintError: What the boxes hold cannot be read here.
    """
    count = ground.plan.endurance
    group = f"{ground.backend}: {count:,} mixed submissions in a row"
    took = Sample(group, f"a verdict, {judge.slots} at a time")
    looks: list[Footprint] = []
    mixed = ground.submissions.mix(count)
    await _judge_all(judge, mixed[: count // WARMING_PART])
    rest = mixed[count // WARMING_PART :]
    step = max(1, len(rest) // LOOKS)
    for start in range(0, len(rest), step):
        took.values += await _judge_all(judge, rest[start : start + step])
        await asyncio.sleep(REST_SECONDS)
        looks.append(await asyncio.to_thread(read_footprint, ground.backend))
    yield took.row()
    for field in fields(Footprint):
        name, unit, allowance = THINGS[field.name]
        values = [float(getattr(look, field.name)) for look in looks]
        grown = Sample(group, f"growth of {name}: {write_way(values)}; up to {allowance} is none", unit)
        grown.values.append(measure_growth(values))
        yield grown.row(Goal("median", allowance))


async def _judge_all(judge: Judge, submissions: list[Submission]) -> list[float]:
    """Judge submissions in order, no more at a time than there are slots."""
    waiting = iter(submissions)

    async def work() -> list[float]:
        return [await judge_known(judge, one) for one in waiting]

    return [value for took in await asyncio.gather(*(work() for _ in range(judge.slots))) for value in took]


def measure_growth(values: list[float]) -> float:
    """Give the median of the last quarter of the values, less that of the first quarter.

    Raises:
        statistics.StatisticsError: If there are none.
    """
    quarter = max(1, len(values) // 4)
    return statistics.median(values[-quarter:]) - statistics.median(values[:quarter])


def write_way(values: list[float]) -> str:
    """Say between which values a thing went, from the first to the last."""
    return f"from {values[0]:,.0f} to {values[-1]:,.0f}, never above {max(values):,.0f}"
