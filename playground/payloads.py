"""Discord's JSON objects, made from the world's state. Nothing here changes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.constants import (
    FILE_BYTES,
    ApplicationFlag,
    ChannelType,
    InteractionType,
    MessageFlag,
    MessageType,
)
from playground.world import snowflake_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playground.world import Channel, File, Interaction, Message, User, World

JSON = dict[str, Any]

ALL_PERMISSIONS = str((1 << 51) - 1)
LOCALE = "en-US"


def walk_components(components: Sequence[JSON]) -> Iterator[JSON]:
    """Every component of a message or modal, parents before children, in the order of reading."""
    for component in components:
        yield component
        yield from walk_components(component.get("components") or ())
        for key in ("accessory", "component"):
            if component.get(key):
                yield from walk_components([component[key]])


def user_payload(user: User) -> JSON:
    """A user object."""
    payload: JSON = {
        "id": str(user.id),
        "username": user.username,
        "discriminator": "0000" if user.is_bot else "0",
        "global_name": None if user.is_bot else user.display_name,
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
        "avatar_decoration_data": None,
        "banner": None,
        "accent_color": None,
    }
    if user.is_bot:
        payload["bot"] = True
        payload["username"] = user.display_name
    return payload


def member_payload(user: User, *, with_user: bool = True, with_permissions: bool = False) -> JSON:
    """A guild member object; in interactions it also carries the member's permissions."""
    payload: JSON = {
        "avatar": None,
        "banner": None,
        "communication_disabled_until": None,
        "flags": 0,
        "joined_at": snowflake_time(user.id).isoformat(),
        "nick": None,
        "pending": False,
        "premium_since": None,
        "roles": [],
        "mute": False,
        "deaf": False,
    }
    if with_user:
        payload["user"] = user_payload(user)
    if with_permissions:
        payload["permissions"] = ALL_PERMISSIONS
    return payload


def application_payload(world: World, *, message_content: bool) -> JSON:
    """The application object, as the bot asks for it when it logs in."""
    flags = ApplicationFlag.GATEWAY_GUILD_MEMBERS_LIMITED
    if message_content:
        flags |= ApplicationFlag.GATEWAY_MESSAGE_CONTENT_LIMITED
    bot = user_payload(world.bot)
    return {
        "id": str(world.bot.id),
        "name": world.bot.display_name,
        "icon": None,
        "description": "",
        "type": None,
        "bot": bot,
        "bot_public": False,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": int(flags),
        "flags_new": str(int(flags)),
        "owner": bot,
        "team": None,
        "redirect_uris": [],
        "rpc_application_state": 0,
        "explicit_content_filter": 0,
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": len(world.guilds),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "eligible_oauth2_scopes": [],
        "max_participants": None,
    }


def channel_payload(world: World, channel: Channel) -> JSON:
    """A channel object: text, direct messages or thread."""
    payload: JSON = {
        "id": str(channel.id),
        "type": int(channel.type),
        "last_message_id": str(next(reversed(channel.messages), 0)) if channel.messages else None,
        "flags": 0,
    }
    if channel.type is ChannelType.DM:
        recipient = world.users[channel.recipient_id or 0]
        return payload | {"recipients": [user_payload(recipient)]}
    payload |= {"guild_id": str(channel.guild_id), "name": channel.name, "rate_limit_per_user": 0}
    if channel.is_thread:
        created = snowflake_time(channel.id).isoformat()
        return payload | {
            "parent_id": str(channel.parent_id),
            "owner_id": str(channel.owner_id),
            "message_count": len(channel.messages),
            "total_message_sent": len(channel.messages),
            "member_count": len(channel.member_ids),
            "thread_metadata": {
                "archived": channel.archived,
                "archive_timestamp": created,
                "auto_archive_duration": channel.auto_archive_minutes,
                "locked": channel.locked,
                "create_timestamp": created,
            },
        }
    position = world.guilds[channel.guild_id or 0].channel_ids.index(channel.id)
    return payload | {
        "position": position,
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "permission_overwrites": [],
    }


def thread_member_payload(channel: Channel, user_id: int) -> JSON:
    """A thread member object."""
    joined = snowflake_time(channel.id).isoformat()
    return {"id": str(channel.id), "user_id": str(user_id), "join_timestamp": joined, "flags": 0}


def file_payload(file: File, origin: str, *, is_ephemeral: bool = False) -> JSON:
    """An attachment object; ``origin`` is where files are served, such as ``http://127.0.0.1:PORT``."""
    url = file_url(file, origin)
    payload: JSON = {
        "id": str(file.id),
        "filename": file.filename,
        "size": len(file.content),
        "url": url,
        "proxy_url": url,
        "content_type": file.content_type,
    }
    if file.width and file.height:
        payload |= {"width": file.width, "height": file.height}
    if file.description:
        payload["description"] = file.description
    if is_ephemeral:
        payload["ephemeral"] = True
    return payload


def file_url(file: File, origin: str) -> str:
    """Where a file can be fetched."""
    return f"{origin}/attachments/{file.id}/{file.filename}"


