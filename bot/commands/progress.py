"""``/progress``: the card and the leaderboard."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.commands.asking import answer, find_asker, find_learner, read_payload, turn
from bot.core.board import Period, Scope
from bot.core.learner import Learner
from bot.views.card import draw_card
from bot.views.control import Action, ReadControlError
from bot.views.progress import BoardChoice, read_choice, show_progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.commands.asking import Ask, Handler
    from bot.views.control import Control
    from bot.views.layout import Reply


@app_commands.command(description="See your points, your streak and the leaderboard, or somebody else's.")
@app_commands.describe(member="Somebody else in this server.")
async def progress(ask: Ask, member: discord.User | None = None) -> None:
    """Show a card and a leaderboard."""
    await answer(ask, _show_first(ask, member or ask.user), is_private=False)


async def show_own(ask: Ask, _: Control) -> None:
    """Show the presser's own progress."""
    await answer(ask, _show_first(ask, ask.user), is_private=True)


async def turn_board(ask: Ask, control: Control) -> None:
    """Show another page of the leaderboard."""
    choice = _read(control)
    await turn(ask, _show_choice(ask, choice), owner=choice.caller)


async def pick_scope(ask: Ask, control: Control) -> None:
    """Show another circle of people."""
    choice = _read(control)
    wanted = replace(choice, scope=Scope(_picked(ask)), page=1)
    await turn(ask, _show_choice(ask, wanted), owner=choice.caller)


async def pick_period(ask: Ask, control: Control) -> None:
    """Show another time."""
    choice = _read(control)
    wanted = replace(choice, period=Period(_picked(ask)), page=1)
    await turn(ask, _show_choice(ask, wanted), owner=choice.caller)


async def _show_first(ask: Ask, person: discord.User | discord.Member) -> Reply:
    scope = Scope.GUILD if ask.guild_id is not None else Scope.EVERYWHERE
    choice = BoardChoice(scope, Period.ALL, 1, ask.user.id, person.id)
    return await _show(ask, choice, find_learner(person, ask.guild_id))


async def _show_choice(ask: Ask, choice: BoardChoice) -> Reply:
    # Whoever presses sees themselves: their rank on the board, and their card unless it is about somebody else.
    member = ask.user.id if choice.member == choice.caller else choice.member
    own = replace(choice, caller=ask.user.id, member=member)
    return await _show(ask, own, Learner(member, "", ask.guild_id))


async def _show(ask: Ask, choice: BoardChoice, member: Learner) -> Reply:
    tutor, asker = ask.client.tutor, find_asker(ask)
    card = await tutor.show_progress(asker, of=None if member.id == asker.id else member)
    board = await tutor.show_board(asker, choice.scope, choice.period, choice.page)
    picture = await asyncio.to_thread(draw_card, card)
    return show_progress(card, picture, board, choice, in_server=ask.guild_id is not None)


def _read(control: Control) -> BoardChoice:
    try:
        return read_choice(control)
    except ValueError as error:
        raise ReadControlError(
            "That leaderboard is from an older version of me. Type /progress for a new one."
        ) from error


def _picked(ask: Ask) -> str:
    return str(read_payload(ask)["values"][0])


HANDLERS: Mapping[Action, Handler] = {
    Action.PROGRESS: show_own,
    Action.BOARD: turn_board,
    Action.SCOPE: pick_scope,
    Action.PERIOD: pick_period,
}
