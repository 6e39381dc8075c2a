"""Draws the progress card: numbers in, a picture out. Pure; takes some tens of milliseconds of one core."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from bot.views.text import plain_words

if TYPE_CHECKING:
    from bot.core.progress import ProgressCard, SolveSeen, TrackProgress

WIDTH = 760
"""Narrow, because a phone shows it half as wide: the smallest letters are then still as large as its own."""

MARGIN = 40
GAP = 14
LABEL = 30
NUMBER_SIZES = (50, 44, 38, 32)
"""Sizes of letters, in pixels; a number takes the largest that leaves it whole."""
COLUMN = (WIDTH - 2 * MARGIN - 2 * GAP) / 3
MOST_TRACKS = 10
MOST_SOLVES = 4

BACK = "#1e2433"
RAISED = "#2b3347"
INK = "#f4f6fb"
SOFT = "#a9b4cc"
BLUE = "#5b9bff"
GREEN = "#3ecf7a"
FLAME = "#ff8a3c"
CORE = "#ffd166"
ASH = "#59637c"
"""Its own dark ground, so that it reads the same on Discord's light and dark themes; every pair used has a contrast
of at least 4.5 to 1 where it carries text."""

Font = ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True)
class Pen:
    """Where things are drawn."""

    draw: ImageDraw.ImageDraw

    def fit(self, text: str, size: int, room: float) -> str:
        """Shorten a line to the room that it has."""
        font = load_font(size)
        shown = text
        while len(shown) > 1 and font.getlength(shown) > room:
            shown = shown.removesuffix("…")[:-1].rstrip() + "…"
        return shown

    def write(
        self, x: float, y: float, text: str, size: int, colour: str, *, anchor: str = "ls", is_bold: bool = False
    ) -> float:
        """Write one line and give the x where it ends."""
        font = load_font(size)
        self.draw.text((x, y), text, colour, font, anchor=anchor, stroke_width=size / 40 if is_bold else 0)
        return x + font.getlength(text)


def draw_card(card: ProgressCard) -> bytes:
    """Draw the card.

    Returns:
        A PNG, 760 pixels wide.
    """
    tracks, solves = card.tracks[:MOST_TRACKS], card.recent_solves[:MOST_SOLVES]
    height = 520 + 60 * len(tracks) + (62 + 50 * len(solves) if solves else 0)
    image = Image.new("RGB", (WIDTH, height), BACK)
    pen = Pen(ImageDraw.Draw(image))
    _draw_head(pen, card)
    _draw_numbers(pen, card, 164)
    _draw_flame(image, MARGIN + 2 * (COLUMN + GAP) + 18, 188, is_lit=card.streak_days > 0)
    _draw_days(pen, card, 344)
    y = 500
    for track in tracks:
        _draw_track(pen, track, y)
        y += 60
    if solves:
        _draw_solves(pen, solves, y + 6)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def describe_card(card: ProgressCard) -> str:
    """Say in words what the card shows, for those who do not see it."""
    name = plain_words(card.display_name, 64) or "this learner"
    longest = _count(card.longest_streak_days, "day")
    parts = [
        f"Progress of {name}: {card.points} points, {card.solved} of {card.total} problems solved.",
        f"A streak of {_count(card.streak_days, 'day')}, the longest was {longest}.",
        f"Active on {sum(day > 0 for day in card.recent_days)} of the last {len(card.recent_days)} days.",
    ]
    if card.rank is not None:
        parts.append(f"Rank {card.rank} everywhere.")
    if card.guild_rank is not None:
        parts.append(f"Rank {card.guild_rank} in this server.")
    parts += [f"{_title_track(one.track)}: {one.solved} of {one.total}." for one in card.tracks]
    newest = [_title_solve(solve) for solve in card.recent_solves]
    if newest:
        parts.append(f"Solved last: {', '.join(newest)}.")
    return " ".join(parts)


@cache
def load_font(size: int) -> Font:
    """Load the typeface that Pillow carries: it has Latin letters without accents, digits and punctuation."""
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType, so it cannot draw letters at any size")
    return font


@cache
def can_draw(character: str) -> bool:
    """Tell whether the typeface has this character; the others would come out as empty boxes."""
    font = load_font(32)
    return character == " " or bytes(font.getmask(character)) != bytes(font.getmask("\uffff"))


def find_drawable(text: str) -> str | None:
    """Give what the typeface can show of a text: symbols left out, accents taken off; None where letters are missing.

    A name that cannot be drawn is not drawn: the message beside the picture has it, in Discord's own typefaces.
    """
    plain = unicodedata.normalize("NFKD", plain_words(text, 40))
    kept = [one for one in plain if unicodedata.category(one)[0] not in "MSC" or can_draw(one)]
    drawable = " ".join("".join(kept).split())
    return drawable if drawable and all(map(can_draw, drawable)) else None


def _draw_head(pen: Pen, card: ProgressCard) -> None:
    ranks = [f"#{card.rank} everywhere"] if card.rank is not None else []
    if card.guild_rank is not None:
        ranks.insert(0, f"#{card.guild_rank} in this server")
    name = find_drawable(card.display_name) or "Progress"
    pen.write(MARGIN, 76, pen.fit(name, 48, WIDTH - 2 * MARGIN), 48, INK, is_bold=True)
    pen.write(MARGIN, 124, "  ·  ".join(ranks) or "not ranked yet", LABEL, SOFT)


def _draw_numbers(pen: Pen, card: ProgressCard, y: int) -> None:
    numbers = [
        (f"{card.points}", "points", 0),
        (f"{card.solved} / {card.total}", "solved", 0),
        (f"{card.streak_days}", "streak", 74),
    ]
    for place, (number, label, indent) in enumerate(numbers):
        x = MARGIN + (COLUMN + GAP) * place
        pen.draw.rounded_rectangle((x, y, x + COLUMN, y + 136), 20, RAISED)
        left = x + 20 + indent
        room = x + COLUMN - 14 - left
        size = next((size for size in NUMBER_SIZES if load_font(size).getlength(number) <= room), NUMBER_SIZES[-1])
        pen.write(left, y + 66, pen.fit(number, size, room), size, INK, is_bold=True)
        pen.write(left, y + 112, label, LABEL, SOFT)


def _draw_flame(image: Image.Image, x: float, y: float, *, is_lit: bool) -> None:
    """Draw a flame, smoothed by drawing it large; grey when there is no streak."""
    scale = 4
    flame = Image.new("RGBA", (60 * scale, 76 * scale), (0, 0, 0, 0))
    draw = ImageDraw.Draw(flame)
    for colour, (left, top, size) in ((FLAME if is_lit else ASH, (0, 0, 60)), (CORE if is_lit else SOFT, (14, 34, 32))):
        box = tuple(scale * value for value in (left, top + size * 0.42, left + size - 1, top + size * 1.25))
        corners = ((0.55, 0.0), (0.965, 0.68), (0.035, 0.68))
        draw.ellipse(box, colour)
        draw.polygon(
            [(scale * (left + size * across), scale * (top + size * down)) for across, down in corners], colour
        )
    small = flame.resize((60, 76), Image.Resampling.LANCZOS)
    image.paste(small, (round(x), round(y)), small)


def _draw_days(pen: Pen, card: ProgressCard, y: int) -> None:
    pen.write(MARGIN, y + 20, f"last {len(card.recent_days)} days", LABEL, SOFT)
    count = max(len(card.recent_days), 1)
    step = (WIDTH - 2 * MARGIN + 8) / count
    for place, solves in enumerate(card.recent_days):
        x = MARGIN + step * place
        box = (x, y + 40, x + step - 8, y + 88)
        is_today = place == count - 1
        pen.draw.rounded_rectangle(box, 10, GREEN if solves else RAISED, outline=INK if is_today else None, width=3)
        if solves > 1:
            pen.write((box[0] + box[2]) / 2, y + 74, str(min(solves, 99)), 28, BACK, anchor="ms", is_bold=True)


def _draw_track(pen: Pen, track: TrackProgress, y: int) -> None:
    start, end = 320, WIDTH - MARGIN - 110
    pen.write(MARGIN, y + 11, pen.fit(_title_track(track.track), LABEL, start - MARGIN - 20), LABEL, INK)
    pen.draw.rounded_rectangle((start, y - 13, end, y + 13), 13, RAISED)
    if track.solved and track.total:
        filled = start + max((end - start) * min(track.solved / track.total, 1), 26)
        pen.draw.rounded_rectangle((start, y - 13, filled, y + 13), 13, BLUE)
    pen.write(WIDTH - MARGIN, y + 11, pen.fit(f"{track.solved} / {track.total}", LABEL, 100), LABEL, SOFT, anchor="rs")


def _draw_solves(pen: Pen, solves: tuple[SolveSeen, ...], y: int) -> None:
    pen.write(MARGIN, y + 20, "solved last", LABEL, SOFT)
    for place, solve in enumerate(solves, start=1):
        line = y + 20 + 50 * place
        pen.draw.ellipse((MARGIN, line - 19, MARGIN + 16, line - 3), GREEN)
        earned = pen.fit(f"+{solve.points}" if solve.points else "no points", LABEL, 150)
        room = WIDTH - 2 * MARGIN - 32 - 20 - load_font(LABEL).getlength(earned)
        pen.write(MARGIN + 32, line, pen.fit(_title_solve(solve), LABEL, room), LABEL, INK)
        pen.write(WIDTH - MARGIN, line, earned, LABEL, SOFT, anchor="rs")


def _title_solve(solve: SolveSeen) -> str:
    title = solve.problem.title if solve.problem is not None else solve.problem_id
    return find_drawable(title) or solve.problem_id


def _title_track(track: str) -> str:
    return find_drawable(track) or track


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
