"""Figures: summarised as the table says, with every goal told apart, in each of the three forms."""

from __future__ import annotations

import json
import os
import time

import pytest
from rich.console import Console

from bot.bench.endurance import measure_growth
from bot.bench.machine import Conditions, describe_machine, is_busy, read_resident_megabytes
from bot.bench.measure import Goal, Row, Sample
from bot.bench.table import BEGIN, END, WriteTableError, describe_rows, render_rows, replace_tables, write_markdown

QUIET = Conditions("a machine", cores=2, began="today", load_before=0.1, load_after=1.5, is_quick=False)
ROWS = (
    Sample("docker: one", "quick", values=[1.0]).row(Goal("median", 2), Goal("p95", 0.5)),
    Sample("docker: two", "slow", values=[3.0]).row(Goal("median", 2)),
    Sample("docker: two", "free", values=[4.0]).row(),
)


def draw(conditions: Conditions, rows: tuple[Row, ...]) -> str:
    """Draw the table as a wide terminal shows it."""
    console = Console(width=160)
    with console.capture() as capture:
        console.print(render_rows(conditions, rows))
    return capture.get()


def test_a_row_holds_median_nearest_rank_and_extremes() -> None:
    """Of 1 to 20 the median is 10.5, the 95th percentile 19."""
    row = Sample("group", "name", values=[float(value) for value in range(20, 0, -1)]).row(Goal("median", 10))

    assert (row.median, row.p95, row.least, row.most, row.count) == (10.5, 19.0, 1.0, 20.0, 20)
    assert row.is_met is False


@pytest.mark.parametrize(
    ("goal", "is_met"),
    [
        (Goal("median", 60), True),
        (Goal("p95", 99), False),
        (Goal("p95", 100), True),
        (Goal("most", 119), False),
        (Goal("times", 50, at_least=True), True),
        (Goal("times", 50.1, at_least=True), False),
    ],
)
def test_each_goal_is_about_its_own_figure(goal: Goal, *, is_met: bool) -> None:
    """Of 41 to 120 ms beside an opponent of 3 s: a p95 that is too high is missed although the median is not."""
    opponent = Sample("group", "slow", values=[3000.0, 2900.0, 3100.0])
    values = [60.0] * 18 + [100.0, 120.0]

    assert Sample("group", "fast", values=values).row(goal, opponent=opponent).is_met is is_met


def test_one_missed_goal_misses_the_row_and_none_is_no_claim() -> None:
    """A row is met when all its goals are; without goals it is neither."""
    assert [row.is_met for row in ROWS] == [False, False, None]


def test_a_ratio_without_an_opponent_is_missed() -> None:
    """What was not measured does not pass for reached."""
    assert Sample("group", "alone", values=[1.0]).row(Goal("times", 2, at_least=True)).is_met is False


def test_of_a_rate_more_is_better() -> None:
    """30 a second beside an opponent's 2 are 15 times better; of durations it would be the other way round."""
    opponent, rate = Sample("group", "slow", values=[2.0]), Sample("group", "fast", values=[30.0])

    assert rate.row(opponent=opponent, more_is_better=True).times == pytest.approx(15)
    assert rate.row(opponent=opponent).times == pytest.approx(1 / 15)


def test_timed_counts_milliseconds_and_nothing_that_failed() -> None:
    """A block that takes at least 20 ms is a value of at least 20; one that raises is none."""
    sample = Sample("group", "name")
    with sample.timed():
        time.sleep(0.02)
    with pytest.raises(ZeroDivisionError), sample.timed():
        raise ZeroDivisionError

    assert len(sample.values) == 1
    assert 20 <= sample.values[0] < 5_000


def test_growth_is_seen_through_ups_and_downs() -> None:
    """A thing that goes up and down between the same values has not grown; one that climbs has."""
    waves = [100.0, 140.0] * 12

    assert measure_growth(waves) == 0
    assert measure_growth([value + place for place, value in enumerate(waves)]) > 12


def test_the_table_says_which_goals_are_missed() -> None:
    """A reader sees a missed goal in words, not in a color alone, and each of a row's goals on its own."""
    lines = draw(QUIET, ROWS).splitlines()
    quick = next(place for place, line in enumerate(lines) if "quick" in line)

    assert "p50 ≤ 2: met" in lines[quick]
    assert "p95 ≤ 0.5: MISSED" in lines[quick + 1]
    assert any("slow" in line and "p50 ≤ 2: MISSED" in line for line in lines)


def test_the_table_warns_of_a_busy_machine_and_of_small_samples() -> None:
    """What was measured beside somebody else's work, or quickly, says so above the figures."""
    busy = Conditions("a machine", cores=2, began="today", load_before=0.9, load_after=2.0, is_quick=True)

    assert "busy" not in draw(QUIET, ROWS)
    assert "busy" in draw(busy, ROWS)
    assert "too small to compare" in draw(busy, ROWS)
    assert "load average 0.90 before, 2.00 after" in draw(busy, ROWS)
    assert is_busy(0.6, 2)
    assert not is_busy(0.4, 2)


def test_json_holds_every_goal_with_its_outcome() -> None:
    """Whoever reads the JSON sees what the table says, goal by goal."""
    described = json.loads(json.dumps(describe_rows(QUIET, ROWS)))

    assert [row["is_met"] for row in described["rows"]] == [False, False, None]
    assert [goal["is_met"] for goal in described["rows"][0]["goals"]] == [True, False]
    assert (described["machine"], described["load_before"], described["was_busy"]) == ("a machine", 0.1, False)


def test_markdown_replaces_the_old_tables_of_a_page_and_nothing_else() -> None:
    """Measuring again changes what lies between the marks; a page without marks is refused."""
    tables = write_markdown(QUIET, ROWS)
    page = replace_tables(f"before\n{BEGIN}\nold\n{END}\nafter\n", tables)

    assert page.startswith("before\n")
    assert page.endswith("\nafter\n")
    assert "old" not in page
    assert "| quick | 1 ms | 1 | 1 to 1 | 1 |  | p50 ≤ 2: met<br>p95 ≤ 0.5: MISSED |" in page
    assert replace_tables(page, tables) == page
    with pytest.raises(WriteTableError, match="measured"):
        replace_tables("no marks", tables)


def test_resident_memory_is_the_kernels_figure() -> None:
    """A Python with a test suite in it holds more than 10 MB and less than the machine has."""
    assert describe_machine()
    assert 10 < read_resident_megabytes(os.getpid()) < os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e6
