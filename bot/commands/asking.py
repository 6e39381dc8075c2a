"""Who asks, where, and how the answer reaches them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

import discord

from bot.commands.incident import explain_error
from bot.core.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.client import TutorBot
    from bot.views.control import Control
    from bot.views.layout import Reply

    Ask = discord.Interaction[TutorBot]
    """A slash command, a pressed button, a sent form."""

    Handler = Callable[[Ask, Control], Awaitable[None]]
    """What answers one kind of control."""

ACKNOWLEDGE_SECONDS = 0.25
"""An answer that takes longer is preceded by "thinking". Discord itself gives up after three seconds."""


def find_learner(person: discord.User | discord.Member, guild_id: int | None) -> Learner:
    """Say who is asking."""
    return Learner(person.id, person.display_name, guild_id)


def find_asker(ask: Ask) -> Learner:
    """Say who started an interaction."""
    return find_learner(ask.user, ask.guild_id)


def read_payload(ask: Ask) -> Mapping[str, Any]:
    """Give what Discord sent about the command, control or form; its shape depends on which of them it is."""
    return cast("Mapping[str, Any]", ask.data or {})


def is_alone(ask: Ask) -> bool:
    """Tell whether only the asker and the bot read this channel."""
    return ask.guild_id is None and not ask.context.private_channel


async def answer(ask: Ask, work: Awaitable[Reply], *, is_private: bool) -> int | None:
    """Answer with a new message, within a second in any case.

    Args:
        ask: The interaction, not yet responded to.
        work: Makes the reply; may wait for the database.
        is_private: Whether the answer is for the asker's eyes only. In a direct message it always is, so it stays there
            as a plain message, which does not vanish.

    Returns:
        The id of the message, where Discord told it.
    """
    is_hidden = is_private and not is_alone(ask)
    task = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({task}, timeout=ACKNOWLEDGE_SECONDS)
    if done:
        reply = task.result()
        sent = await ask.response.send_message(view=reply.layout, files=reply.files(), ephemeral=is_hidden)
        return sent.message_id
    await ask.response.defer(ephemeral=is_hidden, thinking=True)
    reply = await task
    return (await ask.edit_original_response(view=reply.layout, attachments=reply.files())).id


async def turn(ask: Ask, work: Awaitable[Reply], *, owner: int) -> None:
    """Change the pressed message in place for its owner; anybody else gets the answer in a message of their own.

    Args:
        ask: A pressed button or select.
        work: Makes the reply.
        owner: Whose message it is; 0 for nobody's.
    """
    if owner != ask.user.id:
        await answer(ask, work, is_private=True)
        return
    task = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({task}, timeout=ACKNOWLEDGE_SECONDS)
    if done:
        reply = task.result()
        await ask.response.edit_message(view=reply.layout, attachments=reply.files())
        return
    await ask.response.defer()
    reply = await task
    await ask.edit_original_response(view=reply.layout, attachments=reply.files())


async def apologise(ask: Ask, error: BaseException) -> None:
    """Answer a failed interaction with one sentence: the error's own, or that it was our fault."""
    payload = read_payload(ask)
    reply = explain_error(error, asked=str(payload.get("name") or payload.get("custom_id")))
    try:
        if not ask.response.is_done():
            await ask.response.send_message(view=reply.layout, ephemeral=not is_alone(ask))
        elif ask.response.type is discord.InteractionResponseType.deferred_channel_message:
            await ask.edit_original_response(view=reply.layout, attachments=[])
        else:
            await ask.followup.send(view=reply.layout, ephemeral=not is_alone(ask))
    except (discord.HTTPException, discord.DiscordException, OSError) as unsent:
        # Nothing more can be shown: the interaction is older than Discord's three seconds, or Discord is away.
        explain_error(unsent, asked="apology")
