"""Draws the map of the tracks: a learner's standing in, a picture out. Pure."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from bot.core.study import Mark
from bot.views.card import ASH, BACK, BLUE, CORE, GREEN, INK, MARGIN, RAISED, SOFT, WIDTH, Pen, find_drawable

if TYPE_CHECKING:
    from bot.core.atlas import Atlas, Spot, Trail

COLUMN_GAP = 36
COLUMN = (WIDTH - 2 * MARGIN - COLUMN_GAP) / 2
PER_LINE = 8
RADIUS = 17
STEP = COLUMN / PER_LINE
TITLE = 26
SMALL = 22
LINE = 44
TRAIL_HEAD = 58
TRAIL_GAP = 26
HEAD = 150
LEGEND = 64
LEGEND_WORDS = {Mark.SOLVED: "solved", Mark.ACTIVE: "yours", Mark.OPEN: "open", Mark.LOCKED: "locked"}


def draw_atlas(atlas: Atlas) -> bytes:
    """Draw the map.

    Returns:
        A PNG, 760 pixels wide and as high as the tracks need.
    """
    columns = _divide(atlas.trails)
    tallest = max((sum(map(_measure, column)) for column in columns), default=0)
    image = Image.new("RGB", (WIDTH, int(HEAD + tallest + LEGEND)), BACK)
    pen = Pen(ImageDraw.Draw(image))
    pen.write(MARGIN, 74, "The tracks", 46, INK, is_bold=True)
    pen.write(MARGIN, 116, f"{atlas.solved} of {atlas.total} problems solved", 28, SOFT)
    for number, column in enumerate(columns):
        x, y = MARGIN + number * (COLUMN + COLUMN_GAP), float(HEAD)
        for trail in column:
            _draw_trail(pen, trail, x, y, next_id=atlas.next_problem.id if atlas.next_problem else "")
            y += _measure(trail)
    _draw_legend(pen, HEAD + tallest + LEGEND / 2 - 10)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def describe_atlas(atlas: Atlas) -> str:
    """Say in words what the map shows, for those who do not see it."""
    parts = [f"Map of the tracks: {atlas.solved} of {atlas.total} problems solved."]
    parts += [f"{trail.track.title}: {trail.solved} of {len(trail.spots)}." for trail in atlas.trails]
    if atlas.next_problem is not None:
        parts.append(f"Next: {atlas.next_problem.title}.")
    return " ".join(parts)


def _divide(trails: tuple[Trail, ...]) -> list[list[Trail]]:
    """Fill the left column, then the right one, so that they come out about equally high."""
    half = sum(map(_measure, trails)) / 2
    columns: list[list[Trail]] = [[], []]
    above = 0.0
    for trail in trails:
        columns[int(above + _measure(trail) / 2 > half)].append(trail)
        above += _measure(trail)
    return columns


def _measure(trail: Trail) -> float:
    lines = -(-len(trail.spots) // PER_LINE)
    return TRAIL_HEAD + LINE * lines + TRAIL_GAP


def _draw_trail(pen: Pen, trail: Trail, x: float, y: float, *, next_id: str) -> None:
    count = f"{trail.solved}/{len(trail.spots)}"
    pen.write(x + COLUMN, y + TITLE, count, SMALL, SOFT, anchor="rs")
    title = find_drawable(trail.track.title) or trail.track.id
    pen.write(x, y + TITLE, pen.fit(title, TITLE, COLUMN - 70), TITLE, INK, is_bold=True)
    for place, spot in enumerate(trail.spots):
        line, column = divmod(place, PER_LINE)
        # From the first to the last there is one way: a line between neighbours shows where it goes on.
        middle = (x + RADIUS + column * STEP, y + TRAIL_HEAD + RADIUS / 2 + line * LINE)
        if column:
            pen.draw.line((middle[0] - STEP + RADIUS, middle[1], middle[0] - RADIUS, middle[1]), ASH, 3)
        _draw_spot(pen, spot, middle, is_next=spot.problem.id == next_id)


def _draw_spot(pen: Pen, spot: Spot, middle: tuple[float, float], *, is_next: bool) -> None:
    x, y = middle
    if is_next:
        _draw_ring(pen, middle, RADIUS + 5, CORE)
    _draw_mark(pen, spot.mark, middle)
    colour = {Mark.SOLVED: BACK, Mark.ACTIVE: BACK, Mark.OPEN: INK, Mark.LOCKED: SOFT}[spot.mark]
    pen.write(x, y, str(spot.problem.number), 18, colour, anchor="mm", is_bold=spot.mark is not Mark.LOCKED)


def _draw_mark(pen: Pen, mark: Mark, middle: tuple[float, float]) -> None:
    x, y = middle
    fill = {Mark.SOLVED: GREEN, Mark.ACTIVE: BLUE, Mark.OPEN: BACK, Mark.LOCKED: RAISED}[mark]
    edge = {Mark.SOLVED: GREEN, Mark.ACTIVE: BLUE, Mark.OPEN: INK, Mark.LOCKED: RAISED}[mark]
    pen.draw.ellipse((x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS), fill, edge, 3)


def _draw_ring(pen: Pen, middle: tuple[float, float], radius: float, colour: str) -> None:
    x, y = middle
    pen.draw.ellipse((x - radius, y - radius, x + radius, y + radius), None, colour, 3)


def _draw_legend(pen: Pen, y: float) -> None:
    x = float(MARGIN)
    for mark, word in LEGEND_WORDS.items():
        _draw_mark(pen, mark, (x + RADIUS, y))
        x = pen.write(x + 2 * RADIUS + 10, y + 8, word, SMALL, SOFT) + 22
    _draw_ring(pen, (x + RADIUS, y), RADIUS, CORE)
    pen.write(x + 2 * RADIUS + 10, y + 8, "next for you", SMALL, SOFT)
