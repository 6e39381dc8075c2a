"""One submission: where it came from, and what happens to it on the way to its answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from problems.problem import Problem
    from runner.report import Report


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a submission was typed and where its answer goes.

    Attributes:
        kind: ``message`` for a code block or a file in a message, ``interaction`` for a modal or a context menu.
        guild_id: The server, or None in a direct message.
        channel_id: The channel, thread or direct message.
        message_id: The learner's message, if there is one; editing it replaces a submission that still waits.
        interaction_token: Valid for fifteen minutes after the interaction; afterwards answer in the channel.
        application_id: The application that the token belongs to.
        answer_message_id: The bot's message that is edited into the verdict, once known.
    """

    kind: Literal["message", "interaction"]
    guild_id: int | None
    channel_id: int
    message_id: int | None = None
    interaction_token: str | None = None
    application_id: int | None = None
    answer_message_id: int | None = None


class Status(StrEnum):
    """How far a submission has come."""

    PENDING = "pending"  # written down, waits for the judge
    JUDGING = "judging"  # handed to the judge
    DONE = "done"  # has its verdict
    REPLACED = "replaced"  # an edit of the same message took its place before it was judged


class Why(StrEnum):
    """Why a submission was taken for its problem."""

    NAMED = "named"  # the place says so: a button, a modal, a problem's thread
    ACTIVE = "active"  # it is the problem the learner is working on
    ENTRY = "entry"  # the code defines this problem's entry function and no other's


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a verdict changed for the learner; written in the same transaction as the verdict.

    Attributes:
        points_awarded: Points for this submission; 0 unless it is a first solve before the solution was revealed.
        is_first_solve: Whether this problem was unsolved until now.
        streak_days: The streak after this verdict, in days.
        streak_grew: Whether this submission made today count.
        attempts: How many submissions of this problem were charged, this one included; INFRA never is.
        hints_taken: Rungs of the hint ladder taken before this verdict.
        was_revealed: Whether the solution had been shown before the problem was solved.
    """

    points_awarded: int
    is_first_solve: bool
    streak_days: int
    streak_grew: bool
    attempts: int
    hints_taken: int
    was_revealed: bool


@dataclass(frozen=True, slots=True)
class Submission:
    """One row of the submissions, complete enough to judge it or to answer it after a restart.

    Attributes:
        id: Ascending in the order of arrival.
        learner_id: Discord's snowflake.
        problem_id: The problem's id.
        why: Why it was taken for that problem.
        source: The learner's code.
        notes: Sentences about the source to show beside the verdict.
        bank_version: The bank's version when it arrived.
        origin: Where the answer goes.
        status: How far it has come.
        judge_runs: How often it was handed to the judge; more than one only after a restart.
        created_at: UTC.
        report: The judgement, once done.
        settlement: What it changed, once done.
    """

    id: int
    learner_id: int
    problem_id: str
    why: Why
    source: str
    notes: tuple[str, ...]
    bank_version: str
    origin: Origin
    status: Status
    judge_runs: int
    created_at: datetime
    report: Report | None = None
    settlement: Settlement | None = None


@dataclass(frozen=True, slots=True)
class Queued:
    """It waits. ``position`` is its place in line: 1 is next."""

    position: int


@dataclass(frozen=True, slots=True)
class Judging:
    """A box is running it."""


@dataclass(frozen=True, slots=True)
class Stalled:
    """The database is away; the submission is kept and goes on by itself. ``message`` is a sentence to show."""

    message: str


@dataclass(frozen=True, slots=True)
class Graded:
    """It has its verdict; the last update.

    Attributes:
        report: The judgement.
        problem: The problem it was judged against.
        points_awarded: See `Settlement`, as for all that follow.
        is_first_solve: As above.
        streak_days: As above.
        streak_grew: As above.
        attempts: As above.
        hints_taken: As above.
        was_revealed: As above.
        next_problem: What to offer next, or None when the learner has solved everything.
    """

    report: Report
    problem: Problem
    points_awarded: int
    is_first_solve: bool
    streak_days: int
    streak_grew: bool
    attempts: int
    hints_taken: int
    was_revealed: bool
    next_problem: Problem | None


@dataclass(frozen=True, slots=True)
class Closed:
    """It gets no verdict; the last update. Its answer message now belongs to ``replaced_by``, if that is not None.

    Attributes:
        message: A sentence to show where there is no newer submission to show instead.
        replaced_by: The submission that an edit of the same message made, or None when the learner's data was deleted.
    """

    message: str
    replaced_by: int | None


Update = Queued | Judging | Stalled | Graded | Closed
