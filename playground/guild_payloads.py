"""Discord's guild object, which is mostly fields that every client expects and nobody here uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.payloads import ALL_PERMISSIONS, LOCALE, channel_payload, member_payload
from playground.world import snowflake_time

if TYPE_CHECKING:
    from playground.world import Guild, World

JSON = dict[str, Any]


def guild_payload(world: World, guild: Guild) -> JSON:
    """A guild object, as in GUILD_CREATE and ``GET /guilds/{id}``."""
    everyone = {
        "id": str(guild.id),
        "name": "@everyone",
        "description": None,
        "permissions": ALL_PERMISSIONS,
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    users = list(world.users.values())
    return {
        "id": str(guild.id),
        "name": guild.name,
        "icon": None,
        "description": None,
        "home_header": None,
        "splash": None,
        "discovery_splash": None,
        "features": [],
        "banner": None,
        "owner_id": str(world.bot.id),
        "application_id": None,
        "region": "local",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "widget_channel_id": None,
        "verification_level": 0,
        "roles": [everyone],
        "default_message_notifications": 0,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_presences": None,
        "max_members": 500000,
        "max_stage_video_channel_users": 0,
        "max_video_channel_users": 0,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": LOCALE,
        "rules_channel_id": None,
        "safety_alerts_channel_id": None,
        "public_updates_channel_id": None,
        "premium_progress_bar_enabled": False,
        "premium_progress_bar_enabled_user_updated_at": None,
        "nsfw": False,
        "nsfw_level": 0,
        "emojis": [],
        "stickers": [],
        "incidents_data": None,
        "inventory_settings": None,
        "embed_enabled": False,
        "embed_channel_id": None,
        # What only the gateway adds.
        "joined_at": snowflake_time(guild.id).isoformat(),
        "large": False,
        "unavailable": False,
        "member_count": len(users),
        "members": [member_payload(user) for user in users],
        "channels": [channel_payload(world, world.channels[one]) for one in guild.channel_ids],
        "threads": [channel_payload(world, one) for one in world.threads(guild.id)],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }
