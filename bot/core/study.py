"""What a learner is shown when they fetch a problem, a hint or a solution."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from problems.problem import Problem


class Mark(StrEnum):
    """Where a learner stands with a problem."""

    SOLVED = "solved"
    ACTIVE = "active"  # unsolved, and the one they are working on
    OPEN = "open"  # unsolved, and everything it builds on is solved
    LOCKED = "locked"  # unsolved, builds on something unsolved; may be tried anyway


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of autocompletion: the problem and where the learner stands with it."""

    problem: Problem
    mark: Mark


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A problem as one learner meets it.

    Attributes:
        problem: The problem; it is the learner's active one now.
        mark: Where they stand with it.
        builds_on: Unsolved problems that it builds on; empty once it is solved.
        note: One sentence about those, or about having solved it already; may be empty.
        hints_taken: Rungs taken, 0 to 3.
        is_revealed: Whether the solution was shown before it was solved.
        points_left: Points that solving it now would bring.
    """

    problem: Problem
    mark: Mark
    builds_on: tuple[Problem, ...]
    note: str
    hints_taken: int
    is_revealed: bool
    points_left: int


@dataclass(frozen=True, slots=True)
class HintView:
    """The hints taken so far.

    Attributes:
        problem: The problem.
        hints: Texts of every rung taken, first rung first; the last is the newest.
        is_new: Whether this call took a rung; False once all were taken, or when they cost nothing any more.
        rungs: How many rungs the ladder has.
        points_left: Points that solving it now would bring.
        next_cost: Points that one more rung would take off, 0 if there is none or it costs nothing.
    """

    problem: Problem
    hints: tuple[str, ...]
    is_new: bool
    rungs: int
    points_left: int
    next_cost: int


@dataclass(frozen=True, slots=True)
class SolutionView:
    """The reference solution. ``ended_points`` says whether showing it now ended the chance of points."""

    problem: Problem
    source: str
    ended_points: bool


@dataclass(frozen=True, slots=True)
class NeedsConfirmation:
    """The problem is unsolved: showing the solution would end the chance of points, so ask first.

    Attributes:
        problem: The problem.
        points_at_stake: Points that solving it now would bring.
        message: The question, as a sentence.
    """

    problem: Problem
    points_at_stake: int
    message: str
