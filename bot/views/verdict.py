"""The answer to a submission: first that it is being checked, then what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import discord
from discord import ui

from bot.core.submission import Why
from bot.views.control import Action, Control
from bot.views.findings import WORDS, show_cases, show_finding, show_printed
from bot.views.layout import (
    GREY,
    Reply,
    show_button,
    show_line,
    show_panel,
    show_row,
    show_text,
)
from bot.views.text import count_units, safe_markdown, safe_sentence, safe_words
from runner.verdict import Verdict

if TYPE_CHECKING:
    from bot.core.submission import Graded
    from problems.diagnosis import Diagnosis
    from problems.problem import Problem

# Shares of the 4,000 units that a message holds. Their sum with those in `findings` and the fixed words between them
# stays below it.
HEADLINE_UNITS = 420
NOTES_UNITS = 200
DIAGNOSES_UNITS = 1_100
REQUIREMENT_UNITS = 380


class Receipt(Protocol):
    """What a view needs to know of a submission; see ``bot.core.ticket.Ticket``."""

    @property
    def submission_id(self) -> int:
        """Names it."""

    @property
    def learner_id(self) -> int:
        """Whose it is."""

    @property
    def problem(self) -> Problem:
        """What it was taken for."""

    @property
    def why(self) -> Why:
        """Why."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences about the source."""


def show_checking(ticket: Receipt, position: int = 0, message: str = "") -> Reply:
    """Say that the code arrived.

    Args:
        ticket: The submission.
        position: Its place in line, 1 for next; 0 when it does not wait.
        message: A sentence about what holds it up.
    """
    waits = f"Place in line: **{position}**." if position else "This takes a moment."
    return show_panel(
        show_text(
            f"### ⏳ Checking: {ticket.problem.title}",
            safe_words(message, NOTES_UNITS) if message else waits,
            _tell_why(ticket.why, ticket.problem),
        ),
        show_row(show_button("Problem", Control(Action.OPEN, ticket.problem.id), emoji="📘")),
        colour=GREY,
    )


def show_verdict(ticket: Receipt, graded: Graded) -> Reply:
    """Show what became of a submission."""
    report = graded.report
    emoji, words, colour = WORDS[report.verdict]
    printed, uploads = show_printed(report)
    finding = show_finding(report)
    return show_panel(
        show_text(
            f"## {emoji} {words}",
            f"-# {graded.problem.title}",
            safe_sentence(report.headline, HEADLINE_UNITS),
            _tell_reward(graded),
            f"-# Incident `{report.incident}`" if report.incident else "",
        ),
        *_apart(_show_diagnoses(graded)),
        *_apart(finding),
        *_apart(show_cases(report)),
        *_apart(printed),
        *(ui.File(f"attachment://{upload.name}") for upload in uploads),
        show_line(),
        show_text(
            safe_words(" ".join(ticket.notes), NOTES_UNITS),
            f"-# {_tell_footer(graded)}",
            _tell_why(ticket.why, graded.problem),
        ),
        _show_buttons(ticket, graded),
        colour=colour,
        uploads=uploads,
    )


def _apart(text: str) -> tuple[ui.Item[ui.LayoutView], ...]:
    return (show_line(), show_text(text)) if text else ()


def _tell_why(why: Why, problem: Problem) -> str:
    match why:
        case Why.NAMED:
            return ""
        case Why.ACTIVE:
            return f"-# I took it for **{problem.title}**, the problem you are working on."
        case Why.ENTRY:
            return f"-# I took it for **{problem.title}**, because it defines `{problem.entry}`."


