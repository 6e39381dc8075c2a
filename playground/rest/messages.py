"""Messages in channels: history, writing, editing, deleting, reactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from playground.constants import ChannelType
from playground.errors import missing_access, not_own_message
from playground.intents import hide_content
from playground.messages import find_own
from playground.payloads import message_payload, user_payload
from playground.rest.api import Endpoint
from playground.world import Event

if TYPE_CHECKING:
    from playground.rest.api import Call
    from playground.world import Channel, Message

JSON = dict[str, Any]
_PAGE = 50
_LARGEST_PAGE = 100


def _the_channel(call: Call) -> Channel:
    world = call.context.world
    channel = world.channel(call.snowflake("channel_id"))
    if not channel.is_visible_to(world.bot.id, world.bot.id):
        raise missing_access()
    return channel


def _the_message(call: Call) -> Message:
    _the_channel(call)
    return find_own(call.context.world, call.snowflake("channel_id"), call.snowflake("message_id"))


def _shown(call: Call, message: Message) -> JSON:
    world = call.context.world
    payload = message_payload(world, message, call.context.origin)
    if call.context.message_content or world.channel(message.channel_id).type is ChannelType.DM:
        return payload
    return hide_content(payload, world.bot.id)


def _history(call: Call) -> list[JSON]:
    """Newest first, except after ``after``, where Discord, too, takes the oldest ones and lists them newest first."""
    query = call.query
    limit = min(int(query.get("limit", _PAGE)), _LARGEST_PAGE)
    visible = [one for one in _the_channel(call).messages.values() if one.only_for is None]
    if "before" in query:
        visible = [one for one in visible if one.id < int(query["before"])]
    if "after" in query:
        visible = [one for one in visible if one.id > int(query["after"])][:limit]
    if "around" in query:
        middle = int(query["around"])
        visible = sorted(visible, key=lambda one: abs(one.id - middle))[:limit]
        visible.sort(key=lambda one: one.id)
    return [_shown(call, one) for one in reversed(visible[-limit:])]


def _get(call: Call) -> JSON:
    return _shown(call, _the_message(call))


def _create(call: Call) -> JSON:
    return _shown(call, call.context.writer.create(_the_channel(call), call.body))


def _edit(call: Call) -> JSON:
    return _shown(call, call.context.writer.edit(_the_message(call), call.body))


def _delete(call: Call) -> None:
    """Delete a message; in direct messages only one's own."""
    world, message = call.context.world, _the_message(call)
    if _the_channel(call).type is ChannelType.DM and message.author_id != world.bot.id:
        raise not_own_message()
    world.remove_message(message)


def _react(call: Call) -> None:
    world, message = call.context.world, _the_message(call)
    emoji = unquote(call.path["emoji_name"])
    who = message.reactions.setdefault(emoji, [])
    if world.bot.id not in who:
        who.append(world.bot.id)
        channel = world.channel(message.channel_id)
        world.tell(Event("MESSAGE_REACTION_ADD", channel, message, user=world.bot, emoji=emoji))


def _unreact(call: Call) -> None:
    world, message = call.context.world, _the_message(call)
    emoji = unquote(call.path["emoji_name"])
    who = message.reactions.get(emoji, [])
    if world.bot.id in who:
        who.remove(world.bot.id)
        channel = world.channel(message.channel_id)
        world.tell(Event("MESSAGE_REACTION_REMOVE", channel, message, user=world.bot, emoji=emoji))


def _reactors(call: Call) -> list[JSON]:
    who = _the_message(call).reactions.get(unquote(call.path["emoji_name"]), [])
    return [user_payload(call.context.world.users[one]) for one in who]


_MESSAGES = "/channels/{channel_id}/messages"
_REACTION = _MESSAGES + "/{message_id}/reactions/{emoji_name}"

ENDPOINTS = (
    Endpoint("GET", _MESSAGES, _history),
    Endpoint("POST", _MESSAGES, _create),
    Endpoint("GET", _MESSAGES + "/{message_id}", _get),
    Endpoint("PATCH", _MESSAGES + "/{message_id}", _edit),
    Endpoint("DELETE", _MESSAGES + "/{message_id}", _delete),
    Endpoint("GET", _REACTION, _reactors),
    Endpoint("PUT", _REACTION + "/@me", _react),
    Endpoint("DELETE", _REACTION + "/@me", _unreact),
)
