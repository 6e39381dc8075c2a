"""Which events a session gets, and what it may read in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.constants import Intent

if TYPE_CHECKING:
    from playground.world import Event

JSON = dict[str, Any]

_HIDDEN: dict[str, Any] = {"content": "", "embeds": [], "attachments": [], "components": []}

_NEEDED = {
    "MESSAGE_CREATE": (Intent.GUILD_MESSAGES, Intent.DIRECT_MESSAGES),
    "MESSAGE_UPDATE": (Intent.GUILD_MESSAGES, Intent.DIRECT_MESSAGES),
    "MESSAGE_DELETE": (Intent.GUILD_MESSAGES, Intent.DIRECT_MESSAGES),
    "MESSAGE_REACTION_ADD": (Intent.GUILD_MESSAGE_REACTIONS, Intent.DIRECT_MESSAGE_REACTIONS),
    "MESSAGE_REACTION_REMOVE": (Intent.GUILD_MESSAGE_REACTIONS, Intent.DIRECT_MESSAGE_REACTIONS),
    "TYPING_START": (Intent.GUILD_MESSAGE_TYPING, Intent.DIRECT_MESSAGE_TYPING),
    "THREAD_CREATE": (Intent.GUILDS, Intent.GUILDS),
    "THREAD_UPDATE": (Intent.GUILDS, Intent.GUILDS),
    "THREAD_DELETE": (Intent.GUILDS, Intent.GUILDS),
    "GUILD_MEMBER_ADD": (Intent.GUILD_MEMBERS, Intent.GUILD_MEMBERS),
}
"""The intent that an event takes: in a guild, in direct messages."""


def wants(intents: Intent, event: Event) -> bool:
    """Whether a session with these intents gets an event."""
    if event.name not in _NEEDED:
        return False
    in_guild, in_dm = _NEEDED[event.name]
    is_dm = event.channel is not None and event.channel.guild_id is None
    return bool(intents & (in_dm if is_dm else in_guild))


def hide_content(payload: JSON, bot_id: int) -> JSON:
    """Empty what the message-content intent guards, except in the bot's own messages and where it is mentioned."""
    shown = dict(payload)
    mentioned = {int(one["id"]) for one in payload["mentions"]}
    if int(payload["author"]["id"]) != bot_id and bot_id not in mentioned:
        shown |= _HIDDEN
    if shown.get("referenced_message"):
        shown["referenced_message"] = hide_content(shown["referenced_message"], bot_id)
    return shown
