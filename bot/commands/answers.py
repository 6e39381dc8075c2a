"""Follows every submission to its verdict and shows it."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import structlog

from bot.commands.incident import explain_error
from bot.commands.post import PAUSES_SECONDS, DeliverAnswerError, NoWayError, Post
from bot.core.errors import TutorError
from bot.core.submission import Closed, Graded, Queued, Stalled
from bot.views.notice import show_sentence
from bot.views.verdict import show_checking, show_verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    import discord

    from bot.core.submission import Judging, Update
    from bot.core.ticket import Ticket
    from bot.views.layout import Reply

log = structlog.stdlib.get_logger(__name__)

EDIT_SECONDS = 1.0
"""Places in line are shown at most this often; Discord allows a channel about one edit a second."""


class Answers:
    """All submissions whose verdict is still to be shown.

    Args:
        client: The bot.
        pauses_seconds: Waits between tries to deliver a verdict.
    """

    def __init__(self, client: discord.Client, *, pauses_seconds: Sequence[float] = PAUSES_SECONDS) -> None:
        self._client = client
        self._pauses_seconds = pauses_seconds
        self._following: set[asyncio.Task[None]] = set()
        self._delivering: set[asyncio.Task[None]] = set()
        self._undelivered: dict[int, Ticket] = {}

    def follow(self, ticket: Ticket, *, message_id: int | None = None, is_resumed: bool = False) -> None:
        """Show what becomes of a submission, from now on and in the background.

        Args:
            ticket: The submission.
            message_id: The message that already says that it is being checked, if there is one.
            is_resumed: Whether somebody followed it before, and may have posted a message without noting its id.
        """
        post = Post(self._client, ticket, is_resumed=is_resumed, pauses_seconds=self._pauses_seconds)
        task = asyncio.get_running_loop().create_task(self._follow(ticket, post, message_id))
        self._following.add(task)
        task.add_done_callback(self._following.discard)

    def deliver_again(self) -> None:
        """Try what Discord did not take before; to be called when it is back."""
        tickets, self._undelivered = self._undelivered, {}
        for ticket in tickets.values():
            self.follow(ticket, is_resumed=True)

    async def close(self, grace_seconds: float) -> None:
        """Finish showing the verdicts that are there; the others stay written down for the next start."""
        for task in self._following - self._delivering:
            task.cancel()
        if self._following:
            await asyncio.wait(self._following, timeout=grace_seconds)
        for task in self._following:
            task.cancel()

    async def _follow(self, ticket: Ticket, post: Post, message_id: int | None) -> None:
        try:
            if message_id is not None:
                await post.note_message(message_id)
            last = await self._show_progress(ticket, post, is_shown=message_id is not None)
            if last is not None:
                await self._deliver(ticket, post, last)
        except TutorError as error:
            # The database is away: the verdict may be shown, but not noted as shown. A restart shows it again.
            log.warning("answer_not_noted", submission=ticket.submission_id, reason=str(error))
            self._undelivered[ticket.submission_id] = ticket
        except Exception as error:  # noqa: BLE001 - a follower is a task of its own: nobody else would see this
            explain_error(error, asked=f"answer to submission {ticket.submission_id}")
            self._undelivered[ticket.submission_id] = ticket

    async def _show_progress(self, ticket: Ticket, post: Post, *, is_shown: bool) -> Graded | Closed | None:
        """Show the place in line, throttled, until the last update comes; None if the tutor stops before it."""
        updates = ticket.updates()
        coming = asyncio.ensure_future(anext(updates, None))
        unshown: Queued | Judging | Stalled | None = None
        shown_at, shown_position = -EDIT_SECONDS, 0 if is_shown else -1
        try:
            while True:
                wait_seconds = None if unshown is None else shown_at + EDIT_SECONDS - time.monotonic()
                if wait_seconds is None or wait_seconds > 0:
                    await asyncio.wait({coming}, timeout=wait_seconds)
                if coming.done():
                    update: Update | None = coming.result()
                    if update is None or isinstance(update, Graded | Closed):
                        return update
                    coming = asyncio.ensure_future(anext(updates, None))
                    position = update.position if isinstance(update, Queued) else 0
                    unshown = update if isinstance(update, Stalled) or position != shown_position else None
                elif unshown is not None:
                    await post.show_progress(_show_update(ticket, unshown))
                    shown_at, unshown = time.monotonic(), None
                    shown_position = position
        finally:
            coming.cancel()

    async def _deliver(self, ticket: Ticket, post: Post, last: Graded | Closed) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._delivering.add(task)
            task.add_done_callback(self._delivering.discard)
        if isinstance(last, Closed) and last.replaced_by is not None:
            return
        try:
            await post.show_answer(_show_last(ticket, last))
        except DeliverAnswerError:
            self._undelivered[ticket.submission_id] = ticket
            return
        except NoWayError:
            log.warning("learner_unreachable", submission=ticket.submission_id)
        await ticket.mark_answered()


def _show_update(ticket: Ticket, update: Queued | Judging | Stalled) -> Reply:
    if isinstance(update, Stalled):
        return show_checking(ticket, message=update.message)
    return show_checking(ticket, update.position if isinstance(update, Queued) else 0)


def _show_last(ticket: Ticket, last: Graded | Closed) -> Reply:
    return show_verdict(ticket, last) if isinstance(last, Graded) else show_sentence(last.message)
