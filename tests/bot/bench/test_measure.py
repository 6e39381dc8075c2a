"""Figures: summarised as the table says, and never against a broken opponent."""

from __future__ import annotations

import os
import sys
import time

import pytest
from rich.console import Console

from bot.bench.measure import Sample, describe_machine, read_resident_megabytes
from bot.bench.opponent import run_opponent
from bot.bench.table import describe_rows, render_rows
from runner.protocol import Case


def test_a_row_holds_median_nearest_rank_and_extremes() -> None:
    """Of 1 to 20 the median is 10.5, the 95th percentile 19."""
    row = Sample("group", "name", values=[float(value) for value in range(20, 0, -1)]).row(goal=10.0)

    assert (row.median, row.p95, row.least, row.most, row.count) == (10.5, 19.0, 1.0, 20.0, 20)
    assert row.is_met is False


def test_times_faster_compares_medians_of_one_run() -> None:
    """An opponent of 3 s against 60 ms is 50 times slower."""
    opponent = Sample("group", "slow", values=[3000.0, 2900.0, 3100.0])

    assert Sample("group", "fast", values=[60.0]).row(opponent=opponent).times_faster == pytest.approx(50)


def test_timed_counts_milliseconds() -> None:
    """A block that takes at least 20 ms is a value of at least 20."""
    sample = Sample("group", "name")
    with sample.timed():
        time.sleep(0.02)

    assert 20 <= sample.values[0] < 5_000


def test_the_table_says_which_goals_are_missed() -> None:
    """A reader sees a missed goal in words, not in a color alone."""
    rows = [
        Sample("group", "quick", values=[1.0]).row(goal=2.0),
        Sample("group", "slow", values=[3.0]).row(goal=2.0),
    ]
    console = Console(width=140)
    with console.capture() as capture:
        console.print(render_rows(describe_machine(), rows))

    quick, slow = [line for line in capture.get().splitlines() if "quick" in line or "slow" in line]
    assert "met (≤ 2)" in quick
    assert "MISSED (≤ 2)" in slow
    assert [row["is_met"] for row in describe_rows("", rows)["rows"]] == [True, False]


def test_resident_memory_is_the_kernels_figure() -> None:
    """A Python with a test suite in it holds more than 10 MB and less than the machine has."""
    assert 10 < read_resident_megabytes(os.getpid()) < os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e6


async def test_a_failing_opponent_is_an_error_and_no_figure() -> None:
    """A benchmark must not win against an opponent that fell over."""
    with pytest.raises(RuntimeError, match="the opponent failed"):
        await run_opponent([sys.executable], "raise SystemExit(3)", "f", (Case("one", (1.0,)),))