def message_payload(world: World, message: Message, origin: str, *, with_reply: bool = True) -> JSON:
    """A message object, complete: nothing is hidden for want of an intent here (``gateway`` does that)."""
    ephemeral = message.only_for is not None
    payload: JSON = {
        "id": str(message.id),
        "channel_id": str(message.channel_id),
        "author": user_payload(world.users[message.author_id]),
        "type": int(message.type),
        "content": message.content,
        "timestamp": message.created_at.isoformat(),
        "edited_timestamp": message.edited_at.isoformat() if message.edited_at else None,
        "tts": message.tts,
        "mention_everyone": False,
        "mentions": [user_payload(world.users[one]) for one in message.mention_ids],
        "mention_roles": [],
        "attachments": [file_payload(one, origin, is_ephemeral=ephemeral) for one in message.files],
        "embeds": message.embeds,
        "components": message.components,
        "pinned": False,
        "flags": int(message.flags),
    }
    if message.nonce is not None:
        payload["nonce"] = message.nonce
    if message.reactions:
        payload["reactions"] = [_reaction_payload(world, one, who) for one, who in message.reactions.items() if who]
    if message.interaction is not None:
        payload |= {
            "application_id": str(world.bot.id),
            "webhook_id": str(world.bot.id),
            "interaction_metadata": interaction_metadata(world, message.interaction, message.id),
        }
        if message.interaction.type is InteractionType.APPLICATION_COMMAND:
            payload["interaction"] = {
                "id": str(message.interaction.id),
                "type": int(message.interaction.type),
                "name": message.interaction.name,
                "user": user_payload(world.users[message.interaction.user_id]),
            }
    if message.reply_to is not None:
        payload |= _reply_payload(world, message, message.reply_to, origin, with_reply=with_reply)
    thread = world.channels.get(message.thread_id or 0)
    if thread is not None:
        payload["thread"] = channel_payload(world, thread)
    return payload


def _reaction_payload(world: World, emoji: str, user_ids: list[int]) -> JSON:
    return {
        "count": len(user_ids),
        "count_details": {"normal": len(user_ids), "burst": 0},
        "burst_colors": [],
        "me": world.bot.id in user_ids,
        "me_burst": False,
        "emoji": {"id": None, "name": emoji},
    }


def _reply_payload(world: World, message: Message, reply_to: tuple[int, int], origin: str, *, with_reply: bool) -> JSON:
    channel_id, message_id = reply_to
    payload: JSON = {
        "message_reference": {"type": 0, "channel_id": str(channel_id), "message_id": str(message_id)},
    }
    guild_id = world.channel(message.channel_id).guild_id
    if guild_id is not None:
        payload["message_reference"]["guild_id"] = str(guild_id)
    if with_reply and message.type is MessageType.REPLY:
        target = world.channels[channel_id].messages.get(message_id) if channel_id in world.channels else None
        payload["referenced_message"] = target and message_payload(world, target, origin, with_reply=False)
    return payload


def interaction_metadata(world: World, interaction: Interaction, message_id: int | None = None) -> JSON:
    """What a message tells about the interaction that made it."""
    payload: JSON = {
        "id": str(interaction.id),
        "type": int(interaction.type),
        "user": user_payload(world.users[interaction.user_id]),
        "authorizing_integration_owners": _owners(world, interaction),
    }
    if message_id is not None and interaction.original_id not in {None, message_id}:
        payload["original_response_message_id"] = str(interaction.original_id)
    if interaction.type is InteractionType.APPLICATION_COMMAND:
        payload["name"] = interaction.name
        if interaction.target_message_id is not None:
            payload["target_message_id"] = str(interaction.target_message_id)
    elif interaction.type is InteractionType.MESSAGE_COMPONENT:
        payload["interacted_message_id"] = str(interaction.source_message_id)
    elif interaction.triggering is not None:
        payload["triggering_interaction_metadata"] = interaction_metadata(world, interaction.triggering)
    return payload


def _owners(world: World, interaction: Interaction) -> dict[str, str]:
    """Who installed the application: the guild; in direct messages Discord says guild 0."""
    return {"0": str(world.channel(interaction.channel_id).guild_id or 0)}


def interaction_payload(world: World, interaction: Interaction, origin: str) -> JSON:
    """The INTERACTION_CREATE event's data."""
    channel = world.channel(interaction.channel_id)
    user = world.users[interaction.user_id]
    payload: JSON = {
        "id": str(interaction.id),
        "application_id": str(world.bot.id),
        "type": int(interaction.type),
        "data": interaction.data,
        "token": interaction.token,
        "version": 1,
        "channel_id": str(channel.id),
        "channel": channel_payload(world, channel) | {"permissions": ALL_PERMISSIONS},
        "app_permissions": ALL_PERMISSIONS,
        "locale": LOCALE,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": _owners(world, interaction),
        "attachment_size_limit": FILE_BYTES,
    }
    if channel.guild_id is None:
        payload |= {"user": user_payload(user), "context": 1}
    else:
        payload |= {
            "guild_id": str(channel.guild_id),
            "guild": {"id": str(channel.guild_id), "locale": LOCALE, "features": []},
            "guild_locale": LOCALE,
            "member": member_payload(user, with_permissions=True),
            "context": 0,
        }
    source = channel.messages.get(interaction.source_message_id or 0)
    if source is not None:
        payload["message"] = message_payload(world, source, origin)
    return payload


def is_loading(message: Message) -> bool:
    """Whether a message is the placeholder of a deferred answer."""
    return bool(message.flags & MessageFlag.LOADING)
