"""Short messages: a sentence about what went wrong, the help page, the form for code."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.views.control import Action, Control
from bot.views.discord_limits import MODAL_TEXT_UNITS, MODAL_TITLE_UNITS
from bot.views.layout import AMBER, BLUE, GREY, Reply, show_button, show_panel, show_row, show_text
from bot.views.text import count_units, cut_text, plain_words, safe_code, safe_words

SENTENCE_UNITS = 1_500
FORM_CODE = "code"
FORM_FILE = "file"


def show_sentence(sentence: str, *buttons: ui.Button[Any], emoji: str = "💬") -> Reply:
    """Show one plain sentence, such as a ``TutorError``'s."""
    return show_panel(show_text(f"{emoji} {safe_words(sentence, SENTENCE_UNITS)}"), show_row(*buttons), colour=AMBER)


def show_fault(incident: str) -> Reply:
    """Say that something of ours broke; the incident's id finds it in the log."""
    return show_panel(
        show_text(
            "🔧 Something on our side broke, and it has been written to the log. "
            "Nothing you handed in is lost. Please try again in a moment.",
            f"-# Incident {safe_code(incident, 40)}: name it if you ask the people who run this bot.",
        ),
        colour=GREY,
    )


def show_help(bot_name: str, *, needs_mention: bool) -> Reply:
    """Explain the bot to somebody who sees it for the first time."""
    name = safe_words(bot_name, 40)
    place = f"in a reply to one of my messages, or in a message that mentions @{name}"
    if not needs_mention:
        place += ", or in a problem's thread"
    return show_panel(
        show_text(
            "## 👋 How this works",
            "I teach JAX and Flax NNX with small problems. You write one function, I run it, "
            "and I tell you what is right, what is not, and which misunderstanding is behind it.",
        ),
        show_text(
            "### 1. Get a problem",
            "`/problem` gives you the next one; `/problem name` a certain one. The pages turn with the buttons below.",
        ),
        show_text(
            "### 2. Hand in code",
            "All ways are equal:",
            "- the **Submit code** button, or `/submit`",
            f"- a code block: to me in a direct message, {place}",
            "- a `.py` file, in such a message or with `/submit`",
            "- your own message: hold it (or right-click), then *Apps → Check this code*",
        ),
        show_text(
            "Typed, a code block looks like this:",
            "> \\`\\`\\`py\n> def answer(x):\n> \u2003return x\n> \\`\\`\\`",
            "Edit your message, and I check it again.",
        ),
        show_text(
            "### 3. Stuck?",
            "`/hint` has three steps for each problem, each a little closer to an answer; each takes some points off. "
            "`/lesson` explains the ideas behind it. "
            "`/solution` shows one way to do it; before you have solved it, that ends the chance of points.",
        ),
        show_text(
            "### 4. See how far you are",
            "`/tracks` is the map of everything there is to learn, with what is open to you. "
            "`/progress` shows your points, your streak and the leaderboard. "
            "`/settings` sets your time zone (it decides when your day ends) and whether others see you.",
        ),
        show_row(
            show_button("Get a problem", Control(Action.OPEN), emoji="📘", style=discord.ButtonStyle.primary),
            show_button("My progress", Control(Action.PROGRESS), emoji="📈"),
        ),
        colour=BLUE,
    )


class Form(ui.Modal):
    """The form for code: a text field and, for longer code, a file."""

    def __init__(self, control: Control, title: str, preset: str) -> None:
        super().__init__(title=cut_text(plain_words(title, MODAL_TITLE_UNITS), MODAL_TITLE_UNITS), timeout=None)
        self.custom_id = control.custom_id
        fits = count_units(preset) <= MODAL_TEXT_UNITS
        self.add_item(
            ui.Label(
                text="Your code",
                description="All of it, imports too. Replace or change what is here." if preset and fits else None,
                component=ui.TextInput(
                    custom_id=FORM_CODE,
                    style=discord.TextStyle.paragraph,
                    default=preset if fits else None,
                    required=False,
                    max_length=MODAL_TEXT_UNITS,
                ),
            )
        )
        self.add_item(
            ui.Label(
                text="Or a .py file",
                description="For code of more than 4,000 characters. If there is a file, the field above is ignored.",
                component=ui.FileUpload(custom_id=FORM_FILE, required=False, min_values=0, max_values=1),
            )
        )

    def is_finished(self) -> bool:
        """Keep discord.py from storing this form: it is answered by its custom id, after a restart too."""
        return True


def show_form(problem_id: str, title: str, preset: str, opened_by: int) -> Form:
    """Make the form for one problem's code.

    Args:
        problem_id: The problem, or empty to let the code decide.
        title: The problem's title.
        preset: Code to start from; left out where it is longer than a text field holds.
        opened_by: The interaction that opens it, so that a form sent twice is told apart from two forms.
    """
    return Form(Control(Action.FORM, problem_id, number=opened_by), f"Your code: {title}", preset)
