"""The whole benchmark: every part, one after the other, in folders of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.bench.judging import measure_judging
from bot.bench.progress import measure_progress
from bot.bench.serving import measure_serving
from runner.judge import OpenJudgeError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.bench.measure import Row
    from bot.settings import Settings
    from problems.bank import Bank

RUNS = 24
QUICK_RUNS = 4


async def measure_all(settings: Settings, bank: Bank, *, runs: int, progress: Callable[[str], object]) -> list[Row]:
    """Measure everything that this machine can run.

    Args:
        settings: Name the cache, image and Python to use; the operator's database is never touched.
        bank: The bank.
        runs: How many values a sample has.
        progress: Told what is being measured.

    Returns:
        The rows, in the order of the table.

    Raises:
        OpenJudgeError: When not even the ``process`` backend is usable.
        MeasureVerdictError: When a figure would mean nothing.
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

    for backend in ("docker", "process"):
        try:
            await gather(f"verdicts, {backend}", measure_judging(own, bank, backend, runs=runs))
        except OpenJudgeError as error:
            if backend == "process":
                raise
            progress(f"no figures for docker: {error}")
    await gather("progress", measure_progress(own, bank, runs=runs))
    await gather("the bot", measure_serving(own, bank, runs=runs))
    return rows
