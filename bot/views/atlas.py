"""What ``/tracks`` shows: the map as a picture, and one track as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.core.study import Mark
from bot.views.atlas_picture import describe_atlas
from bot.views.control import Action, Control
from bot.views.layout import BLUE, Reply, Upload, show_button, show_line, show_panel, show_row, show_select, show_text
from bot.views.text import safe_words

if TYPE_CHECKING:
    from bot.core.atlas import Atlas, Spot, Trail

PICTURE = "tracks.png"
TITLE_UNITS = 90
ABOUT_UNITS = 200
ALT_UNITS = 256
MARKS = {Mark.SOLVED: "✅", Mark.ACTIVE: "▶️", Mark.OPEN: "▫️", Mark.LOCKED: "🔒"}
"""How a learner stands with a problem, wherever it is listed."""
LEGEND = "✅ solved · ▶️ yours now · ▫️ open · 🔒 builds on something unsolved; you can try it anyway"


def show_atlas(atlas: Atlas, picture: bytes, *, owner: int) -> Reply:
    """Show the map.

    Args:
        atlas: Where the learner stands.
        picture: The map as a PNG.
        owner: Whose message it is: only they change it in place.
    """
    said = describe_atlas(atlas)
    return show_panel(
        show_text("## 🗺️ The tracks", _tell_next(atlas)),
        ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{PICTURE}", description=said[:ALT_UNITS])),
        show_select(Control(Action.TRACK, owner=owner), _list_tracks(atlas), "", invitation="See a track's problems"),
        show_row(_offer_next(atlas)),
        colour=BLUE,
        uploads=(Upload(PICTURE, picture, said),),
    )


def show_trail(atlas: Atlas, trail: Trail, *, owner: int) -> Reply:
    """Show one track as a list, from which a problem can be chosen."""
    problems = [
        (spot.problem.id, f"{MARKS[spot.mark]} {spot.problem.number}. {spot.problem.title}") for spot in trail.spots
    ]
    return show_panel(
        show_text(
            f"## 🗺️ {safe_words(trail.track.title, TITLE_UNITS)}",
            f"{safe_words(trail.track.about, ABOUT_UNITS)}",
            f"-# {trail.solved} of {len(trail.spots)} solved",
        ),
        show_line(),
        show_text(*(_list_spot(spot) for spot in trail.spots), f"-# {LEGEND}"),
        show_select(Control(Action.PICK, owner=owner), problems, "", invitation="Choose a problem"),
        show_select(Control(Action.TRACK, owner=owner), _list_tracks(atlas), trail.track.id),
        show_row(show_button("The whole map", Control(Action.TRACKS, owner=owner), emoji="🗺️"), _offer_next(atlas)),
        colour=BLUE,
    )


def _tell_next(atlas: Atlas) -> str:
    if atlas.next_problem is None:
        return f"-# All {atlas.total} problems are solved."
    title = safe_words(atlas.next_problem.title, TITLE_UNITS)
    return f"-# {atlas.solved} of {atlas.total} solved. Next for you: {title}"


def _offer_next(atlas: Atlas) -> ui.Button[ui.LayoutView] | None:
    if atlas.next_problem is None:
        return None
    control = Control(Action.OPEN, atlas.next_problem.id)
    return show_button("Next problem", control, emoji="▶️", style=discord.ButtonStyle.primary)


def _list_tracks(atlas: Atlas) -> list[tuple[str, str]]:
    return [(trail.track.id, f"{trail.track.title} ({trail.solved} of {len(trail.spots)})") for trail in atlas.trails]


def _list_spot(spot: Spot) -> str:
    problem = spot.problem
    line = f"{MARKS[spot.mark]} **{problem.number}.** {safe_words(problem.title, TITLE_UNITS)} · {problem.difficulty}"
    if spot.mark is not Mark.LOCKED:
        return line
    names = ", ".join(safe_words(one.title, TITLE_UNITS) for one in spot.builds_on[:2])
    return f"{line}\n-# after {names}{'…' if len(spot.builds_on) > 2 else ''}"  # noqa: PLR2004  # as many as are named
