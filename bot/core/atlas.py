"""The map of the bank: every track with its problems, and where a learner stands with each. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.curriculum import find_next, list_missing, mark_problem
from bot.core.study import Mark

if TYPE_CHECKING:
    from bot.core.curriculum import Standing
    from problems.bank import Bank
    from problems.problem import Problem, Track


@dataclass(frozen=True, slots=True)
class Spot:
    """One problem on the map.

    Attributes:
        problem: The problem.
        mark: Where the learner stands with it.
        builds_on: Unsolved problems that it builds on directly.
    """

    problem: Problem
    mark: Mark
    builds_on: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """One track and its problems, in path order."""

    track: Track
    spots: tuple[Spot, ...]

    @property
    def solved(self) -> int:
        """How many of the problems are solved."""
        return sum(spot.mark is Mark.SOLVED for spot in self.spots)


@dataclass(frozen=True, slots=True)
class Atlas:
    """The whole map of one learner.

    Attributes:
        trails: The tracks in path order, none of them empty.
        next_problem: What ``/problem`` would give; None when everything is solved.
    """

    trails: tuple[Trail, ...]
    next_problem: Problem | None

    @property
    def solved(self) -> int:
        """How many problems are solved."""
        return sum(trail.solved for trail in self.trails)

    @property
    def total(self) -> int:
        """How many problems there are."""
        return sum(len(trail.spots) for trail in self.trails)

    def find_trail(self, track_id: str) -> Trail | None:
        """Give one track, or None if the bank does not have it (any more)."""
        return next((trail for trail in self.trails if trail.track.id == track_id), None)


def draw_up(bank: Bank, standing: Standing) -> Atlas:
    """Draw up the map for a learner."""
    spots = [Spot(one, mark_problem(one, bank, standing), list_missing(one, bank, standing)) for one in bank.problems]
    trails = [Trail(track, tuple(spot for spot in spots if spot.problem.track == track.id)) for track in bank.tracks]
    return Atlas(tuple(trail for trail in trails if trail.spots), find_next(bank, standing))
