"""``/problem``, and the buttons of a statement: pages, starter code, a thread of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.commands.asking import answer, find_asker, is_alone, turn
from bot.core.errors import TutorError
from bot.views.atlas import MARKS
from bot.views.control import Action
from bot.views.discord_limits import CHOICE_UNITS, CHOICES, THREAD_NAME_UNITS
from bot.views.notice import show_sentence
from bot.views.statement import show_starter, show_statement, show_thread_welcome
from bot.views.text import plain_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.commands.asking import Ask, Handler
    from bot.core.study import Choice
    from bot.views.control import Control
    from bot.views.layout import Reply

THREAD_EXISTS = 160_004
"""Discord's code for "a thread has already been created for this message"."""


class OpenThreadError(TutorError):
    """No thread can be opened here."""


@app_commands.command(description="Get a problem: the next one for you, or the one you name.")
@app_commands.describe(name="Start typing to search. Leave it out for the next one.")
async def problem(ask: Ask, name: str | None = None) -> None:
    """Show a problem and make it the learner's active one."""
    await answer(ask, fetch(ask, name), is_private=False)


@problem.autocomplete("name")
async def complete_problem(ask: Ask, typed: str) -> list[app_commands.Choice[str]]:
    """Offer problems, with where the learner stands with each."""
    try:
        choices = await ask.client.tutor.complete_names(ask.user.id, typed, limit=CHOICES)
    except TutorError:
        return []
    return [app_commands.Choice(name=_name_choice(choice), value=choice.problem.id) for choice in choices[:CHOICES]]


def _name_choice(choice: Choice) -> str:
    return plain_words(f"{MARKS[choice.mark]} {choice.problem.title} ({choice.problem.difficulty})", CHOICE_UNITS)


async def fetch(ask: Ask, name: str | None) -> Reply:
    """Make a problem the learner's active one (the next for them if none is named) and show its statement."""
    view = await ask.client.tutor.choose_problem(find_asker(ask), name)
    return show_statement(view.problem, owner=ask.user.id, in_server=_takes_threads(ask), view=view)


def _takes_threads(ask: Ask) -> bool:
    return isinstance(ask.channel, discord.TextChannel) and ask.is_guild_integration()


async def open_problem(ask: Ask, control: Control) -> None:
    """Fetch the problem, as ``/problem`` does."""
    await answer(ask, fetch(ask, control.subject or None), is_private=False)


async def turn_page(ask: Ask, control: Control) -> None:
    """Turn the statement's page."""

    async def show() -> Reply:
        found = ask.client.find_problem(control.subject)
        is_own = control.owner == ask.user.id
        in_server = is_own and _takes_threads(ask)
        return show_statement(found, control.number, owner=ask.user.id, in_server=in_server)

    await turn(ask, show(), owner=control.owner)


async def give_starter(ask: Ask, control: Control) -> None:
    """Show the starter code."""

    async def show() -> Reply:
        return show_starter(ask.client.find_problem(control.subject))

    await answer(ask, show(), is_private=True)


async def open_thread(ask: Ask, control: Control) -> None:
    """Open a thread on the statement, where everybody can hand in and talk."""
    await answer(ask, _open_thread(ask, control), is_private=True)


async def _open_thread(ask: Ask, control: Control) -> Reply:
    found = ask.client.find_problem(control.subject)
    if ask.message is None or is_alone(ask) or ask.guild_id is None:
        raise OpenThreadError("Threads exist in servers only. Here you can send me your code in a code block.")
    title = plain_words(f"{found.title} · {ask.user.display_name}", THREAD_NAME_UNITS)
    try:
        thread = await ask.message.create_thread(name=title, auto_archive_duration=1440)
    except discord.HTTPException as error:
        if error.code == THREAD_EXISTS:
            return show_sentence("This problem has a thread already: it hangs below the message.", emoji="🧵")
        if isinstance(error, discord.Forbidden):
            raise OpenThreadError(
                "I am not allowed to open threads in this channel. "
                "You can reply to the problem with your code, or send it to me in a direct message."
            ) from error
        raise
    bot = ask.client.user
    welcome = show_thread_welcome(found, bot.id if bot else 0, needs_mention=not ask.client.reads_everything)
    await thread.send(view=welcome.layout)
    return show_sentence("Opened a thread for this problem. It hangs below the message.", emoji="🧵")


HANDLERS: Mapping[Action, Handler] = {
    Action.OPEN: open_problem,
    Action.PAGE: turn_page,
    Action.STARTER: give_starter,
    Action.THREAD: open_thread,
}
