"""The made-up class is as the tutor would have made it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bot.core.board import Period, Scope
from bot.core.learner import Learner
from bot.core.submission import Graded
from bot.store.sample import HISTORY_DAYS, SAMPLE_GUILD, fill_sample, make_sample
from bot.store.schema import LearnerRow, SolveRow, StreakDayRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.submission import Origin
    from bot.core.tutor import Tutor
    from bot.store import Store

NOW = datetime(2026, 3, 4, tzinfo=UTC)
PROBLEMS = [f"problem-{number}" for number in range(20)]


async def test_a_sample_adds_up(store: Store) -> None:
    """The sums in the learners' rows, which boards are ranked by, are those of their solves."""
    await fill_sample(store, learners=50, submissions=1000, problem_ids=PROBLEMS, now=NOW)
    async with store.read("check") as session:
        sums = {
            learner_id: (int(points), solves)
            for learner_id, points, solves in await session.execute(
                select(SolveRow.learner_id, func.sum(SolveRow.points), func.count()).group_by(SolveRow.learner_id)
            )
        }
        kept = {
            learner_id: (points, solves)
            for learner_id, points, solves in await session.execute(
                select(LearnerRow.id, LearnerRow.points, LearnerRow.solves).where(LearnerRow.solves > 0)
            )
        }
        days = await session.scalar(select(func.sum(StreakDayRow.solves)))

    assert kept == sums
    assert days == sum(solves for _, solves in kept.values())


async def test_a_board_and_a_card_agree(store: Store) -> None:
    """The same points and the same rank, in the server and everywhere, whether or not the learner is hidden."""
    await fill_sample(store, learners=50, submissions=1000, problem_ids=PROBLEMS, now=NOW)
    for learner_id in (1, 25, 50):
        learner = Learner(id=learner_id, display_name=f"Learner {learner_id}", guild_id=SAMPLE_GUILD)
        await store.meet_learner(learner, NOW)
        for scope in Scope:
            everything = await store.load_board(learner, scope, Period.ALL, 2, NOW)
            tally = await store.tally(learner_id, SAMPLE_GUILD)
            rank = tally.rank if scope is Scope.EVERYWHERE else tally.guild_rank

            assert everything.own.points == sum(solve.points for solve in tally.solves)
            assert everything.own.rank == rank
            assert [row.rank for row in everything.rows] == sorted(row.rank or 0 for row in everything.rows)


async def test_life_goes_on_in_a_sample(
    tutor: Tutor, store: Store, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """A new submission gets the next number and its verdict."""
    await fill_sample(store, learners=5, submissions=50, problem_ids=PROBLEMS, now=NOW)
    ticket = await tutor.submit(ada, source="def solve_1(x): ...", origin=make_origin())

    assert ticket.submission_id == 51
    assert isinstance([update async for update in ticket.updates()][-1], Graded)


def test_the_same_arguments_give_the_same_rows() -> None:
    """Figures of two runs can be compared; another seed is another class."""
    first = make_sample(5, 50, PROBLEMS, NOW, 0)

    assert first == make_sample(5, 50, PROBLEMS, NOW, 0)
    assert first != make_sample(5, 50, PROBLEMS, NOW, 1)
    assert len(first.submissions) == 50
    assert all(NOW - timedelta(days=HISTORY_DAYS) <= row["created_at"] <= NOW for row in first.submissions)
