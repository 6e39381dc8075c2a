"""A problem's statement, page by page, and the code it starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.core.points import count_points
from bot.views.control import Action, Control
from bot.views.layout import AMBER, Reply, Upload, show_button, show_line, show_pages, show_panel, show_row, show_text
from bot.views.text import cut_text, fits_block, safe_block, safe_words, unwrap

if TYPE_CHECKING:
    from bot.core.study import ProblemView
    from problems.problem import Problem

PAGE_UNITS = 3_500
NOTE_UNITS = 200
CODE_UNITS = 3_600


def show_statement(
    problem: Problem, page: int = 1, *, owner: int = 0, in_server: bool = False, view: ProblemView | None = None
) -> Reply:
    """Show one page of a statement.

    Args:
        problem: The problem.
        page: From 1; a number past the end shows the last page.
        owner: Whose message it is: only they turn its pages in place.
        in_server: Whether a thread can be opened here.
        view: Where the learner stands with it, for the note on the first page.
    """
    pages = problem.statement.pages()
    page = min(max(page, 1), len(pages))
    shown = pages[page - 1]
    return show_panel(
        show_text(
            f"# {problem.title}",
            f"-# {describe_problem(problem, view)}",
            f"-# {safe_words(view.note, NOTE_UNITS)}" if view is not None and view.note else "",
        ),
        show_line(),
        show_text(cut_text(unwrap(shown.text), PAGE_UNITS)),
        show_line(),
        show_text(
            f"-# Page {page} of {len(pages)}: {shown.title}" if len(pages) > 1 else "",
            f"-# {_tell_ways(in_server=in_server)}",
        ),
        show_row(*show_pages(Control(Action.PAGE, problem.id, owner=owner), page, len(pages))),
        show_row(
            show_button(
                "Submit code", Control(Action.SUBMIT, problem.id), emoji="📝", style=discord.ButtonStyle.primary
            ),
            show_button("Starter code", Control(Action.STARTER, problem.id), emoji="📄"),
            show_button("Hint", Control(Action.HINT, problem.id), emoji="💡"),
            show_button("Lesson", Control(Action.READ, problem.id), emoji="📖") if problem.lessons else None,
            show_button("Open a thread", Control(Action.THREAD, problem.id), emoji="🧵") if in_server else None,
        ),
    )


def describe_problem(problem: Problem, view: ProblemView | None = None) -> str:
    """Say in one line what kind of problem it is."""
    parts = [problem.difficulty, f"`{problem.id}`", f"you write `{problem.entry}({', '.join(problem.parameters)})`"]
    if view is not None and view.points_left:
        cost = view.points_left - count_points(problem.difficulty, view.hints_taken + 1, was_revealed=view.is_revealed)
        has_more = view.hints_taken < len(problem.hints)
        # Nobody should learn the price of the first hint from having paid it.
        parts.append(f"{view.points_left} points" + (f", a hint takes {cost} off" if has_more else ""))
    return " · ".join(parts)


def show_starter(problem: Problem) -> Reply:
    """Show the starter code, ready to be copied, and as a file."""
    fits = fits_block(problem.starter, CODE_UNITS, "py")
    return show_panel(
        show_text(
            f"### 📄 Starter code: {problem.title}",
            safe_block(problem.starter, CODE_UNITS, "py"),
            "" if fits else "The whole of it is in the file below.",
            "-# Copy it, fill in the missing part, and send it back as a code block, a file or through the form.",
        ),
        None if fits else discord.ui.File(f"attachment://{problem.entry}.py"),
        show_row(
            show_button(
                "Submit code", Control(Action.SUBMIT, problem.id), emoji="📝", style=discord.ButtonStyle.primary
            )
        ),
        uploads=() if fits else (Upload(f"{problem.entry}.py", problem.starter.encode()),),
    )


def show_thread_welcome(problem: Problem, bot_id: int, *, needs_mention: bool) -> Reply:
    """Say how to hand in inside a problem's thread."""
    how = (
        f"Mention me (<@{bot_id}>) in the message that holds your code block, or attach a `.py` file to it."
        if needs_mention
        else "Paste your code here as a code block, or attach a `.py` file."
    )
    return show_panel(
        show_text(
            f"### 🧵 {problem.title}",
            how,
            "Edit the message and I check it again. Questions and half-finished thoughts are welcome here too.",
        ),
        show_row(
            show_button(
                "Submit code", Control(Action.SUBMIT, problem.id), emoji="📝", style=discord.ButtonStyle.primary
            ),
            show_button("Hint", Control(Action.HINT, problem.id), emoji="💡"),
        ),
        colour=AMBER,
    )


def _tell_ways(*, in_server: bool) -> str:
    if in_server:
        return "Ready? Press **Submit code**, or reply to this message with your code in a code block."
    return "Ready? Press **Submit code**, or send your code here in a code block."
