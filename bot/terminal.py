"""How a report and the bank read in a terminal, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.padding import Padding
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from bot.views.text import strip_controls
from runner.verdict import Verdict

if TYPE_CHECKING:
    from rich.console import RenderableType

    from problems.bank import Bank
    from problems.problem import Problem
    from runner.report import CaseReport, ErrorReport, Report

STDOUT_LINES = 20


def describe_report(report: Report) -> dict[str, Any]:
    """Give the report in the shape that ``jaxtutor check --json`` promises."""
    return {
        "problem": report.problem_id,
        "verdict": report.verdict.value,
        "diagnoses": [{"id": one.id, "text": one.text} for one in report.diagnoses],
        "cases": [{"name": one.name, "verdict": one.verdict.value, "detail": one.detail} for one in report.cases],
        "stdout": report.stdout,
        "elapsed_ms": {"total": report.total_ms, "box": report.box_ms},
        "backend": report.backend,
    }


def describe_bank(bank: Bank) -> list[dict[str, Any]]:
    """Give the bank in the shape that ``jaxtutor problems list --json`` promises."""
    return [
        {
            "id": one.id,
            "track": one.track,
            "number": one.number,
            "title": one.title,
            "difficulty": one.difficulty,
            "entry": one.entry,
            "parameters": list(one.parameters),
            "tags": list(one.tags),
            "prerequisites": list(one.prerequisites),
        }
        for one in bank.problems
    ]


def render_bank(bank: Bank) -> RenderableType:
    """Draw the bank as a table, one section a track."""
    table = Table(title=f"{len(bank.problems)} problems, {len(bank.lessons)} lessons")
    for heading in ("track", "no.", "id", "difficulty", "builds on"):
        table.add_column(heading, justify="right" if heading == "no." else "left", overflow="fold")
    previous = None
    for one in bank.problems:
        if previous is not None and previous.track != one.track:
            table.add_section()
        track = one.track if previous is None or previous.track != one.track else ""
        table.add_row(track, str(one.number), one.id, one.difficulty, ", ".join(one.prerequisites))
        previous = one
    return table


def render_problem(problem: Problem) -> RenderableType:
    """Give a problem's page as Markdown text, then its starter."""
    parts: list[RenderableType] = [Text(f"{problem.title} · {problem.difficulty} · {problem.track}", style="bold")]
    for page in problem.statement.pages():
        parts += ["", Text(page.title, style="bold cyan"), Text(page.text)]
    parts += ["", Text("Starter", style="bold cyan"), Syntax(problem.starter, "python", background_color="default")]
    return Group(*parts)


def render_report(report: Report, name: str) -> RenderableType:
    """Draw one judgement.

    Args:
        report: The judgement. Whatever a learner or a box wrote in it is stripped of control characters here.
        name: What was judged, such as a file's name.
    """
    accepted = report.verdict is Verdict.ACCEPTED
    title = Text.assemble(
        (report.verdict.value, "bold green" if accepted else "bold red"),
        f"  {clean(name)} · {report.problem_id} · {report.total_ms} ms ({report.backend})",
    )
    parts: list[RenderableType] = [title, Text(clean(report.headline))]
    if report.incident:
        parts.append(Text(f"incident {report.incident}", style="dim"))
    if report.error:
        parts += render_error(report.error)
    for diagnosis in report.diagnoses:
        mark = "note" if diagnosis.is_note else "why"
        parts.append(Text.assemble((f"{mark}: ", "bold yellow"), clean(diagnosis.text)))
    for case in report.cases:
        parts += render_case(case)
    if report.stdout:
        lines = clean(report.stdout).splitlines()
        shown = lines[:STDOUT_LINES] + ["…"] * (len(lines) > STDOUT_LINES or report.stdout_cut)
        parts += ["", Text("printed:", style="dim"), Padding(Text("\n".join(shown)), (0, 0, 0, 2))]
    return Group(*parts, "")


def render_case(case: CaseReport) -> list[RenderableType]:
    """Draw one case; the first failing one, which has the mismatch or the error, in full."""
    style = "green" if case.verdict is Verdict.ACCEPTED else "red"
    parts: list[RenderableType] = [Text.assemble((f"  {case.verdict.value:<14} ", style), clean(case.name))]
    if case.mismatch:
        rows = [*case.mismatch.inputs, ("expected", case.mismatch.expected), ("got", case.mismatch.got)]
        grid = Table.grid(padding=(0, 2))
        for label, value in rows:
            grid.add_row(Text(clean(label), style="dim"), Text(clean(value)))
        if case.mismatch.largest_difference is not None:
            place = f" at index {list(case.mismatch.where)}" if case.mismatch.where else ""
            grid.add_row(Text("largest difference", style="dim"), f"{case.mismatch.largest_difference:.3g}{place}")
        parts.append(Padding(grid, (0, 0, 0, 17)))
    if case.error:
        parts += render_error(case.error)
    return parts


def render_error(error: ErrorReport) -> list[RenderableType]:
    """Draw an exception with the learner's own lines."""
    lines = [f"line {one.line}, in {one.function}\n    {one.text}" for one in error.frames]
    text = "\n".join([*lines, f"{error.type_name}: {error.message}"])
    return [Padding(Text(clean(text), style="red"), (0, 0, 0, 17))]


def clean(foreign_text: str) -> str:
    """Strip what could drive the reader's terminal."""
    return strip_controls(foreign_text)
