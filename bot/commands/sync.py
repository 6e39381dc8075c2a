"""Registers the commands with Discord, where they differ from what it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.client import TutorBot

log = structlog.stdlib.get_logger(__name__)

_SETS = ("contexts", "integration_types")
_OPTION_FIELDS = ("type", "name", "description", "required", "autocomplete", "choices")


async def sync_commands(bot: TutorBot) -> bool:
    """Overwrite the commands if any of them changed: Discord limits how many may be created in a day.

    Returns:
        Whether they were overwritten.
    """
    if bot.application_id is None:
        raise RuntimeError("the bot is not logged in, so it has no application whose commands could be registered")
    present = await bot.http.get_global_commands(bot.application_id)
    wanted = [command.to_dict(bot.tree) for command in bot.tree.get_commands()]
    if outline_commands(present) == outline_commands(wanted):
        log.debug("commands_unchanged", commands=len(wanted))
        return False
    await bot.tree.sync()
    log.info("commands_registered", commands=len(wanted))
    return True


def outline_commands(commands: Iterable[Mapping[str, Any]]) -> list[tuple[object, ...]]:
    """Reduce commands to what their author decides, so that Discord's own fields and defaults make no difference."""
    return sorted(
        (
            (
                command["name"],
                command.get("type", 1),
                command.get("description") or "",
                *(tuple(sorted(command.get(one) or ())) for one in _SETS),
                tuple(_outline_option(option) for option in command.get("options") or ()),
            )
            for command in commands
        ),
        key=repr,
    )


def _outline_option(option: Mapping[str, Any]) -> tuple[object, ...]:
    return tuple(option.get(field) or None for field in _OPTION_FIELDS)
