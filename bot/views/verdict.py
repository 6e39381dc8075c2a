"""The answer to a submission: first that it is being checked, then what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.core.submission import Why
from bot.views.control import Action, Control
from bot.views.layout import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    RED,
    Reply,
    Upload,
    show_button,
    show_line,
    show_panel,
    show_row,
    show_text,
)
from bot.views.text import count_units, fits_block, safe_block, safe_code, safe_markdown, safe_words
from runner.verdict import Verdict

if TYPE_CHECKING:
    from bot.core.submission import Graded
    from bot.core.ticket import Ticket
    from problems.problem import Problem
    from runner.report import CaseReport, ErrorReport, Mismatch, Report

# Shares of the 4,000 units that a message holds. Their sum, with the fixed words between them, stays below it.
HEADLINE_UNITS = 420
NOTES_UNITS = 300
DIAGNOSES_UNITS = 1_200
CASES_UNITS = 500
FINDING_UNITS = 800
PRINTED_UNITS = 450

WORDS: dict[Verdict, tuple[str, str, int]] = {
    Verdict.ACCEPTED: ("✅", "Accepted", GREEN),
    Verdict.UNATTEMPTED: ("🌱", "Not started yet", BLUE),
    Verdict.REJECTED: ("🚫", "Not readable as source", AMBER),
    Verdict.ERROR: ("💥", "It raised an error", RED),
    Verdict.WRONG_TYPE: ("🧩", "Wrong type", RED),
    Verdict.WRONG_SHAPE: ("📐", "Wrong shape", RED),
    Verdict.WRONG_DTYPE: ("🔢", "Wrong dtype", RED),
    Verdict.WRONG_VALUE: ("❌", "Wrong value", RED),
    Verdict.WRONG_STRUCTURE: ("🏗️", "A requirement is not met", AMBER),
    Verdict.TIMEOUT: ("⏱️", "Out of time", RED),
    Verdict.MEMORY: ("💾", "Out of memory", RED),
    Verdict.OUTPUT_LIMIT: ("🖨️", "Printed too much", RED),
    Verdict.CRASH: ("💥", "The process died", RED),
    Verdict.INFRA: ("🔧", "Our fault, not yours", GREY),
}
"""An emoji, the words and a colour for each verdict; the colour repeats what the words say."""


def show_checking(ticket: Ticket, position: int = 0, message: str = "") -> Reply:
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


def show_verdict(ticket: Ticket, graded: Graded) -> Reply:
    """Show what became of a submission."""
    report = graded.report
    emoji, words, colour = WORDS[report.verdict]
    printed, uploads = _show_printed(report)
    finding = _show_finding(report)
    return show_panel(
        show_text(
            f"## {emoji} {words}",
            f"-# {graded.problem.title}",
            safe_markdown(report.headline, HEADLINE_UNITS),
            _tell_reward(graded),
            f"-# Incident `{report.incident}`" if report.incident else "",
        ),
        *_apart(_show_diagnoses(graded)),
        *_apart(finding),
        *_apart(_show_cases(report)),
        *_apart(printed),
        *(discord.ui.File(f"attachment://{upload.name}") for upload in uploads),
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


def _apart(text: str) -> tuple[discord.ui.Item[discord.ui.LayoutView], ...]:
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
    return " · ".join(filter(None, [f"🎉 {earned}", streak]))


def _tell_footer(graded: Graded) -> str:
    seconds = f"checked in {graded.report.total_ms / 1000:.2f} s"
    if graded.report.verdict is Verdict.INFRA:
        return f"{seconds} · not counted as an attempt"
    return f"{seconds} · attempt {graded.attempts}"


def _show_diagnoses(graded: Graded) -> str:
    """Show whole diagnoses, most specific first, as many as fit; the first one always."""
    requirements = graded.problem.statement.requirements
    shown: list[str] = []
    room = DIAGNOSES_UNITS
    for diagnosis in graded.report.diagnoses:
        mark = "📝 " if diagnosis.is_note else "🔎 "
        lines = [mark + safe_markdown(diagnosis.text, room - 200 if not shown else room)]
        if diagnosis.requirement is not None and 1 <= diagnosis.requirement <= len(requirements):
            requirement = safe_markdown(requirements[diagnosis.requirement - 1], 180)
            lines.append(f"-# Requirement {diagnosis.requirement}: {requirement}")
        text = "\n".join(lines)
        if shown and count_units(text) > room:
            break
        shown.append(text)
        room -= count_units(text) + 2
    return "\n\n".join(shown)


def _show_finding(report: Report) -> str:
    """Show the error or the first failing case in full."""
    if report.error is not None:
        return _show_error("When your code was loaded", report.error)
    failing = next((case for case in report.cases if case.error is not None or case.mismatch is not None), None)
    if failing is None:
        return ""
    name = safe_code(failing.name, 40)
    if failing.error is not None:
        return _show_error(f"In case {name}", failing.error, failing.mismatch)
    return _show_mismatch(name, failing.mismatch) if failing.mismatch is not None else ""


def _show_error(where: str, error: ErrorReport, mismatch: Mismatch | None = None) -> str:
    lines = [f"line {frame.line}, in {frame.function}\n    {frame.text}" for frame in error.frames]
    if len(lines) > 4:  # noqa: PLR2004 - the outermost line and the three innermost tell the story
        lines = [lines[0], "...", *lines[-3:]]
    last = f"{error.type_name}: {error.message}" if error.message else error.type_name
    text = "\n".join([*lines, last])
    called = ""
    if mismatch is not None and mismatch.inputs:
        inputs = ", ".join(f"{name}={text}" for name, text in mismatch.inputs)
        called = f"Called with {safe_code(inputs, 200)}"
    return "\n".join(
        filter(None, [f"**{where}**", called, safe_block(text, FINDING_UNITS - 280, "py")]),
    )


def _show_mismatch(name: str, mismatch: Mismatch) -> str:
    rows = [*mismatch.inputs, ("expected", mismatch.expected), ("got", mismatch.got)]
    width = min(max(len(label) for label, _ in rows), 16)
    share = max((FINDING_UNITS - 260) // len(rows), 60)
    lines = [f"{label[:16]:<{width}} = {_indent(text, width + 3, share)}" for label, text in rows]
    difference = ""
    if mismatch.largest_difference is not None:
        place = f" at index {_show_index(mismatch.where)}" if mismatch.where else ""
        difference = f"Largest difference: **{mismatch.largest_difference:.6g}**{place}"
    return "\n".join(
        filter(None, [f"**First failing case: {name}**", safe_block("\n".join(lines), FINDING_UNITS - 120), difference])
    )


def _show_index(where: tuple[int, ...]) -> str:
    return f"`[{', '.join(map(str, where))}]`"


def _indent(text: str, columns: int, limit: int) -> str:
    shown = text if len(text) <= limit else f"{text[: limit - 1]}…"
    return shown.replace("\n", "\n" + " " * columns)


def _show_cases(report: Report) -> str:
    """Show one line a case, or one line for all of them when all are right."""
    if not report.cases:
        return ""
    right = sum(case.verdict is Verdict.ACCEPTED for case in report.cases)
    head = f"**{right} of {len(report.cases)} cases right**"
    if right == len(report.cases):
        return f"✅ {head}"
    lines = [head]
    room = CASES_UNITS - count_units(head) - 40
    for position, case in enumerate(report.cases):
        line = _show_case(case)
        room -= count_units(line) + 1
        if room < 0:
            lines.append(f"… and {len(report.cases) - position} more")
            break
        lines.append(line)
    return "\n".join(lines)


def _show_case(case: CaseReport) -> str:
    emoji, words, _ = WORDS[case.verdict]
    name = safe_code(case.name, 40)
    if case.verdict is Verdict.ACCEPTED:
        return f"{emoji} {name}"
    return f"{emoji} {name} {words.lower()}" + (f": {safe_markdown(case.detail, 120)}" if case.detail else "")


def _show_printed(report: Report) -> tuple[str, tuple[Upload, ...]]:
    """Show what was printed; the whole of it as a file when the message cannot hold it."""
    if not report.stdout.strip():
        return "", ()
    cut = " (the rest was cut off)" if report.stdout_cut else ""
    text = f"**Your code printed**{cut}\n{safe_block(report.stdout, PRINTED_UNITS - 60)}"
    if fits_block(report.stdout, PRINTED_UNITS - 60):
        return text, ()
    return text, (Upload("printed.txt", report.stdout.encode("utf-8", "backslashreplace")),)


def _show_buttons(ticket: Ticket, graded: Graded) -> discord.ui.ActionRow[discord.ui.LayoutView] | None:
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
        show_button("Lesson", Control(Action.READ, problem.id), emoji="📖") if problem.lessons else None,
        show_button("Solution", Control(Action.SOLUTION, problem.id), emoji="🗝️"),
    )
