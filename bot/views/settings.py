"""What a learner has chosen, and their rights over what is stored about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.views.control import Action, Control
from bot.views.layout import AMBER, GREY, Reply, Upload, show_button, show_line, show_panel, show_row, show_text
from bot.views.text import safe_code, safe_words

if TYPE_CHECKING:
    from bot.core.learner import Settings


def show_settings(settings: Settings) -> Reply:
    """Show what is set, and buttons for the rest."""
    coming = ""
    if settings.next_time_zone is not None:
        hours = settings.next_time_zone_hours
        coming = (
            f"{safe_code(settings.next_time_zone, 60)} takes over in {hours} hour{'' if hours == 1 else 's'}, "
            "when today has ended in both: so no day is lost and none counts twice."
        )
    seen = (
        "**Others see you** on leaderboards, and may look at your `/progress`."
        if settings.is_visible
        else "**You are hidden**: not on leaderboards, and nobody else can look at your `/progress`."
    )
    toggle = Control(Action.VISIBILITY, number=0 if settings.is_visible else 1)
    return show_panel(
        show_text("## ⚙️ Your settings"),
        show_text(
            f"🕛 Time zone: {safe_code(settings.time_zone, 60)}",
            coming,
            "-# It decides when your day ends, for your streak. Change it with `/settings time_zone`.",
        ),
        show_text(f"👁️ {seen}"),
        show_row(show_button("Hide me" if settings.is_visible else "Show me", toggle)),
        show_line(),
        show_text("-# What is stored: your name, your code and its verdicts, points, hints, and these settings."),
        show_row(
            show_button("Export my data", Control(Action.EXPORT), emoji="📦"),
            show_button("Delete my data", Control(Action.FORGET), emoji="🗑️"),
        ),
        colour=GREY,
    )


def show_export(content: bytes) -> Reply:
    """Hand over everything that is stored."""
    return show_panel(
        show_text("📦 Everything that is stored about you, as JSON."),
        discord.ui.File("attachment://jaxtutor-data.json"),
        colour=GREY,
        uploads=(Upload("jaxtutor-data.json", content),),
    )


def show_forget_question() -> Reply:
    """Ask before everything is deleted."""
    return show_panel(
        show_text(
            "### 🗑️ Delete everything?",
            "Your submissions, points, streak, hints and settings will be gone, and nobody can bring them back. "
            "You can start again from nothing at any time.",
        ),
        show_row(
            show_button("Delete everything", Control(Action.FORGET_ALL), style=discord.ButtonStyle.danger),
        ),
        colour=AMBER,
    )


def show_forgotten(sentence: str) -> Reply:
    """Say what was deleted."""
    return show_panel(show_text(f"🗑️ {safe_words(sentence, 600)}"), colour=GREY)
