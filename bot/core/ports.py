"""What the core needs from outside, as protocols: a judge and a clock. The store's is in `bot.core.storage`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from problems.problem import Problem
    from runner.report import Report

Clock = Callable[[], datetime]
"""Gives now, aware."""


class Judge(Protocol):
    """Judges one submission; see ``runner.judge.Judge``."""

    @property
    def backend(self) -> str:
        """``docker`` or ``process``."""
        ...

    @property
    def slots(self) -> int:
        """How many submissions are judged at the same time."""
        ...

    async def judge(self, problem: Problem, source: str, *, on_start: Callable[[], None] | None = None) -> Report:
        """Judge the source; ``on_start`` is called when a box begins. What code did is a verdict, never raised."""
        ...

    def anticipate(self, problem: Problem) -> None:
        """Learn that somebody has begun to read a problem. Returns at once."""
        ...


def read_clock() -> datetime:
    """Give the present instant in UTC."""
    return datetime.now(UTC)
