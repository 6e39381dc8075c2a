"""Guilds, their members, channels, direct messages and threads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.constants import ChannelType
from playground.errors import (
    Mistake,
    invalid_form,
    missing_access,
    missing_permissions,
    thread_exists,
    unknown_guild,
    unknown_member,
    unknown_user,
)
from playground.guild_payloads import guild_payload
from playground.payloads import channel_payload, member_payload, thread_member_payload
from playground.rest.api import Endpoint
from playground.world import Event

if TYPE_CHECKING:
    from playground.rest.api import Call
    from playground.world import Channel, Guild

JSON = dict[str, Any]


def _the_guild(call: Call) -> Guild:
    guild = call.context.world.guilds.get(call.snowflake("guild_id"))
    if guild is None:
        raise unknown_guild()
    return guild


def _the_channel(call: Call) -> Channel:
    world = call.context.world
    channel = world.channel(call.snowflake("channel_id"))
    if not channel.is_visible_to(world.bot.id, world.bot.id):
        raise missing_access()
    return channel


def _guild(call: Call) -> JSON:
    return guild_payload(call.context.world, _the_guild(call))


def _guilds(call: Call) -> list[JSON]:
    return [
        {"id": str(one.id), "name": one.name, "icon": None, "banner": None, "owner": False, "permissions": "0"}
        | {"features": []}
        for one in call.context.world.guilds.values()
    ]


def _guild_channels(call: Call) -> list[JSON]:
    world, guild = call.context.world, _the_guild(call)
    return [channel_payload(world, world.channels[one]) for one in guild.channel_ids]


def _active_threads(call: Call) -> JSON:
    world, guild = call.context.world, _the_guild(call)
    threads = [one for one in world.threads(guild.id) if not one.archived]
    return {"threads": [channel_payload(world, one) for one in threads], "members": [], "has_more": False}


def _members(call: Call) -> list[JSON]:
    _the_guild(call)
    return [member_payload(one) for one in call.context.world.users.values()]


def _member(call: Call) -> JSON:
    _the_guild(call)
    user = call.context.world.users.get(call.snowflake("user_id"))
    if user is None:
        raise unknown_member()
    return member_payload(user)


def _channel(call: Call) -> JSON:
    return channel_payload(call.context.world, _the_channel(call))


def _open_dm(call: Call) -> JSON:
    world = call.context.world
    user_id = int(call.body.data.get("recipient_id") or 0)
    user = world.users.get(user_id)
    if user is None:
        raise unknown_user()
    if user.is_bot:
        raise invalid_form(Mistake(("recipient_id",), "CANNOT_MESSAGE_SELF", "Cannot send messages to this user"))
    return channel_payload(world, world.dm_of(user_id))


def _typing(call: Call) -> None:
    channel = _the_channel(call)
    call.context.world.tell(Event("TYPING_START", channel, user=call.context.world.bot))


def _change_channel(call: Call) -> JSON:
    """Change a thread's name, archiving or locking; the playground's text channels stay as they are."""
    channel = _the_channel(call)
    if not channel.is_thread:
        raise missing_permissions()
    data = call.body.data
    channel.name = data.get("name") or channel.name
    channel.archived = bool(data.get("archived", channel.archived))
    channel.locked = bool(data.get("locked", channel.locked))
    channel.auto_archive_minutes = data.get("auto_archive_duration") or channel.auto_archive_minutes
    call.context.world.tell(Event("THREAD_UPDATE", channel))
    return _channel(call)


def _delete_channel(call: Call) -> JSON:
    channel, payload = _the_channel(call), _channel(call)
    if not channel.is_thread:
        raise missing_permissions()
    call.context.world.remove_channel(channel)
    return payload


def _start_thread(call: Call) -> JSON:
    world, parent, data = call.context.world, _text_channel(call), call.body.data
    is_private = data.get("type", ChannelType.PRIVATE_THREAD) != ChannelType.PUBLIC_THREAD
    thread = world.add_thread(parent, data["name"], on=None, owner_id=world.bot.id, is_private=is_private)
    return _thread(call, thread)


def _start_thread_on_message(call: Call) -> JSON:
    world, parent = call.context.world, _text_channel(call)
    message = world.message(parent.id, call.snowflake("message_id"))
    if message.thread_id is not None:
        raise thread_exists()
    name = call.body.data["name"]
    return _thread(call, world.add_thread(parent, name, on=message, owner_id=world.bot.id, is_private=False))


def _text_channel(call: Call) -> Channel:
    channel = _the_channel(call)
    if channel.type is not ChannelType.TEXT:
        raise missing_access()
    return channel


def _thread(call: Call, thread: Channel) -> JSON:
    minutes = call.body.data.get("auto_archive_duration")
    thread.auto_archive_minutes = minutes or thread.auto_archive_minutes
    member = thread_member_payload(thread, call.context.world.bot.id)
    return channel_payload(call.context.world, thread) | {"member": member}


def _thread_members(call: Call) -> list[JSON]:
    thread = _the_channel(call)
    return [thread_member_payload(thread, one) for one in thread.member_ids]


def _join_thread(call: Call) -> None:
    world, thread = call.context.world, _the_channel(call)
    user_id = int(call.path.get("user_id", world.bot.id))
    if user_id not in world.users:
        raise unknown_user()
    if user_id not in thread.member_ids:
        thread.member_ids.append(user_id)
        world.tell(Event("THREAD_UPDATE", thread))


def _leave_thread(call: Call) -> None:
    world, thread = call.context.world, _the_channel(call)
    user_id = int(call.path.get("user_id", world.bot.id))
    if user_id in thread.member_ids:
        thread.member_ids.remove(user_id)
        world.tell(Event("THREAD_UPDATE", thread))


ENDPOINTS = (
    Endpoint("GET", "/users/@me/guilds", _guilds),
    Endpoint("POST", "/users/@me/channels", _open_dm),
    Endpoint("GET", "/guilds/{guild_id}", _guild),
    Endpoint("GET", "/guilds/{guild_id}/channels", _guild_channels),
    Endpoint("GET", "/guilds/{guild_id}/threads/active", _active_threads),
    Endpoint("GET", "/guilds/{guild_id}/members", _members),
    Endpoint("GET", "/guilds/{guild_id}/members/{user_id}", _member),
    Endpoint("GET", "/channels/{channel_id}", _channel),
    Endpoint("PATCH", "/channels/{channel_id}", _change_channel),
    Endpoint("DELETE", "/channels/{channel_id}", _delete_channel),
    Endpoint("POST", "/channels/{channel_id}/typing", _typing),
    Endpoint("POST", "/channels/{channel_id}/threads", _start_thread),
    Endpoint("POST", "/channels/{channel_id}/messages/{message_id}/threads", _start_thread_on_message),
    Endpoint("GET", "/channels/{channel_id}/thread-members", _thread_members),
    Endpoint("PUT", "/channels/{channel_id}/thread-members/@me", _join_thread),
    Endpoint("DELETE", "/channels/{channel_id}/thread-members/@me", _leave_thread),
    Endpoint("PUT", "/channels/{channel_id}/thread-members/{user_id}", _join_thread),
    Endpoint("DELETE", "/channels/{channel_id}/thread-members/{user_id}", _leave_thread),
)
