"""Help on the way: the hint ladder, the solution, lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.views.control import Action, Control
from bot.views.layout import (
    AMBER,
    GREEN,
    Reply,
    Upload,
    show_button,
    show_line,
    show_pages,
    show_panel,
    show_row,
    show_text,
)
from bot.views.text import cut_text, fits_block, safe_block, safe_words, unwrap

if TYPE_CHECKING:
    from bot.core.study import HintView, NeedsConfirmation, SolutionView
    from problems.problem import Lesson, Problem

OLD_HINT_UNITS = 900
NEW_HINT_UNITS = 1_700
PAGE_UNITS = 3_500
CODE_UNITS = 3_500
QUESTION_UNITS = 600


def show_hints(view: HintView) -> Reply:
    """Show the rungs taken so far, the newest last, and what the next one costs."""
    problem, taken = view.problem, len(view.hints)
    parts = [
        f"### 💡 Hint {number} of {view.rungs}\n"
        + cut_text(unwrap(hint), NEW_HINT_UNITS if number == taken else OLD_HINT_UNITS)
        for number, hint in enumerate(view.hints, start=1)
    ]
    following = Control(Action.HINT, problem.id)
    if taken == view.rungs:
        more = None
    elif view.next_cost:
        points = "1 point" if view.next_cost == 1 else f"{view.next_cost} points"
        more = show_button(f"Next hint (costs {points})", following, emoji="💡")
    else:
        more = show_button("Next hint", following, emoji="💡")
    left = f"Solving it now brings {view.points_left} points." if view.points_left else ""
    last = "That was the last hint. A lesson or the solution can help further." if taken == view.rungs else ""
    return show_panel(
        show_text(f"-# {problem.title}", "\n\n".join(parts)),
        show_line(),
        show_text(f"-# {' '.join(filter(None, [last, left])) or 'Hints for a solved problem cost nothing.'}"),
        show_row(
            more,
            show_button(
                "Submit code", Control(Action.SUBMIT, problem.id), emoji="📝", style=discord.ButtonStyle.primary
            ),
            show_button("Lesson", Control(Action.READ, problem.id), emoji="📖") if problem.lessons else None,
            show_button("Solution", Control(Action.SOLUTION, problem.id), emoji="🗝️") if more is None else None,
        ),
        colour=AMBER,
    )


def show_question(question: NeedsConfirmation) -> Reply:
    """Ask before a solution ends the chance of points."""
    problem = question.problem
    return show_panel(
        show_text(f"### 🗝️ Solution: {problem.title}", safe_words(question.message, QUESTION_UNITS)),
        show_row(
            show_button("Keep trying", Control(Action.KEEP, problem.id), style=discord.ButtonStyle.primary),
            show_button("Hint", Control(Action.HINT, problem.id), emoji="💡"),
            show_button("Show the solution", Control(Action.REVEAL, problem.id), style=discord.ButtonStyle.danger),
        ),
        colour=AMBER,
    )


def show_solution(view: SolutionView) -> Reply:
    """Show the reference solution."""
    problem = view.problem
    fits = fits_block(view.source, CODE_UNITS, "py")
    ended = "It brings no points any more; solving it still counts, and still helps to remember."
    return show_panel(
        show_text(
            f"### 🗝️ One solution: {problem.title}",
            safe_block(view.source, CODE_UNITS, "py"),
            "" if fits else "The whole of it is in the file below.",
            f"-# {ended}" if view.ended_points else "-# Others are as good: yours need not look like it.",
        ),
        None if fits else discord.ui.File(f"attachment://{problem.entry}.py"),
        show_row(
            show_button(
                "Submit code", Control(Action.SUBMIT, problem.id), emoji="📝", style=discord.ButtonStyle.primary
            ),
            show_button("Lesson", Control(Action.READ, problem.id), emoji="📖") if problem.lessons else None,
        ),
        colour=GREEN,
        uploads=() if fits else (Upload(f"{problem.entry}.py", view.source.encode()),),
    )


def show_kept(problem: Problem) -> Reply:
    """Say that nothing was revealed."""
    return show_panel(
        show_text(f"### 🗝️ Solution: {problem.title}", "It stays closed. Nothing changed about your points."),
        show_row(
            show_button(
                "Submit code", Control(Action.SUBMIT, problem.id), emoji="📝", style=discord.ButtonStyle.primary
            ),
            show_button("Hint", Control(Action.HINT, problem.id), emoji="💡"),
        ),
        colour=AMBER,
    )


def show_lesson(lesson: Lesson, page: int = 1, *, owner: int = 0) -> Reply:
    """Show one page of a lesson."""
    pages = lesson.pages()
    page = min(max(page, 1), len(pages))
    shown = pages[page - 1]
    return show_panel(
        show_text(f"# 📖 {lesson.title}"),
        show_line(),
        show_text(cut_text(unwrap(shown.text), PAGE_UNITS)),
        show_line(),
        show_text(f"-# Page {page} of {len(pages)}: {shown.title}"),
        show_row(*show_pages(Control(Action.LESSON, lesson.id, owner=owner), page, len(pages))),
    )
