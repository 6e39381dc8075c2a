"""The measured rows as a table for people, and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.bench.measure import Row

DIGITS_ABOVE = 100


def describe_rows(machine: str, rows: Sequence[Row]) -> dict[str, Any]:
    """Give everything measured in the shape that ``jaxtutor bench --json`` promises."""
    return {"machine": machine, "rows": [asdict(row) | {"is_met": row.is_met} for row in rows]}


def render_rows(machine: str, rows: Sequence[Row]) -> Table:
    """Draw the rows, one section a group; medians first, and how many times faster than the opponent."""
    table = Table(title=machine, title_justify="left")
    table.add_column("what", overflow="fold")
    for heading in ("median", "p95", "least to most", "n", "times faster", "goal"):
        table.add_column(heading, justify="right")
    group = None
    for row in rows:
        if row.group != group:
            table.add_section()
            table.add_row(row.group, style="bold")
            group = row.group
        table.add_row(
            f"  {row.name}",
            f"{write_number(row.median)} {row.unit}",
            write_number(row.p95),
            f"{write_number(row.least)} to {write_number(row.most)}",
            str(row.count),
            f"{row.times_faster:.1f}" if row.times_faster else "",
            write_goal(row),
        )
    return table


def write_goal(row: Row) -> str:
    """Write the goal and whether it is met."""
    if row.goal is None:
        return ""
    return f"{'met' if row.is_met else 'MISSED'} (≤ {write_number(row.goal)})"


def write_number(value: float) -> str:
    """Write about three figures."""
    return f"{value:,.0f}" if value >= DIGITS_ABOVE else f"{value:.3g}"
