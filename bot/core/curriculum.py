"""The path through the bank: where a learner stands with each problem, and which comes next. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.core.errors import FindProblemError
from bot.core.points import count_points
from bot.core.study import HintView, Mark, ProblemView
from problems.bank import UnknownProblemError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from problems.bank import Bank
    from problems.problem import Difficulty, Problem


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a learner stands.

    Attributes:
        active_problem_id: The problem fetched last, or None.
        solved: Ids of solved problems.
        hints_taken: Rungs taken, by problem id; problems without any are left out.
        revealed: Ids of problems whose solution was shown before they were solved.
        failed: Ids of unsolved problems with a failed submission, the newest failure first.
    """

    active_problem_id: str | None = None
    solved: frozenset[str] = frozenset()
    hints_taken: Mapping[str, int] = field(default_factory=dict)
    revealed: frozenset[str] = frozenset()
    failed: tuple[str, ...] = ()


STEEPNESS: Mapping[Difficulty, int] = {"easy": 0, "medium": 1, "hard": 2}
"""How many rungs of prerequisites a difficulty is worth, for the choice of the next problem."""


def count_depths(bank: Bank) -> dict[str, int]:
    """Count for each problem the longest chain of prerequisites that leads to it; 0 for one that builds on nothing."""
    known = {problem.id: problem for problem in bank.problems}
    depths: dict[str, int] = {}

    def count(problem: Problem, above: frozenset[str]) -> int:
        if problem.id not in depths:
            # What builds on itself is a fault of the bank, which its check reports; nobody is to hang for it.
            below = [known[name] for name in problem.prerequisites if name in known and name not in above]
            depths[problem.id] = max((count(one, above | {problem.id}) + 1 for one in below), default=0)
        return depths[problem.id]

    for problem in bank.problems:
        count(problem, frozenset())
    return depths


def find_by_id(bank: Bank, problem_id: str | None) -> Problem | None:
    """Find a problem by its exact id; None if it is not (or no longer) in the bank."""
    return next((problem for problem in bank.problems if problem.id == problem_id), None)


def find_named(bank: Bank, name: str) -> Problem:
    """Find a problem by what somebody typed, or what an old button carries: its id or entry function.

    Raises:
        FindProblemError: There is none, or not any more; the message offers close matches and the list.
    """
    try:
        return bank.find(name)
    except UnknownProblemError as error:
        raise FindProblemError(f"{error} Type /problem and choose one from the list that opens.") from None


def list_missing(problem: Problem, bank: Bank, standing: Standing) -> tuple[Problem, ...]:
    """List the unsolved problems that a problem builds on directly, in path order."""
    return tuple(one for one in bank.problems if one.id in problem.prerequisites and one.id not in standing.solved)


def mark_problem(problem: Problem, bank: Bank, standing: Standing) -> Mark:
    """Say where the learner stands with a problem."""
    if problem.id in standing.solved:
        return Mark.SOLVED
    if problem.id == standing.active_problem_id:
        return Mark.ACTIVE
    return Mark.LOCKED if list_missing(problem, bank, standing) else Mark.OPEN


def find_next(bank: Bank, standing: Standing, *, leave_out: str | None = None) -> Problem | None:
    """Choose the next problem.

    The active one while it is unsolved; then the one that failed last; then among those whose prerequisites are solved
    the least steep one, so that tracks take turns instead of being climbed one by one: few problems below it, an easier
    one first, rather of another track than the last, and then in path order.

    Args:
        bank: All problems.
        standing: Where the learner stands.
        leave_out: Id of a problem that is not to be offered: the one just answered.

    Returns:
        A problem, or None when nothing is left.
    """
    unsolved = [one for one in bank.problems if one.id not in standing.solved and one.id != leave_out]

    depths = count_depths(bank)
    last = find_by_id(bank, standing.active_problem_id)

    def rank(problem: Problem) -> tuple[bool, bool, int, int, bool]:
        newest = standing.failed.index(problem.id) if problem.id in standing.failed else len(standing.failed)
        return (
            problem.id != standing.active_problem_id,
            bool(list_missing(problem, bank, standing)),
            newest,
            depths[problem.id] + STEEPNESS[problem.difficulty],
            last is not None and last.track == problem.track,
        )

    return min(unsolved, key=rank, default=None)


def describe_start(problem: Problem, bank: Bank, standing: Standing) -> str:
    """Say in one sentence what to know before starting a problem; empty if there is nothing to say."""
    if problem.id in standing.solved:
        return "You have solved this one: you can practise on it as often as you like, and it keeps its points."
    missing = list_missing(problem, bank, standing)
    if not missing:
        return ""
    names = " and ".join(filter(None, [", ".join(f"“{one.title}”" for one in missing[:-1]), f"“{missing[-1].title}”"]))
    return f"This one builds on {names}: you can try it right away, or start there."


def count_left(problem: Problem, standing: Standing) -> int:
    """Count the points that solving a problem now would bring."""
    if problem.id in standing.solved:
        return 0
    taken = standing.hints_taken.get(problem.id, 0)
    return count_points(problem.difficulty, taken, was_revealed=problem.id in standing.revealed)


def view_problem(problem: Problem, bank: Bank, standing: Standing) -> ProblemView:
    """Put together what a learner sees of a problem."""
    mark = mark_problem(problem, bank, standing)
    return ProblemView(
        problem=problem,
        mark=mark,
        builds_on=() if mark is Mark.SOLVED else list_missing(problem, bank, standing),
        note=describe_start(problem, bank, standing),
        hints_taken=standing.hints_taken.get(problem.id, 0),
        is_revealed=problem.id in standing.revealed,
        points_left=count_left(problem, standing),
    )


def view_hints(problem: Problem, standing: Standing, *, is_new: bool) -> HintView:
    """Put together the rungs that a learner has taken, and what the next one costs."""
    taken = standing.hints_taken.get(problem.id, 0)
    left = count_left(problem, standing)
    one_more = replace(standing, hints_taken={**standing.hints_taken, problem.id: taken + 1})
    return HintView(
        problem=problem,
        hints=problem.hints[:taken],
        is_new=is_new,
        rungs=len(problem.hints),
        points_left=left,
        next_cost=left - count_left(problem, one_more) if taken < len(problem.hints) else 0,
    )
