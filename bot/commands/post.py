"""Puts the answer to one submission into Discord: the same message, edited, whatever happens on the way.

The ways, in order: through the interaction's token while it lives, by editing the message in its channel, by a new
message in the channel, by a direct message. A way that Discord refuses for good leads to the next one; a way that
fails for the moment is tried again, and then left for later, so that no answer is ever shown twice.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

import aiohttp
import discord
import structlog

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.core.ticket import Ticket
    from bot.views.layout import Reply

log = structlog.stdlib.get_logger(__name__)

PAUSES_SECONDS = (0.5, 1.0, 2.0, 4.0, 8.0)
"""How long to wait before each further try, on top of what discord.py waits by itself."""

TOO_MANY_REQUESTS = 429

ORIGINAL = cast("int", "@original")
"""Discord's name for an interaction's first answer, which needs no id: the answer to a form, if its id got lost."""


class DeliverAnswerError(Exception):
    """Discord did not take the answer for now; it stays written down and is shown later."""


class NoWayError(Exception):
    """Discord refuses every way to this learner for good: the channel is gone and direct messages are closed."""


class Post:
    """The message that answers one submission.

    Args:
        client: The bot, connected.
        ticket: The submission.
        is_resumed: Whether a message may have been sent for it whose id was never noted.
        pauses_seconds: Waits between tries.
    """

    def __init__(
        self,
        client: discord.Client,
        ticket: Ticket,
        *,
        is_resumed: bool = False,
        pauses_seconds: Sequence[float] = PAUSES_SECONDS,
    ) -> None:
        self._client = client
        self._ticket = ticket
        self._pauses_seconds = pauses_seconds
        self._message_id = ticket.origin.answer_message_id
        self._channel_id = ticket.origin.channel_id
        self._token = ticket.origin.interaction_token
        self._may_exist = is_resumed
        self._round = 0

    async def note_message(self, message_id: int) -> None:
        """Remember the message that an interaction was answered with."""
        self._message_id = message_id
        await self._ticket.note_answer_message(message_id)

    async def show_progress(self, reply: Reply) -> None:
        """Show a state on the way, if Discord takes it at once; the next one makes up for a missed one."""
        try:
            await self._show(reply)
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError, NoWayError) as error:
            log.info("progress_not_shown", submission=self._ticket.submission_id, reason=type(error).__name__)

    async def show_answer(self, reply: Reply) -> None:
        """Show the final answer.

        Raises:
            DeliverAnswerError: Discord is away for now.
            NoWayError: There is no way left to reach the learner.
        """
        for pause_seconds in (*self._pauses_seconds, None):
            try:
                await self._show(reply)
            except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError) as error:
                log.warning(
                    "answer_delayed",
                    submission=self._ticket.submission_id,
                    reason=f"{type(error).__name__}: {error}",
                    next_try_seconds=pause_seconds,
                )
                if pause_seconds is None:
                    raise DeliverAnswerError("Discord does not take the answer") from error
                await asyncio.sleep(max(pause_seconds, getattr(error, "retry_after", 0.0)))
            else:
                return

    async def _show(self, reply: Reply) -> None:
        ways: list[Callable[[Reply], Awaitable[bool]]] = [
            self._edit_by_token,
            self._edit_in_channel,
            self._send_to_channel,
            self._send_to_learner,
        ]
        for way in ways:
            try:
                if await way(reply):
                    return
            except discord.HTTPException as error:
                if is_passing(error):
                    raise
                log.info("way_closed", submission=self._ticket.submission_id, way=way.__name__, reason=str(error))
        raise NoWayError("no channel takes the answer")

    async def _edit_by_token(self, reply: Reply) -> bool:
        application_id = self._ticket.origin.application_id
        if self._token is None or application_id is None:
            return False
        webhook = discord.Webhook.partial(application_id, self._token, client=self._client)
        try:
            await webhook.edit_message(ORIGINAL, view=reply.layout, attachments=reply.files())
        except discord.HTTPException as error:
            if not is_passing(error):
                self._token = None
            raise
        return True

    async def _edit_in_channel(self, reply: Reply) -> bool:
        if self._message_id is None:
            return False
        message = self._channel().get_partial_message(self._message_id)
        try:
            await message.edit(view=reply.layout, attachments=reply.files())
        except discord.HTTPException as error:
            if not is_passing(error):
                # It was deleted; its nonce would give it back.
                self._message_id, self._round = None, self._round + 1
            raise
        return True

    async def _send_to_channel(self, reply: Reply) -> bool:
        origin = self._ticket.origin
        # What was asked in private is not answered in front of everybody.
        if origin.kind == "interaction" and origin.guild_id is not None:
            return False
        await self._send(self._channel(), reply, answers=origin.message_id)
        return True

    async def _send_to_learner(self, reply: Reply) -> bool:
        channel = await self._client.create_dm(discord.Object(self._ticket.learner_id))
        self._channel_id = channel.id
        await self._send(channel, reply, answers=None)
        return True

    async def _send(self, channel: discord.abc.Messageable, reply: Reply, *, answers: int | None) -> None:
        reference = None
        if answers is not None:
            reference = discord.MessageReference(
                message_id=answers,
                channel_id=self._ticket.origin.channel_id,
                guild_id=self._ticket.origin.guild_id,
                fail_if_not_exists=False,
            )
        options: dict[str, Any] = {} if reference is None else {"reference": reference}
        may_exist, self._may_exist = self._may_exist, True
        sent = await channel.send(
            view=reply.layout,
            files=reply.files(),
            # With the nonce enforced, a create whose answer got lost is not done twice when it is tried again.
            nonce=f"{self._ticket.submission_id}-{self._round}",
            mention_author=False,
            **options,
        )
        await self.note_message(sent.id)
        if may_exist:
            # Then Discord may have given back the message as it was created first, with what it said then.
            await self._edit_in_channel(reply)

    def _channel(self) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(self._channel_id, guild_id=self._ticket.origin.guild_id)


def is_passing(error: discord.HTTPException) -> bool:
    """Tell a failure that passes (too many requests, a server's fault) from one that stays."""
    return error.status == TOO_MANY_REQUESTS or error.status >= 500  # noqa: PLR2004 - every 5xx is the server's fault
