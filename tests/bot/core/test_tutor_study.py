"""Problems, hints and solutions, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.errors import FindProblemError, GuessProblemError
from bot.core.points import count_points
from bot.core.study import Mark, NeedsConfirmation, SolutionView
from bot.core.submission import Graded

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from bot.core.learner import Learner
    from bot.core.submission import Origin
    from bot.core.tutor import Tutor

    # The fixtures' classes: a conftest cannot be imported.
    ControlledClock = Any
    ControlledJudge = Any


async def solve(tutor: Tutor, learner: Learner, number: int, origin: Origin) -> Graded:
    """Solve a problem."""
    ticket = await tutor.submit(learner, source=f"def solve_{number}(x): ...", origin=origin)
    last = [update async for update in ticket.updates()][-1]
    assert isinstance(last, Graded)
    return last


async def test_the_problem_fetched_is_the_one_worked_on(
    tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """Code without any known function goes to it, and so do hints; before that, both are asked back."""
    with pytest.raises(GuessProblemError):
        await tutor.submit(ada, source="x = 1", origin=make_origin())
    with pytest.raises(FindProblemError, match="/problem"):
        await tutor.take_hint(ada)

    view = await tutor.choose_problem(ada, "solve_5")
    ticket = await tutor.submit(ada, source="x = 1", origin=make_origin())

    assert (view.problem.id, view.mark) == ("problem-5", Mark.ACTIVE)
    assert ticket.problem.id == "problem-5"
    assert (await tutor.take_hint(ada)).problem.id == "problem-5"


async def test_the_judge_hears_of_a_problem_when_it_is_fetched(
    tutor: Tutor, ada: Learner, judge: ControlledJudge
) -> None:
    """While a learner reads, it can make ready what it compares with; a look at another page says nothing new."""
    await tutor.choose_problem(ada, "solve_5")
    await tutor.look_at_problem(ada, "problem-2")

    assert judge.anticipated == ["problem-5"]


async def test_without_a_name_the_next_problem_comes(
    tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """The first, again the first while it is unsolved, then the next; at the end a sentence."""
    assert (await tutor.choose_problem(ada)).problem.id == "problem-1"
    assert (await tutor.choose_problem(ada)).problem.id == "problem-1"
    for number, following in [(1, "problem-5"), (5, "problem-4"), (4, "problem-2"), (2, "problem-3")]:
        graded = await solve(tutor, ada, number, make_origin())
        assert graded.next_problem is not None
        assert graded.next_problem.id == following
        assert (await tutor.choose_problem(ada)).problem.id == following
    assert (await solve(tutor, ada, 3, make_origin())).next_problem is None
    with pytest.raises(FindProblemError, match="every problem"):
        await tutor.choose_problem(ada)


async def test_a_locked_problem_may_be_tried(tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]) -> None:
    """It says what it builds on, is judged like any other, and counts."""
    view = await tutor.choose_problem(ada, "problem-3")

    assert [one.id for one in view.builds_on] == ["problem-2"]
    assert "“Problem 2”" in view.note
    assert (await solve(tutor, ada, 3, make_origin())).points_awarded == view.points_left == 30


async def test_an_unknown_problem_gets_the_nearest(tutor: Tutor, ada: Learner) -> None:
    """The bank's sentence comes through as one that may be shown."""
    with pytest.raises(FindProblemError, match="problem-"):
        await tutor.choose_problem(ada, "problem-55")


async def test_completion_shows_where_the_learner_stands(
    tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """For somebody new everything is open or locked; afterwards the solved one is marked."""
    before = await tutor.complete_names(ada.id, "")
    await solve(tutor, ada, 1, make_origin())
    after = await tutor.complete_names(ada.id, "")

    assert [choice.mark for choice in before] == [Mark.OPEN, Mark.LOCKED, Mark.LOCKED, Mark.LOCKED, Mark.OPEN]
    assert [choice.mark for choice in after] == [Mark.SOLVED, Mark.OPEN, Mark.LOCKED, Mark.OPEN, Mark.OPEN]


async def test_hints_are_remembered_and_cost(tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]) -> None:
    """Three rungs, each shown with those before it; what is left for the solve falls as announced."""
    await tutor.choose_problem(ada, "problem-2")
    looked = await tutor.look_at_hints(ada)
    first, second, third, again = [await tutor.take_hint(ada) for _ in range(4)]

    assert (looked.hints, looked.is_new) == ((), False)
    assert [view.hints for view in (first, second, third, again)] == [
        ("first",), ("first", "second"), ("first", "second", "third"), ("first", "second", "third"),
    ]  # fmt: skip
    assert [view.is_new for view in (first, second, third, again)] == [True, True, True, False]
    assert [looked.points_left - looked.next_cost, first.points_left] == [first.points_left, 16]
    assert third.next_cost == 0
    graded = await solve(tutor, ada, 2, make_origin())
    assert graded.hints_taken == 3
    assert graded.points_awarded == third.points_left == count_points("medium", 3, was_revealed=False)
    assert (await tutor.look_at_hints(ada)).points_left == 0


async def test_a_hint_taken_while_waiting_costs_nothing(
    tutor: Tutor, judge: ControlledJudge, clock: ControlledClock, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """What counts is what was known when the code was sent; a slow judge is not the learner's fault."""
    judge.gate.clear()
    ticket = await tutor.submit(ada, source="def solve_1(x): ...", origin=make_origin())
    clock.move(seconds=1)
    await tutor.take_hint(ada, "problem-1")
    await tutor.reveal_solution(ada, "problem-1", confirmed=True)
    judge.gate.set()
    last = [update async for update in ticket.updates()][-1]

    assert isinstance(last, Graded)
    assert (last.points_awarded, last.hints_taken, last.was_revealed) == (10, 0, False)


async def test_the_solution_ends_the_chance_of_points(
    tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """It asks first; then the solve is recorded, without points and without a day for the streak."""
    asked = await tutor.reveal_solution(ada, "problem-3")
    assert isinstance(asked, NeedsConfirmation)
    assert asked.points_at_stake == 30
    assert "30" in asked.message
    assert (await tutor.look_at_problem(ada, "problem-3")).points_left == 30

    shown = await tutor.reveal_solution(ada, "problem-3", confirmed=True)
    assert isinstance(shown, SolutionView)
    assert shown.ended_points
    assert shown.source == shown.problem.reference
    view = await tutor.look_at_problem(ada, "problem-3")
    assert (view.is_revealed, view.points_left) == (True, 0)

    graded = await solve(tutor, ada, 3, make_origin())
    assert (graded.is_first_solve, graded.points_awarded, graded.was_revealed) == (True, 0, True)
    assert (graded.streak_days, graded.streak_grew) == (0, False)
    card = await tutor.show_progress(ada)
    assert (card.solved, card.points, card.rank) == (1, 0, None)


async def test_the_solution_is_free_after_solving_and_when_shown_before(
    tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """No question is asked, and nothing ends."""
    await solve(tutor, ada, 1, make_origin())
    solved = await tutor.reveal_solution(ada, "problem-1")
    await tutor.reveal_solution(ada, "problem-2", confirmed=True)
    again = await tutor.reveal_solution(ada, "problem-2")

    assert isinstance(solved, SolutionView)
    assert not solved.ended_points
    assert isinstance(again, SolutionView)
    assert not again.ended_points
    assert (await tutor.show_progress(ada)).points == 10
