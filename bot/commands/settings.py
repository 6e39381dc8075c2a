"""``/settings`` and ``/help``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.commands.asking import answer, find_asker, turn
from bot.views.control import Action
from bot.views.discord_limits import CHOICE_UNITS, CHOICES
from bot.views.notice import show_help
from bot.views.settings import show_export, show_forget_question, show_forgotten, show_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.commands.asking import Ask, Handler
    from bot.views.control import Control
    from bot.views.layout import Reply


@app_commands.command(description="Set your time zone and who sees you; export or delete what is stored about you.")
@app_commands.describe(
    time_zone="Where your day ends, for your streak. Start typing a city.",
    visible="Whether others see you on leaderboards and may look at your progress.",
)
async def settings(ask: Ask, time_zone: str | None = None, visible: bool | None = None) -> None:  # noqa: FBT001 - an option of the command
    """Change what is named, and show how everything is set."""

    async def change() -> Reply:
        tutor, asker = ask.client.tutor, find_asker(ask)
        if time_zone is not None:
            await tutor.set_time_zone(asker, time_zone)
        if visible is not None:
            await tutor.set_visibility(asker, is_visible=visible)
        return show_settings(await tutor.show_settings(asker))

    await answer(ask, change(), is_private=True)


@settings.autocomplete("time_zone")
async def complete_zone(ask: Ask, typed: str) -> list[app_commands.Choice[str]]:
    """Offer time zones."""
    zones = ask.client.tutor.complete_zones(typed, limit=CHOICES)
    return [app_commands.Choice(name=zone[:CHOICE_UNITS], value=zone[:CHOICE_UNITS]) for zone in zones[:CHOICES]]


@app_commands.command(name="help", description="How all of this works, in one page.")
async def help_page(ask: Ask) -> None:
    """Explain the bot."""
    await answer(ask, _show_help(ask), is_private=True)


async def open_help(ask: Ask, _: Control) -> None:
    """Explain the bot."""
    await answer(ask, _show_help(ask), is_private=True)


async def set_visibility(ask: Ask, control: Control) -> None:
    """Show or hide the presser."""

    async def change() -> Reply:
        return show_settings(await ask.client.tutor.set_visibility(find_asker(ask), is_visible=control.number == 1))

    await turn(ask, change(), owner=ask.user.id)


async def export_data(ask: Ask, _: Control) -> None:
    """Hand over everything that is stored about the presser."""

    async def export() -> Reply:
        return show_export(await ask.client.tutor.export_data(ask.user.id))

    await answer(ask, export(), is_private=True)


async def ask_forget(ask: Ask, _: Control) -> None:
    """Ask before everything about the presser is deleted."""

    async def show() -> Reply:
        return show_forget_question()

    await answer(ask, show(), is_private=True)


async def forget(ask: Ask, _: Control) -> None:
    """Delete everything about the presser."""

    async def delete() -> Reply:
        return show_forgotten(await ask.client.tutor.forget_learner(ask.user.id))

    await turn(ask, delete(), owner=ask.user.id)


async def _show_help(ask: Ask) -> Reply:
    name = ask.client.user.display_name if ask.client.user else "Tutor"
    return show_help(name, needs_mention=not ask.client.reads_everything)


HANDLERS: Mapping[Action, Handler] = {
    Action.VISIBILITY: set_visibility,
    Action.EXPORT: export_data,
    Action.FORGET: ask_forget,
    Action.FORGET_ALL: forget,
    Action.HELP: open_help,
}
