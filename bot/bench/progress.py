"""How long `/progress` takes over a database of many learners, from the queries to the picture."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.bench.measure import Goal, Row, Sample
from bot.composition import opened_judge
from bot.core.board import Period, Scope
from bot.core.learner import Learner
from bot.core.tutor import Tutor
from bot.store import open_store, upgrade_database
from bot.store.sample import SAMPLE_GUILD, fill_sample
from bot.views.card import draw_card

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.settings import Settings
    from problems.bank import Bank

LEARNERS = 10_000
SUBMISSIONS = 200_000
PROGRESS_P50_MS = 100


async def measure_progress(settings: Settings, bank: Bank, *, runs: int) -> AsyncIterator[Row]:
    """Fill the settings' empty database, then count up progress and boards of different learners.

    Args:
        settings: Name an empty database; it is full afterwards.
        bank: The problems that the sample's learners attempt.
        runs: How many learners look.

    Yields:
        Rows as they are finished.
    """
    url = settings.resolved_database_url
    group = f"/progress, {LEARNERS:,} learners, {SUBMISSIONS:,} submissions, {url.partition(':')[0]}"
    await upgrade_database(url)
    names = [problem.id for problem in bank.problems]
    queries, drawing, together = (Sample(group, name) for name in ("card and board", "picture", "both"))
    async with await open_store(url) as store, opened_judge(settings, bank, "process") as judge:
        await fill_sample(store, learners=LEARNERS, submissions=SUBMISSIONS, problem_ids=names, now=datetime.now(UTC))
        tutor = Tutor(store, bank, judge)
        periods = list(Period)
        for run in range(runs):
            learner = Learner(1 + run * LEARNERS // runs, f"Learner {run}", SAMPLE_GUILD)
            with together.timed():
                with queries.timed():
                    card = await tutor.show_progress(learner)
                    await tutor.show_board(learner, list(Scope)[run % 2], periods[run % len(periods)])
                with drawing.timed():
                    draw_card(card)
    yield queries.row()
    yield drawing.row()
    yield together.row(Goal("median", PROGRESS_P50_MS))
