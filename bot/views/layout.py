"""The bricks that every message is built from, each within Discord's limits by construction."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.views.discord_limits import (
    ALT_TEXT_UNITS,
    BUTTON_LABEL_UNITS,
    BUTTONS_PER_ROW,
    MESSAGE_TEXT_UNITS,
    SELECT_OPTIONS,
    SELECT_TEXT_UNITS,
)
from bot.views.text import count_units, cut_text, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.views.control import Control

BLUE = 0x3B82F6
GREEN = 0x16A34A
AMBER = 0xD97706
RED = 0xDC2626
GREY = 0x64748B
"""Colours only repeat what an emoji and a word already say."""

Part = ui.Item[Any]


class Layout(ui.LayoutView):
    """A message made of components, which never listens.

    discord.py would keep every sent view in memory to dispatch its buttons. Ours are answered by their custom ids
    (``bot.commands.router``), so a view says that it is finished from the start and is not kept.
    """

    def __init__(self, *parts: Part) -> None:
        super().__init__(timeout=None)
        for part in parts:
            self.add_item(part)

    def is_finished(self) -> bool:
        """Keep discord.py from storing this view."""
        return True


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to send along.

    Attributes:
        name: As ``attachment://`` names it.
        content: Its bytes.
        description: What a screen reader says instead of a picture.
    """

    name: str
    content: bytes
    description: str = ""

    def open(self) -> discord.File:
        """Make a fresh handle; discord.py consumes one with every attempt to send."""
        description = cut_text(self.description, ALT_TEXT_UNITS) or None
        return discord.File(io.BytesIO(self.content), filename=self.name, description=description)


@dataclass(frozen=True, slots=True)
class Reply:
    """One message, ready to be sent or to replace another by an edit."""

    layout: Layout
    uploads: tuple[Upload, ...] = ()

    def files(self) -> list[discord.File]:
        """Open every upload afresh."""
        return [upload.open() for upload in self.uploads]


def show_panel(*parts: Part | None, colour: int = BLUE, uploads: Iterable[Upload] = ()) -> Reply:
    """Put parts into one coloured panel; None among them is left out.

    Raises:
        ValueError: The texts together are longer than a message may be: a view was built without minding its shares.
    """
    layout = Layout(ui.Container(*(part for part in parts if part is not None), accent_colour=colour))
    units = sum(count_units(item.content) for item in layout.walk_children() if isinstance(item, ui.TextDisplay))
    if units > MESSAGE_TEXT_UNITS:
        raise ValueError(f"a message of {units} units of text; Discord takes {MESSAGE_TEXT_UNITS}")
    return Reply(layout, tuple(uploads))


def show_text(*safe_texts: str) -> ui.TextDisplay[Any]:
    """Show safe texts below each other, empty ones left out."""
    return ui.TextDisplay("\n".join(text for text in safe_texts if text))


def show_line() -> ui.Separator[Any]:
    """Draw a thin line across."""
    return ui.Separator(spacing=discord.SeparatorSpacing.small)


def show_row(*buttons: ui.Button[Any] | None) -> ui.ActionRow[Any] | None:
    """Put up to five buttons into a row; None without any."""
    present = [button for button in buttons if button is not None]
    return ui.ActionRow(*present[:BUTTONS_PER_ROW]) if present else None


def show_button(
    label: str,
    control: Control,
    *,
    emoji: str | None = None,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    is_disabled: bool = False,
) -> ui.Button[Any]:
    """Make a button that carries its control."""
    return ui.Button(
        label=plain_words(label, BUTTON_LABEL_UNITS),
        custom_id=control.custom_id,
        emoji=emoji,
        style=style,
        disabled=is_disabled,
    )


def show_select(
    control: Control, options: Sequence[tuple[str, str]], chosen: str, *, invitation: str | None = None
) -> ui.ActionRow[Any]:
    """Make a select over (value, label) pairs, in a row of its own; while none is chosen it shows the invitation."""
    return ui.ActionRow(
        ui.Select(
            custom_id=control.custom_id,
            placeholder=invitation and plain_words(invitation, SELECT_TEXT_UNITS),
            options=[
                discord.SelectOption(label=plain_words(label, SELECT_TEXT_UNITS), value=value, default=value == chosen)
                for value, label in options[:SELECT_OPTIONS]
            ],
        )
    )


def show_pages(control: Control, page: int, pages: int) -> list[ui.Button[Any]]:
    """Make the buttons that turn pages, with the place between them; none for a single page.

    Args:
        control: Carries the rest; its number becomes the page, from 1.
        page: The page shown.
        pages: How many there are.
    """
    if pages <= 1:
        return []
    return [
        show_button("Back", control.at(max(page - 1, 1)), emoji="◀️", is_disabled=page <= 1),
        show_button("Next", control.at(min(page + 1, pages)), emoji="▶️", is_disabled=page >= pages),
    ]
