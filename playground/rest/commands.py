"""Registering application commands, for everywhere and for one guild."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.command_rules import check_command, check_commands
from playground.errors import missing_access, unknown_command, unknown_guild
from playground.rest.api import Endpoint
from playground.world import Event

if TYPE_CHECKING:
    from playground.rest.api import Call

JSON = dict[str, Any]


def _scope(call: Call) -> int | None:
    """Whose commands: a guild's id, or None for the global ones."""
    if call.snowflake("application_id") != call.context.world.bot.id:
        raise missing_access()
    if "guild_id" not in call.path:
        return None
    guild_id = call.snowflake("guild_id")
    if guild_id not in call.context.world.guilds:
        raise unknown_guild()
    return guild_id


def _commands(call: Call) -> dict[int, JSON]:
    return call.context.world.commands.setdefault(_scope(call), {})


def _list(call: Call) -> list[JSON]:
    return list(_commands(call).values())


def _get(call: Call) -> JSON:
    found = _commands(call).get(call.snowflake("command_id"))
    if found is None:
        raise unknown_command()
    return found


def _overwrite(call: Call) -> list[JSON]:
    scope, wanted = _scope(call), call.body.data or []
    check_commands(wanted)
    old = {(one["type"], one["name"]): one for one in _commands(call).values()}
    fresh = [_stored(call, scope, one, old.get((one.get("type") or 1, one["name"]))) for one in wanted]
    call.context.world.commands[scope] = {int(one["id"]): one for one in fresh}
    call.context.world.tell(Event("COMMANDS"))
    return fresh


def _upsert(call: Call) -> JSON:
    scope, command = _scope(call), call.body.data
    check_command(command)
    kind = command.get("type") or 1
    same = [one for one in _commands(call).values() if (one["type"], one["name"]) == (kind, command["name"])]
    check_commands([one for one in _commands(call).values() if one not in same] + [command])
    return _keep(call, scope, _stored(call, scope, command, same[0] if same else None))


def _patch(call: Call) -> JSON:
    scope, old = _scope(call), _get(call)
    merged = old | call.body.data
    check_command(merged)
    return _keep(call, scope, _stored(call, scope, merged, old))


def _delete(call: Call) -> None:
    _get(call)
    del _commands(call)[call.snowflake("command_id")]
    call.context.world.tell(Event("COMMANDS"))


def _keep(call: Call, scope: int | None, command: JSON) -> JSON:
    call.context.world.commands.setdefault(scope, {})[int(command["id"])] = command
    call.context.world.tell(Event("COMMANDS"))
    return command


def _stored(call: Call, scope: int | None, command: JSON, old: JSON | None) -> JSON:
    world = call.context.world
    permissions = command.get("default_member_permissions")
    stored: JSON = {
        "id": old["id"] if old else str(world.new_id()),
        "application_id": str(world.bot.id),
        "version": str(world.new_id()),
        "type": command.get("type") or 1,
        "name": command["name"],
        "name_localizations": command.get("name_localizations"),
        "description": command.get("description") or "",
        "description_localizations": command.get("description_localizations"),
        "default_member_permissions": None if permissions is None else str(permissions),
        "dm_permission": command.get("dm_permission") is not False,
        "contexts": _contexts(command),
        "integration_types": command.get("integration_types") or [0],
        "nsfw": bool(command.get("nsfw")),
    }
    if command.get("options"):
        stored["options"] = command["options"]
    if scope is not None:
        stored["guild_id"] = str(scope)
    return stored


def _contexts(command: JSON) -> list[int] | None:
    """Where a global command may be used; the older ``dm_permission: false`` means in guilds only."""
    contexts: list[int] | None = command.get("contexts")
    if contexts is None and command.get("dm_permission") is False:
        return [0]
    return contexts


_GLOBAL = "/applications/{application_id}/commands"
_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"

ENDPOINTS = tuple(
    endpoint
    for base in (_GLOBAL, _GUILD)
    for endpoint in (
        Endpoint("GET", base, _list),
        Endpoint("PUT", base, _overwrite),
        Endpoint("POST", base, _upsert),
        Endpoint("GET", base + "/{command_id}", _get),
        Endpoint("PATCH", base + "/{command_id}", _patch),
        Endpoint("DELETE", base + "/{command_id}", _delete),
    )
)
