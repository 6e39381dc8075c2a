"""Sends every pressed button, changed select and sent form to what answers it.

discord.py can do this itself with views kept in memory, or with ``DynamicItem``. The first forgets at a restart; the
second answers nothing at all when a custom id is unknown or an exception is raised, and leaves out forms. Here a
custom id is all there is, whatever happened in between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.commands import problem, progress, settings, study, submit, tracks
from bot.commands.asking import apologise, read_payload
from bot.views.control import read_control

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from discord.app_commands import Command, CommandTree, ContextMenu

    from bot.client import TutorBot
    from bot.commands.asking import Ask, Handler
    from bot.views.control import Action

    AnyCommand = Command[Any, ..., Any] | ContextMenu

COMMANDS: Sequence[AnyCommand] = (
    problem.problem,
    tracks.tracks,
    submit.submit,
    submit.check_message,
    study.hint,
    study.solution,
    study.lesson,
    progress.progress,
    settings.settings,
    settings.help_page,
)

HANDLERS: Mapping[Action, Handler] = {
    **problem.HANDLERS,
    **tracks.HANDLERS,
    **submit.HANDLERS,
    **study.HANDLERS,
    **progress.HANDLERS,
    **settings.HANDLERS,
}

CONTROLS = {discord.InteractionType.component, discord.InteractionType.modal_submit}


def add_commands(tree: CommandTree[TutorBot]) -> None:
    """Add every command, for servers, direct messages and people who installed the bot for themselves."""
    for command in COMMANDS:
        tree.add_command(command)


async def route_control(ask: Ask) -> None:
    """Answer a control; commands go their own way, through the tree."""
    if ask.type not in CONTROLS:
        return
    try:
        control = read_control(str(read_payload(ask).get("custom_id", "")))
        await HANDLERS[control.action](ask, control)
    except Exception as error:  # noqa: BLE001 - whatever happens, the presser gets a sentence
        await apologise(ask, error)
