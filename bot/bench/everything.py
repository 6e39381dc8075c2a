"""The whole benchmark: every part, one after the other, in folders of its own."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

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
    from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator, Sequence
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


ONE_JUDGE = {
    Part.VERDICTS: measure_verdicts,
    Part.CROWD: measure_crowd,
    Part.LOOP: measure_loop,
    Part.ENDURANCE: measure_endurance,
}
"""Parts that one judge serves, one after the other."""
OWN_JUDGES = {Part.START: measure_starts, Part.OWN_BOXES: measure_own_boxes, Part.COST: measure_cost}
"""Parts that open judges themselves."""
QUICK_PARTS = frozenset({*ONE_JUDGE, Part.START, Part.OWN_BOXES})
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

    async def gather(name: str, part: AsyncIterator[Row]) -> None:
        progress(f"measuring {name}")
        rows.extend([row async for row in part])

    for backend in backends:
        ground = Ground(own, bank, backend, plan, collect_submissions(bank))
        try:
            with temporary_folder(data):
                await measure_backend(ground, parts, gather)
        except OpenJudgeError as error:
            if backend == backends[-1]:
                raise
            progress(f"no figures for {backend}: {error}")
    if Part.PROGRESS in parts:
        await gather("progress", measure_progress(own, bank, runs=plan.runs))
    if Part.BOT in parts:
        await gather("the bot", measure_serving(own, bank, runs=plan.runs))
    return rows


async def measure_backend(
    ground: Ground, parts: Collection[Part], gather: Callable[[str, AsyncIterator[Row]], Awaitable[None]]
) -> None:
    """Measure the parts that are about judging, with one backend."""
    of_one = [(name, part) for name, part in ONE_JUDGE.items() if name in parts]
    if of_one:
        async with ground.opened_judge() as judge:
            for name, part in of_one:
                await gather(f"{name}, {ground.backend}", part(ground, judge))
    for name, own_part in OWN_JUDGES.items():
        if name in parts:
            await gather(f"{name}, {ground.backend}", own_part(ground))


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
