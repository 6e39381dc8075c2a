"""A learner's receipt for one submission."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.core.grading import Grading
    from bot.core.ports import Clock
    from bot.core.storage import Store
    from bot.core.submission import Origin, Update, Why
    from problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Ticket:
    """A submission on its way. Made by `bot.core.tutor.Tutor` only.

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
    _grading: Grading = field(repr=False, compare=False)
    _store: Store = field(repr=False, compare=False)
    _clock: Clock = field(repr=False, compare=False)

    def updates(self) -> AsyncIterator[Update]:
        """Follow it: the present state at once, then each change; ends after `Graded` or `Closed`.

        Slow readers skip states in between, never the last. May be called again, and by several readers.
        """
        return self._grading.follow(self.submission_id)

    async def note_answer_message(self, message_id: int) -> None:
        """Remember which message is edited into the verdict, so that a restart edits it and posts no second one.

        Never raises for the database: what cannot be written now is written once it is back.
        """
        await self._grading.remember(lambda: self._store.note_answer_message(self.submission_id, message_id))

    async def mark_answered(self) -> None:
        """Remember that the final answer is shown; until then every start of the bot offers the ticket again.

        Never raises for the database, as `note_answer_message`. To be called once the last update was shown.
        """
        await self._grading.remember(lambda: self._store.mark_answered(self.submission_id, self._clock()))
        self._grading.release(self.submission_id)
