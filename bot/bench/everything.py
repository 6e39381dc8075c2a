"""The whole benchmark: every part, one after the other, in folders of its own."""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.bench.comparisons import measure_comparisons
from bot.bench.cost import measure_cost
from bot.bench.crowd import measure_crowd, measure_loop
from bot.bench.endurance import measure_endurance
from bot.bench.ground import Ground
from bot.bench.progress import measure_progress
from bot.bench.serving import measure_serving
from bot.bench.starting import measure_own_boxes, measure_starts
from bot.bench.submissions import collect_submissions
from bot.bench.verdicts import measure_verdicts
from runner.judge import OpenJudgeError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from bot.bench.ground import BoxKind, Plan
    from bot.bench.measure import Row
    from bot.settings import Settings
    from problems.bank import Bank


class Part(StrEnum):
    """A part of the benchmark, by the name that ``--only`` takes."""

    VERDICTS = "verdicts"
    CROWD = "crowd"
    LOOP = "loop"
    ENDURANCE = "endurance"
    START = "start"
    OWN_BOXES = "own-boxes"
    COST = "cost"
    PROGRESS = "progress"
    BOT = "bot"


COMPARED = {Part.VERDICTS: measure_verdicts, Part.CROWD: measure_crowd}
"""Parts that one judge serves, and that have an opponent."""
UNCOMPARED = {Part.LOOP: measure_loop, Part.ENDURANCE: measure_endurance}
"""Parts that the same judge serves after these."""
OWN_JUDGES = {Part.START: measure_starts, Part.OWN_BOXES: measure_own_boxes, Part.COST: measure_cost}
"""Parts that open judges themselves."""
QUICK_PARTS = frozenset({*COMPARED, *UNCOMPARED, Part.START, Part.OWN_BOXES})
"""What the quick form measures: the judge. The others take a minute whatever the samples' size."""


async def measure_all(
    settings: Settings,
    bank: Bank,
    *,
    plan: Plan,
    parts: Collection[Part],
    backends: Sequence[BoxKind],
    progress: Callable[[str], object],
) -> list[Row]:
    """Measure everything that this machine can run.

    Args:
        settings: Name the cache, image and Python to use; the operator's database is never touched.
        bank: The bank.
        plan: Sizes of samples.
        parts: What is measured.
        backends: Which judges; docker is left out where it is not usable and another one is wanted too.
        progress: Told what is being measured.

    Returns:
        The rows, in the order of the table.

    Raises:
        OpenJudgeError: When no backend is usable.
        MeasureVerdictError: When a figure would mean nothing.
        OpponentError: When a comparison would mean nothing.
        ReadFootprintError: When what the boxes hold cannot be read here.
    """
    # A lasting folder, so that the secret stays and reference outputs are computed once; the database is made anew.
    data = settings.cache / "bench"
    data.mkdir(parents=True, exist_ok=True)
    for left in data.glob("jaxtutor.db*"):
        left.unlink()
    own = settings.model_copy(update={"data": data, "database_url": "", "discord_token": None})
    rows: list[Row] = []
    for backend in backends:
        ground = Ground(own, bank, backend, plan, collect_submissions(bank))
        try:
            with temporary_folder(data):
                rows.extend([row async for row in measure_backend(ground, parts, progress)])
        except OpenJudgeError as error:
            if backend == backends[-1]:
                raise
            progress(f"no figures for {backend}: {error}")
    for name, part in ((Part.PROGRESS, measure_progress), (Part.BOT, measure_serving)):
        if name in parts:
            progress(f"measuring {name}")
            rows.extend([row async for row in part(own, bank, runs=plan.runs)])
    return rows


async def measure_backend(
    ground: Ground, parts: Collection[Part], progress: Callable[[str], object]
) -> AsyncIterator[Row]:
    """Measure the parts that are about judging, with one backend."""
    compared = None
    if not COMPARED.keys().isdisjoint(parts):
        async with ground.opened_judge() as judge:
            slots = judge.slots  # and now every cache is full
        progress(f"measuring opponents, {ground.backend}")
        compared = await measure_comparisons(ground, at_once=slots)
        for sample in compared:
            yield sample.row()
    if not (COMPARED.keys() | UNCOMPARED.keys()).isdisjoint(parts):
        async with ground.opened_judge() as judge:
            # A judge that serves has been open for hours: its boxes have nothing left to warm.
            progress(f"letting a judge settle for {ground.plan.settle_seconds:.0f} s")
            await asyncio.sleep(ground.plan.settle_seconds)
            measuring = {name: part(ground, judge, compared) for name, part in COMPARED.items() if compared}
            measuring |= {name: part(ground, judge) for name, part in UNCOMPARED.items()}
            for name in (name for name in measuring if name in parts):
                progress(f"measuring {name}, {ground.backend}")
                async for row in measuring[name]:
                    yield row
    for name in (name for name in OWN_JUDGES if name in parts):
        progress(f"measuring {name}, {ground.backend}")
        async for row in OWN_JUDGES[name](ground):
            yield row


@contextmanager
def temporary_folder(parent: Path) -> Iterator[None]:
    """Let this process make its temporary files in a folder of its own, so that they can be counted."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(dir=parent) as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before