def _tell_reward(graded: Graded) -> str:
    if not graded.is_first_solve:
        solved = graded.report.verdict is Verdict.ACCEPTED
        return "You had solved this one before, so it brings no new points." if solved else ""
    days = "1 day" if graded.streak_days == 1 else f"{graded.streak_days} days"
    streak = f"🔥 Streak: **{days}**" if graded.streak_days else ""
    if graded.points_awarded:
        earned = f"**+{graded.points_awarded} points**"
    elif graded.was_revealed:
        earned = "No points, because you had seen the solution; it counts as solved."
    else:
        earned = "Solved."
    reward = " · ".join(filter(None, [f"🎉 {earned}", streak]))
    return (
        reward if graded.next_problem else f"{reward}\nThat was the last one: you have solved every problem there is."
    )


def _tell_footer(graded: Graded) -> str:
    seconds = f"checked in {graded.report.total_ms / 1000:.2f} s"
    if graded.report.verdict is Verdict.INFRA:
        return f"{seconds} · not counted as an attempt"
    return f"{seconds} · attempt {graded.attempts}"


def _show_diagnoses(graded: Graded) -> str:
    """Show whole diagnoses, most specific first, as many as fit; the first one always."""
    requirements = graded.problem.statement.requirements
    shown: list[str] = []
    quoted = set[int]()
    room = DIAGNOSES_UNITS
    for diagnosis in graded.report.diagnoses:
        mark = "📝 " if diagnosis.is_note else "🔎 "
        # It may quote names that the learner's code made up, such as a class's: only code in it comes to life.
        lines = [mark + safe_sentence(diagnosis.text, room - REQUIREMENT_UNITS if not shown else room)]
        number = diagnosis.requirement
        if number is not None and 1 <= number <= len(requirements) and number not in quoted:
            quoted.add(number)
            label = f"-# Requirement {number}: "
            lines.append(label + safe_markdown(requirements[number - 1], REQUIREMENT_UNITS - len(label) - 1))
        text = "\n".join(lines)
        if shown and count_units(text) > room:
            break
        shown.append(text)
        room -= count_units(text) + 2
    return "\n\n".join(shown)


def _show_buttons(ticket: Receipt, graded: Graded) -> ui.ActionRow[ui.LayoutView] | None:
    problem, primary = graded.problem, discord.ButtonStyle.primary
    again = Control(Action.SUBMIT, problem.id, number=ticket.submission_id, owner=ticket.learner_id)
    solution = show_button("Solution", Control(Action.SOLUTION, problem.id), emoji="🗝️")
    if graded.report.verdict is Verdict.ACCEPTED:
        following = graded.next_problem
        return show_row(
            show_button(f"Next: {following.title}", Control(Action.OPEN, following.id), emoji="➡️", style=primary)
            if following is not None
            else None,
            solution,
            show_button("My progress", Control(Action.PROGRESS, problem.id), emoji="📈"),
        )
    if graded.report.verdict is Verdict.INFRA:
        retry = Control(Action.RETRY, problem.id, number=ticket.submission_id, owner=ticket.learner_id)
        return show_row(show_button("Check it again", retry, emoji="🔁", style=primary))
    return show_row(
        show_button("Try again", again, emoji="📝", style=primary),
        show_button("Hint", Control(Action.HINT, problem.id), emoji="💡"),
        _show_reading(problem, graded.report.diagnoses),
        solution,
    )


def _show_reading(problem: Problem, diagnoses: tuple[Diagnosis, ...]) -> ui.Button[ui.LayoutView] | None:
    """Point to what the first diagnosis says to read: a section of the statement, or a lesson."""
    wanted = next((diagnosis.read for diagnosis in diagnoses if diagnosis.read), "")
    section = problem.statement.section(wanted)
    if section is not None:
        titles = [page.title for page in problem.statement.pages()]
        page = titles.index(section.page) + 1 if section.page in titles else 1
        return show_button(f"Read: {wanted}", Control(Action.PAGE, problem.id, page), emoji="📘")
    if wanted in problem.lessons:
        return show_button("Lesson", Control(Action.LESSON, wanted, 1), emoji="📖")
    return show_button("Lesson", Control(Action.READ, problem.id), emoji="📖") if problem.lessons else None
