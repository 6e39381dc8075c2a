"""What the core needs from a store, as a protocol; ``bot.store.Store`` fulfils it.

Every method may raise `StoreUnavailableError` and then has changed nothing. Every instant is aware.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.core.board import Board, Period, Scope
    from bot.core.curriculum import Standing
    from bot.core.days import Calendar
    from bot.core.learner import Learner
    from bot.core.submission import Origin, Settlement, Submission, Why
    from problems.problem import Difficulty
    from runner.report import Report


@dataclass(frozen=True, slots=True)
class Draft:
    """A submission that is to be written down.

    Attributes:
        learner: Whose it is.
        problem_id: The problem's id.
        why: Why it was taken for that problem.
        source: Checked by `bot.core.source.check_source`.
        notes: Sentences to show beside the verdict.
        bank_version: The bank's present version.
        origin: Where the answer goes.
    """

    learner: Learner
    problem_id: str
    why: Why
    source: str
    notes: tuple[str, ...]
    bank_version: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Added:
    """The draft is a row now; ``replaced_id`` is the waiting submission whose place it took, or None."""

    submission: Submission
    replaced_id: int | None


@dataclass(frozen=True, slots=True)
class Refused:
    """The draft was not written down.

    Attributes:
        repeats_id: The submission that it repeats, or None when the learner has too many unfinished ones.
    """

    repeats_id: int | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What is stored about a learner beside their work.

    Attributes:
        display_name: Newest known name.
        is_visible: Whether others may see them.
        calendar: Their history of time zones.
    """

    display_name: str
    is_visible: bool
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Solve:
    """One solved problem."""

    problem_id: str
    points: int
    solved_at: datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """A learner's numbers.

    Attributes:
        solves: All of them, newest first.
        solves_by_day: Day number to new solves, for every day that counts.
        submissions: Charged submissions.
        accepted: How many of them were accepted.
        hints_taken: Rungs taken.
        rank: All-time rank everywhere, or None without points.
        guild_rank: The same in a server, or None.
    """

    solves: tuple[Solve, ...]
    solves_by_day: dict[int, int]
    submissions: int
    accepted: int
    hints_taken: int
    rank: int | None
    guild_rank: int | None


class Store(Protocol):
    """Everything the tutor remembers."""

    async def meet_learner(self, learner: Learner, now: datetime) -> Profile:
        """Remember the person and the server they were seen in; give what is stored about them."""
        ...

    async def load_profile(self, learner_id: int) -> Profile | None:
        """Give what is stored about a learner, or None for somebody never met."""
        ...

    async def load_standing(self, learner_id: int) -> Standing:
        """Give where a learner stands with every problem."""
        ...

    async def set_active(self, learner_id: int, problem_id: str) -> None:
        """Remember the problem that a met learner works on."""
        ...

    async def set_visibility(self, learner_id: int, *, is_visible: bool) -> None:
        """Show or hide a met learner."""
        ...

    async def set_zone(self, learner_id: int, zone: str, now: datetime) -> Calendar:
        """Change a met learner's zone by `bot.core.days.change_zone`; give the new history."""
        ...

    async def take_hint(self, learner_id: int, problem_id: str, rungs: int, now: datetime) -> bool:
        """Take the next rung for a met learner; False when all ``rungs`` are taken already."""
        ...

    async def reveal(self, learner_id: int, problem_id: str, now: datetime) -> bool:
        """Remember that the solution was shown; False if the problem is solved or was revealed before."""
        ...

    async def add_submission(self, draft: Draft, unfinished_limit: int, now: datetime) -> Added | Refused:
        """Write a submission down, pending; replaces one of the same message that is pending still."""
        ...

    async def begin_judging(self, submission_id: int, now: datetime) -> int | None:
        """Mark a submission as handed to the judge; give how often that was, or None if it must not be judged."""
        ...

    async def settle(
        self, submission_id: int, report: Report, difficulty: Difficulty, now: datetime
    ) -> Settlement | None:
        """Write verdict, solve, points and streak in one transaction. Again: what was written the first time.

        Gives None if there is no such submission any more. The day that a solve counts for is that of its arrival.
        """
        ...

    async def load_submission(self, submission_id: int) -> Submission | None:
        """Give one submission, or None."""
        ...

    async def find_replacement(self, submission_id: int) -> int | None:
        """Give the submission that took this one's place, or None."""
        ...

    async def list_unanswered(self) -> list[Submission]:
        """List submissions whose answer was not shown: unfinished ones and judged ones, oldest first."""
        ...

    async def note_answer_message(self, submission_id: int, message_id: int) -> None:
        """Remember the message that shows the answer."""
        ...

    async def mark_answered(self, submission_id: int, now: datetime) -> None:
        """Remember that the final answer is shown, and drop the interaction's token."""
        ...

    async def tally(self, learner_id: int, guild_id: int | None) -> Tally:
        """Count up a learner's work."""
        ...

    async def load_board(self, learner: Learner, scope: Scope, period: Period, page: int, now: datetime) -> Board:
        """Give one page of a leaderboard as this learner may see it."""
        ...

    async def export_learner(self, learner_id: int) -> dict[str, Any]:
        """Give every row about a learner, as JSON values by table; empty for somebody never met."""
        ...

    async def forget_learner(self, learner_id: int) -> int:
        """Delete every row about a learner; give how many submissions that were."""
        ...
