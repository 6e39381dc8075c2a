"""``/tracks``: the map of the curriculum."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from discord import app_commands

from bot.commands.asking import answer, find_asker, read_payload, turn
from bot.commands.problem import fetch
from bot.core.errors import FindProblemError
from bot.views.atlas import show_atlas, show_trail
from bot.views.atlas_picture import draw_atlas
from bot.views.control import Action

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.commands.asking import Ask, Handler
    from bot.views.control import Control
    from bot.views.layout import Reply


@app_commands.command(description="See the map of all tracks: what you have solved, what is open, what is next.")
async def tracks(ask: Ask) -> None:
    """Show the map."""
    await answer(ask, _show_map(ask), is_private=False)


async def show_map(ask: Ask, control: Control) -> None:
    """Go back to the map."""
    await turn(ask, _show_map(ask), owner=control.owner)


async def pick_track(ask: Ask, control: Control) -> None:
    """Show the chosen track."""
    await turn(ask, _show_track(ask, _picked(ask)), owner=control.owner)


async def pick_problem(ask: Ask, _: Control) -> None:
    """Fetch the chosen problem, as ``/problem`` does."""
    await answer(ask, fetch(ask, _picked(ask)), is_private=False)


async def _show_map(ask: Ask) -> Reply:
    atlas = await ask.client.tutor.show_atlas(find_asker(ask))
    picture = await asyncio.to_thread(draw_atlas, atlas)
    return show_atlas(atlas, picture, owner=ask.user.id)


async def _show_track(ask: Ask, track_id: str) -> Reply:
    atlas = await ask.client.tutor.show_atlas(find_asker(ask))
    trail = atlas.find_trail(track_id)
    if trail is None:
        raise FindProblemError("That track is not there any more. Type /tracks for the map as it is today.")
    return show_trail(atlas, trail, owner=ask.user.id)


def _picked(ask: Ask) -> str:
    return str(read_payload(ask)["values"][0])


HANDLERS: Mapping[Action, Handler] = {
    Action.TRACKS: show_map,
    Action.TRACK: pick_track,
    Action.PICK: pick_problem,
}
