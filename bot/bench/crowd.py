"""Many learners at once, and one of them with an endless loop."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from itertools import cycle, islice
from typing import TYPE_CHECKING

from bot.bench.footprint import read_footprint
from bot.bench.ground import judge_at_once, judge_known
from bot.bench.measure import Goal, Row, Sample

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.bench.comparisons import Comparisons
    from bot.bench.ground import Ground
    from runner.judge import Judge

TIMES_FASTER = 10
MEMORY_MIB = 1.5 * 1024
SLOWED_TIMES = 2
LOOK_SECONDS = 0.25
"""Between two looks at the memory: often enough for a peak, too seldom to slow the judge."""


async def measure_crowd(ground: Ground, judge: Judge, compared: Comparisons) -> AsyncIterator[Row]:
    """Measure bursts of mixed submissions: throughput beside the opponent's, waiting, memory.

    Raises:
        MeasureVerdictError: A verdict is not what it must be.
        ReadFootprintError: The memory cannot be read here.
    """
    plan = ground.plan
    group = f"{ground.backend}: {plan.learners * plan.each} mixed submissions of {plan.learners} learners at once"
    ours = Sample(group, f"throughput, {judge.slots} slots", "a second")
    waiting = Sample(group, "waiting for a verdict, from handing in")
    memory = Sample(group, "memory of all boxes", "MiB")
    mixed = ground.submissions.mix(plan.learners * plan.each)
    for _ in range(plan.bursts):
        async with _watched(memory, lambda: read_footprint(ground.backend).memory_mib):
            began = time.perf_counter()
            waiting.values += await judge_at_once(judge, mixed)
            ours.values.append(len(mixed) / (time.perf_counter() - began))
        # Training steps are new ones every time.
        mixed = ground.submissions.mix(len(mixed))
    yield ours.row(Goal("times", TIMES_FASTER, at_least=True), opponent=compared.throughput, more_is_better=True)
    yield waiting.row()
    yield memory.row(Goal("most", MEMORY_MIB))


@asynccontextmanager
async def _watched(sample: Sample, look: Callable[[], float]) -> AsyncIterator[None]:
    """Look again and again while the block runs, and once at its end."""
    is_over = asyncio.Event()

    async def watch() -> None:
        while not is_over.is_set():
            sample.values.append(await asyncio.to_thread(look))
            try:
                async with asyncio.timeout(LOOK_SECONDS):
                    await is_over.wait()
            except TimeoutError:
                continue

    watching = asyncio.create_task(watch())
    try:
        yield
    finally:
        is_over.set()
        await watching


async def measure_loop(ground: Ground, judge: Judge) -> AsyncIterator[Row]:
    """Measure what an endless loop costs the others, who come one after another or all at once.

    Raises:
        MeasureVerdictError: A verdict is not what it must be.
    """
    count = ground.plan.neighbors
    group = f"{ground.backend}: {count} good submissions beside an endless loop"
    good = list(islice(cycle(ground.submissions.accepted), count))

    async def come_in_turn() -> list[float]:
        return [await judge_known(judge, one) for one in good]

    async def come_at_once() -> list[float]:
        return await judge_at_once(judge, good)

    for way, come in (("one after another", come_in_turn), ("all at once", come_at_once)):
        alone = Sample(group, f"{way}, without the loop", values=await come())
        async with looping(ground, judge):
            beside = Sample(group, f"{way}, beside the loop", values=await come())
        without, slowed = alone.row(), beside.row()
        yield without
        yield slowed
        ratio = Sample(group, f"{way}: p95 beside the loop, over p95 without", "times", [slowed.p95 / without.p95])
        yield ratio.row(Goal("median", SLOWED_TIMES))


@asynccontextmanager
async def looping(ground: Ground, judge: Judge) -> AsyncIterator[None]:
    """Keep an endless loop running in a slot, however long the block takes: when one is ended, the next begins."""
    is_over = asyncio.Event()
    is_running = asyncio.Event()
    endless = ground.submissions.endless()

    async def loop() -> None:
        try:
            while not is_over.is_set():
                await judge_known(judge, endless, on_start=is_running.set)
        finally:
            is_running.set()

    running = asyncio.create_task(loop())
    await is_running.wait()
    try:
        yield
    finally:
        is_over.set()
        await running
