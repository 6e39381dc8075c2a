"""The measured rows as a table for people, as JSON, and as Markdown."""

from __future__ import annotations

from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.bench.machine import Conditions
    from bot.bench.measure import Goal, Row

DIGITS_ABOVE: Final = 100
FIGURES: Final = {"median": "p50", "p95": "p95", "most": "most", "times": ""}
"""How a goal names the figure that it is about; a factor needs no name."""
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"
"""What a page holds around the measured tables."""
HEADINGS: Final = ("median", "p95", "least to most", "n", "times better", "goal")


class WriteTableError(Exception):
    """A page has no place for the tables; the message says what to put there."""


def describe_rows(conditions: Conditions, rows: Sequence[Row]) -> dict[str, Any]:
    """Give everything measured in the shape that ``jaxtutor bench --json`` promises."""
    return {
        **asdict(conditions),
        "was_busy": conditions.was_busy,
        "rows": [
            asdict(row)
            | {"is_met": row.is_met, "goals": [asdict(goal) | {"is_met": row.meets(goal)} for goal in row.goals]}
            for row in rows
        ],
    }


def describe_conditions(conditions: Conditions) -> list[str]:
    """Say in lines what a reader must know before believing a figure."""
    lines = [
        conditions.machine,
        f"{conditions.began}; load average {conditions.load_before:.2f} before, {conditions.load_after:.2f} after",
    ]
    if conditions.is_quick:
        lines.append("Quick: samples too small to compare; it shows that everything works.")
    if conditions.was_busy:
        lines.append("The machine was busy before the measuring began: the figures are worse than they need to be.")
    return lines


def render_rows(conditions: Conditions, rows: Sequence[Row]) -> Table:
    """Draw the rows, one section a group; medians first, and how many times better than the opponent."""
    table = Table(title="\n".join(describe_conditions(conditions)), title_justify="left")
    table.add_column("what", overflow="fold")
    for heading in HEADINGS:
        table.add_column(heading, justify="right")
    for group, members in groupby(rows, key=lambda row: row.group):
        table.add_section()
        table.add_row(group, style="bold")
        for row in members:
            table.add_row(f"  {row.name}", *write_cells(row, between="\n"))
    return table


def write_markdown(conditions: Conditions, rows: Sequence[Row]) -> str:
    """Write the rows as one Markdown table a group."""
    lines = [f"{line}  " for line in describe_conditions(conditions)]
    for group, members in groupby(rows, key=lambda row: row.group):
        lines += ["", f"### {group[:1].upper()}{group[1:]}", "", "| what | " + " | ".join(HEADINGS) + " |"]
        lines.append("| --- |" + " ---: |" * len(HEADINGS))
        lines += [f"| {row.name} | " + " | ".join(write_cells(row, between="<br>")) + " |" for row in members]
    return "\n".join(lines) + "\n"


def replace_tables(page: str, tables: str) -> str:
    """Put new tables in place of a page's old ones.

    Raises:
        WriteTableError: The page does not say where.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise WriteTableError(f"The page needs a line {BEGIN} and below it a line {END}; the tables go between them.")
    return f"{before}{BEGIN}\n\n{tables}\n{END}{after}"


def write_cells(row: Row, *, between: str) -> tuple[str, ...]:
    """Write a row's figures, in the order of ``HEADINGS``, its goals with something between them."""
    return (
        f"{write_number(row.median)} {row.unit}".rstrip(),
        write_number(row.p95),
        f"{write_number(row.least)} to {write_number(row.most)}",
        str(row.count),
        f"{row.times:.1f}" if row.times else "",
        between.join(write_goal(row, goal) for goal in row.goals),
    )


def write_goal(row: Row, goal: Goal) -> str:
    """Write a goal and whether it is met."""
    compared = "≥" if goal.at_least else "≤"
    unit = " times" if goal.figure == "times" else ""
    limit = f"{FIGURES[goal.figure]} {compared} {write_number(goal.limit)}{unit}".lstrip()
    return f"{limit}: {'met' if row.meets(goal) else 'MISSED'}"


def write_number(value: float) -> str:
    """Write about three figures."""
    return f"{value:,.0f}" if abs(value) >= DIGITS_ABOVE or value == 0 else f"{value:.3g}"
