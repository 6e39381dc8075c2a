"""The tutor without Discord: everything that the commands call."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Self

import structlog

from bot.core.atlas import draw_up
from bot.core.board import Scope
from bot.core.curriculum import (
    count_left,
    find_by_id,
    find_named,
    find_next,
    mark_problem,
    view_hints,
    view_problem,
)
from bot.core.errors import (
    FindProblemError,
    FindSubmissionError,
    QueueFullError,
    RepeatSubmissionError,
    ShowProgressError,
)
from bot.core.grading import Grading
from bot.core.ports import read_clock
from bot.core.progress import compose_card
from bot.core.settings import describe_settings, read_zone, search_zones
from bot.core.source import Guess, check_source, guess_problem
from bot.core.storage import Draft, Refused
from bot.core.study import Choice, NeedsConfirmation, SolutionView
from bot.core.submission import Graded, Status, Why
from bot.core.ticket import Ticket

if TYPE_CHECKING:
    from types import TracebackType

    from bot.core.atlas import Atlas
    from bot.core.board import Board, Period
    from bot.core.learner import Learner, Settings
    from bot.core.ports import Clock, Judge
    from bot.core.progress import ProgressCard
    from bot.core.storage import Store
    from bot.core.study import HintView, ProblemView
    from bot.core.submission import Origin, Submission
    from problems.bank import Bank
    from problems.problem import Problem

__all__ = ["Ticket", "Tutor"]

log = structlog.get_logger(__name__)

WAITING_PER_LEARNER = 2
UNFINISHED_PER_LEARNER = 1 + WAITING_PER_LEARNER
CHOICES = 25


class Tutor:
    """The facade over bank, store and judge. An async context manager: entering resumes what a restart left.

    Every method may raise `TutorError`; its message is to be shown (escaped) and nothing is lost.
    """

    def __init__(self, store: Store, bank: Bank, judge: Judge, *, clock: Clock = read_clock) -> None:
        self._store = store
        self._bank = bank
        self._clock = clock
        self._judge = judge
        self._grading = Grading(store, bank, judge, clock)
        self._left_over: list[Ticket] = []

    async def __aenter__(self) -> Self:
        """Put every submission without a verdict back in line, oldest first, and start handing them to the judge."""
        for submission in await self._store.list_unanswered():
            problem = find_by_id(self._bank, submission.problem_id)
            if problem is None:
                # It waits in the store: the bank may be the older of two.
                log.warning("a submission's problem is not in the bank", problem_id=submission.problem_id)
                continue
            if submission.status is not Status.DONE:
                self._grading.enqueue(submission, problem)
            self._left_over.append(self._make_ticket(submission, problem))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop handing out; what has no verdict waits in the store. Leaves store and judge open."""
        await self._grading.stop()

    # The curriculum

    async def choose_problem(self, learner: Learner, name: str | None = None) -> ProblemView:
        """Make a problem the learner's active one: the named one (id or entry function), or the next for them.

        Raises:
            FindProblemError: No such problem (with close matches), or all are solved and none was named.
        """
        await self._store.meet_learner(learner, self._clock())
        standing = await self._store.load_standing(learner.id)
        problem = find_next(self._bank, standing) if name is None else find_named(self._bank, name)
        if problem is None:
            raise FindProblemError(
                "You have solved every problem there is. "
                "To practise one again, type /problem and choose it from the list that opens."
            )
        await self._store.set_active(learner.id, problem.id)
        self._judge.anticipate(problem)
        return view_problem(problem, self._bank, replace(standing, active_problem_id=problem.id))

    async def look_at_problem(self, learner: Learner, problem_id: str) -> ProblemView:
        """View a problem without making it active (pages, old buttons)."""
        return view_problem(find_named(self._bank, problem_id), self._bank, await self._store.load_standing(learner.id))

    async def find_active(self, learner_id: int) -> Problem | None:
        """Give the problem the learner is working on: the one fetched last, unless it has left the bank."""
        return find_by_id(self._bank, (await self._store.load_standing(learner_id)).active_problem_id)

    async def complete_names(self, learner_id: int, typed: str, *, limit: int = CHOICES) -> list[Choice]:
        """Give the problems that match what was typed so far, with the learner's marks; in path order when empty."""
        standing = await self._store.load_standing(learner_id)
        return [Choice(one, mark_problem(one, self._bank, standing)) for one in self._bank.search(typed, limit)]

    async def show_atlas(self, learner: Learner) -> Atlas:
        """Draw up the map of all tracks, as the learner stands."""
        await self._store.meet_learner(learner, self._clock())
        return draw_up(self._bank, await self._store.load_standing(learner.id))

    async def take_hint(self, learner: Learner, problem_id: str | None = None) -> HintView:
        """Take the next rung of the ladder (of the active problem if none is named); earlier ones come along."""
        await self._store.meet_learner(learner, self._clock())
        problem = await self._find_or_active(learner, problem_id)
        is_new = await self._store.take_hint(learner.id, problem.id, len(problem.hints), self._clock())
        return view_hints(problem, await self._store.load_standing(learner.id), is_new=is_new)

    async def look_at_hints(self, learner: Learner, problem_id: str | None = None) -> HintView:
        """View the rungs taken so far and the next one's cost, without taking one."""
        problem = await self._find_or_active(learner, problem_id)
        return view_hints(problem, await self._store.load_standing(learner.id), is_new=False)

    async def reveal_solution(
        self, learner: Learner, problem_id: str | None = None, *, confirmed: bool = False
    ) -> SolutionView | NeedsConfirmation:
        """Give the reference once the problem is solved, or after a confirmation that ends the chance of points."""
        await self._store.meet_learner(learner, self._clock())
        problem = await self._find_or_active(learner, problem_id)
        standing = await self._store.load_standing(learner.id)
        is_free = problem.id in standing.solved or problem.id in standing.revealed
        if not is_free and not confirmed:
            points = count_left(problem, standing)
            return NeedsConfirmation(
                problem,
                points,
                f"You have not solved this one yet. Once the solution is shown, solving it brings no points any more "
                f"({points} now) and does not count for your streak. Show it?",
            )
        ended = not is_free and await self._store.reveal(learner.id, problem.id, self._clock())
        return SolutionView(problem, problem.reference, ended_points=ended)

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
            ReadSourceError: Nothing that could be stored and judged.
            GuessProblemError: The code does not say which problem it is for.
            FindProblemError: ``problem_id`` names none.
            QueueFullError: One of the learner's is in the judge and two wait.
            RepeatSubmissionError: The same code is being checked already (a modal sent twice), or the message was
                edited without changing its code.
            StoreUnavailableError: It could not be written down, so it was not accepted.
        """
        code = check_source(source)
        guess = await self._guess(learner, code.source, problem_id)
        draft = Draft(
            learner=learner,
            problem_id=guess.problem.id,
            why=guess.why,
            source=code.source,
            notes=notes or code.notes,
            bank_version=self._bank.version,
            origin=origin,
        )
        added = await self._store.add_submission(draft, UNFINISHED_PER_LEARNER, self._clock())
        if isinstance(added, Refused):
            raise explain_refusal(added)
        if added.replaced_id is not None:
            self._grading.close_replaced(added.replaced_id, added.submission.id)
        self._grading.enqueue(added.submission, guess.problem)
        return self._make_ticket(added.submission, guess.problem)

    async def retry(self, learner: Learner, submission_id: int, origin: Origin) -> Ticket:
        """Submit the stored source of an earlier submission once more (the button after a fault of ours).

        Raises:
            FindSubmissionError: No such submission of this learner.
            TutorError: As `submit`.
        """
        submission = await self._load_own(learner.id, submission_id)
        return await self.submit(
            learner,
            source=submission.source,
            origin=origin,
            problem_id=submission.problem_id,
            notes=submission.notes,
        )

    async def list_unanswered(self) -> list[Ticket]:
        """List every submission whose final answer was not shown when the tutor started, oldest first; once."""
        left_over, self._left_over = self._left_over, []
        return left_over

    async def show_graded(self, learner_id: int, submission_id: int) -> Graded:
        """Give an old verdict again (details buttons after a restart).

        Raises:
            FindSubmissionError: No such submission of this learner, or it has no verdict yet.
        """
        submission = await self._load_own(learner_id, submission_id)
        final = await self._grading.recall(submission.id) if submission.status is Status.DONE else None
        if not isinstance(final, Graded):
            raise FindSubmissionError(
                "This submission has no verdict: it is being checked, or a newer one replaced it."
            )
        return final

    async def find_source(self, learner_id: int, submission_id: int) -> str:
        """Give the code of an earlier submission, to start the next attempt from.

        Raises:
            FindSubmissionError: No such submission of this learner.
        """
        return (await self._load_own(learner_id, submission_id)).source

    # Progress

    async def show_progress(self, learner: Learner, *, of: Learner | None = None) -> ProgressCard:
        """Count up the learner's own progress, or that of another member of the same server.

        Raises:
            ShowProgressError: The other keeps theirs to themselves, or has none yet.
        """
        now = self._clock()
        mine = await self._store.meet_learner(learner, now)
        subject, profile = (learner, mine)
        if of is not None and of.id != learner.id:
            theirs = await self._store.load_profile(of.id)
            # One sentence for both: hidden people are not to be told from people who never came.
            if theirs is None or not theirs.is_visible:
                raise ShowProgressError("There is no progress to show: they have not started yet, or keep it private.")
            subject, profile = (of, theirs)
        tally = await self._store.tally(subject.id, learner.guild_id)
        standing = await self._store.load_standing(subject.id)
        return compose_card(
            subject.id, profile, tally, self._bank, active_problem_id=standing.active_problem_id, now=now
        )

    async def show_board(self, learner: Learner, scope: Scope, period: Period, page: int = 1) -> Board:
        """Give one page of a leaderboard, with the caller's own row.

        GUILD means ``learner.guild_id``; in a direct message it is everywhere, and the board says so.
        """
        now = self._clock()
        await self._store.meet_learner(learner, now)
        reach = Scope.EVERYWHERE if learner.guild_id is None else scope
        return await self._store.load_board(learner, reach, period, page, now)

    # Settings and data

    async def show_settings(self, learner: Learner) -> Settings:
        """Give what the learner has chosen."""
        now = self._clock()
        return describe_settings(await self._store.meet_learner(learner, now), now)

    async def set_time_zone(self, learner: Learner, learner_zone: str) -> Settings:
        """Ask for another time zone; it is in force from the first of its midnights after today has ended.

        Raises:
            SetTimeZoneError: No such zone (with close matches).
        """
        zone = read_zone(learner_zone)
        now = self._clock()
        profile = await self._store.meet_learner(learner, now)
        calendar = await self._store.set_zone(learner.id, zone, now)
        return describe_settings(replace(profile, calendar=calendar), now)

    def complete_zones(self, typed: str, *, limit: int = CHOICES) -> list[str]:
        """Give zone names for autocompletion."""
        return search_zones(typed, limit)

    async def set_visibility(self, learner: Learner, *, is_visible: bool) -> Settings:
        """Show or hide the learner to others: boards and ``/progress``."""
        now = self._clock()
        profile = await self._store.meet_learner(learner, now)
        await self._store.set_visibility(learner.id, is_visible=is_visible)
        return describe_settings(replace(profile, is_visible=is_visible), now)

    async def export_data(self, learner_id: int) -> bytes:
        """Give everything that is stored about the learner, as UTF-8 JSON."""
        return json.dumps(await self._store.export_learner(learner_id), indent=2, ensure_ascii=False).encode()

    async def forget_learner(self, learner_id: int) -> str:
        """Delete everything that is stored about the learner; a sentence says what was deleted."""
        submissions = await self._store.forget_learner(learner_id)
        return (
            f"Everything about you is deleted: your submissions ({submissions}), solves, points, streak, hints and "
            "settings. Nothing is left to bring it back."
        )

    # What the methods above share

    async def _find_or_active(self, learner: Learner, problem_id: str | None) -> Problem:
        if problem_id is not None:
            return find_named(self._bank, problem_id)
        active = await self.find_active(learner.id)
        if active is None:
            raise FindProblemError("No problem is open for you yet. Fetch one with /problem, then ask again.")
        return active

    async def _guess(self, learner: Learner, source: str, problem_id: str | None) -> Guess:
        if problem_id is not None:
            return Guess(find_named(self._bank, problem_id), Why.NAMED)
        return guess_problem(source, self._bank, await self.find_active(learner.id))

    async def _load_own(self, learner_id: int, submission_id: int) -> Submission:
        submission = await self._store.load_submission(submission_id)
        if submission is None or submission.learner_id != learner_id:
            raise FindSubmissionError("This submission is not among yours; it may have been deleted.")
        return submission

    def _make_ticket(self, submission: Submission, problem: Problem) -> Ticket:
        return Ticket(
            submission_id=submission.id,
            learner_id=submission.learner_id,
            problem=problem,
            why=submission.why,
            origin=submission.origin,
            notes=submission.notes,
            _grading=self._grading,
            _store=self._store,
            _clock=self._clock,
        )


def explain_refusal(refused: Refused) -> QueueFullError | RepeatSubmissionError:
    """Say why a submission was not accepted."""
    if refused.repeats_id is not None:
        return RepeatSubmissionError(
            "The same code was sent already, and its answer is there or on its way. It counts once.",
            refused.repeats_id,
        )
    return QueueFullError(
        f"You have {UNFINISHED_PER_LEARNER} submissions under way already: one is being checked and "
        f"{WAITING_PER_LEARNER} wait. Send this one again when the next answer is there."
    )
