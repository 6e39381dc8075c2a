"""The tutor without Discord: everything that the commands call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from types import TracebackType

    from bot.core.board import Board, Period, Scope
    from bot.core.learner import Learner, Settings
    from bot.core.ports import Clock, Judge
    from bot.core.progress import ProgressCard
    from bot.core.study import Choice, HintView, NeedsConfirmation, ProblemView, SolutionView
    from bot.core.submission import Graded, Origin, Update, Why
    from bot.store import Store
    from problems.bank import Bank
    from problems.problem import Problem


class Ticket:
    """A submission on its way. Made by `Tutor.submit`, `Tutor.retry` and `Tutor.list_unanswered` only.

    Attributes:
        submission_id: Names it; shown in a footer, used in custom ids.
        learner_id: Whose it is.
        problem: The problem it was taken for.
        why: Why.
        origin: Where the answer goes. ``answer_message_id`` is set when a message is there to be edited already:
            after a restart, and when an edit replaced a submission or follows an answered one.
        notes: Sentences about the source to show beside the verdict.
    """

    submission_id: int
    learner_id: int
    problem: Problem
    why: Why
    origin: Origin
    notes: tuple[str, ...]

    def updates(self) -> AsyncIterator[Update]:
        """Follow it: the present state at once, then each change; ends after `Graded` or `Closed`.

        Slow readers skip states in between, never the last. May be called again, and by several readers.
        """
        raise NotImplementedError

    async def note_answer_message(self, message_id: int) -> None:
        """Remember which message is edited into the verdict, so that a restart edits it and posts no second one."""
        raise NotImplementedError

    async def mark_answered(self) -> None:
        """Remember that the final answer is shown; until then every start of the bot offers the ticket again."""
        raise NotImplementedError


class Tutor:
    """The facade over bank, store and judge. An async context manager: entering resumes what a restart left.

    Every method may raise `TutorError`; its message is to be shown (escaped) and nothing is lost.
    """

    def __init__(self, store: Store, bank: Bank, judge: Judge, *, clock: Clock = ...) -> None:
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        """Put every submission without a verdict back in line, oldest first, and start handing them to the judge."""
        raise NotImplementedError

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop handing out; what has no verdict stays written down for the next start. Closes neither store nor judge."""
        raise NotImplementedError

    # The curriculum

    async def choose_problem(self, learner: Learner, name: str | None = None) -> ProblemView:
        """Make a problem the learner's active one: the named one (id or entry function), or the next for them.

        Raises:
            FindProblemError: No such problem (with close matches), or all are solved and none was named.
        """
        raise NotImplementedError

    async def look_at_problem(self, learner: Learner, problem_id: str) -> ProblemView:
        """View a problem without making it active (pages, stale buttons)."""
        raise NotImplementedError

    async def find_active(self, learner_id: int) -> Problem | None:
        """Give the problem the learner is working on: the one fetched last, unless it has left the bank."""
        raise NotImplementedError

    async def complete_names(self, learner_id: int, typed: str, *, limit: int = 25) -> list[Choice]:
        """Give the problems that match what was typed so far, with the learner's marks; in path order when empty."""
        raise NotImplementedError

    async def take_hint(self, learner: Learner, problem_id: str | None = None) -> HintView:
        """Take the next rung of the ladder (of the active problem if none is named); earlier ones come along."""
        raise NotImplementedError

    async def look_at_hints(self, learner: Learner, problem_id: str | None = None) -> HintView:
        """View the rungs taken so far and the next one's cost, without taking one."""
        raise NotImplementedError

    async def reveal_solution(
        self, learner: Learner, problem_id: str | None = None, *, confirmed: bool = False
    ) -> SolutionView | NeedsConfirmation:
        """Give the reference once the problem is solved, or after a confirmation that ends the chance of points."""
        raise NotImplementedError

    # Grading

    async def submit(
        self,
        learner: Learner,
        *,
        source: str,
        origin: Origin,
        problem_id: str | None = None,
        notes: tuple[str, ...] = (),
    ) -> Ticket:
        """Write a submission down and put it in line. Returns at once; follow the ticket.

        Without a ``problem_id`` the problem is guessed from the active one and the entry function. An edit of a
        message (kind ``message``, same ``message_id``) replaces the submission of that message that still waits.

        Raises:
            GuessProblemError: The code does not say which problem it is for.
            FindProblemError: ``problem_id`` names none.
            QueueFullError: One of the learner's is in the judge and two wait.
            RepeatSubmissionError: The same code is being checked already (a modal sent twice), or the message was
                edited without changing its code.
            StoreUnavailableError: It could not be written down, so it was not accepted.
        """
        raise NotImplementedError

    async def retry(self, learner: Learner, submission_id: int, origin: Origin) -> Ticket:
        """Submit the stored source of an earlier submission once more (the button after a fault of ours).

        Raises:
            FindSubmissionError: No such submission of this learner.
            TutorError: As `submit`.
        """
        raise NotImplementedError

    async def list_unanswered(self) -> list[Ticket]:
        """List every submission whose final answer was not shown, oldest first. To be called once, after entering."""
        raise NotImplementedError

    async def show_graded(self, learner_id: int, submission_id: int) -> Graded:
        """Give an old verdict again (details buttons after a restart).

        Raises:
            FindSubmissionError: No such submission of this learner, or it has no verdict yet.
        """
        raise NotImplementedError

    # Progress

    async def show_progress(self, learner: Learner, *, of: Learner | None = None) -> ProgressCard:
        """Count up the learner's own progress, or that of another member of the same server.

        Raises:
            ShowProgressError: The other keeps theirs to themselves, or has none yet.
        """
        raise NotImplementedError

    async def show_board(self, learner: Learner, scope: Scope, period: Period, page: int = 1) -> Board:
        """Give one page of a leaderboard, with the caller's own row. GUILD means ``learner.guild_id``."""
        raise NotImplementedError

    # Settings and data

    async def show_settings(self, learner: Learner) -> Settings:
        """Give what the learner has chosen."""
        raise NotImplementedError

    async def set_time_zone(self, learner: Learner, learner_zone: str) -> Settings:
        """Ask for another time zone; it is in force from the first of its midnights after today has ended.

        Raises:
            SetTimeZoneError: No such zone (with close matches).
        """
        raise NotImplementedError

    def complete_zones(self, typed: str, *, limit: int = 25) -> list[str]:
        """Give zone names for autocompletion."""
        raise NotImplementedError

    async def set_visibility(self, learner: Learner, *, is_visible: bool) -> Settings:
        """Show or hide the learner to others: boards and ``/progress``."""
        raise NotImplementedError

    async def export_data(self, learner_id: int) -> bytes:
        """Give everything that is stored about the learner, as UTF-8 JSON."""
        raise NotImplementedError

    async def forget_learner(self, learner_id: int) -> str:
        """Delete everything that is stored about the learner; a sentence says what was deleted."""
        raise NotImplementedError
