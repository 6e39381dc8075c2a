"""Goals, the rows that meet or miss them, and the samples that rows are made of."""

from __future__ import annotations

import statistics
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Figure = Literal["median", "p95", "most", "times"]
"""The figures of a row that a goal can be about; ``times`` is how many times better than the opponent it is."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What one figure of a row ought to be.

    Attributes:
        figure: Which one.
        limit: In the row's unit, or as a factor for ``times``.
        at_least: Whether the figure should reach the limit, rather than stay within it.
    """

    figure: Figure
    limit: float
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing.

    Attributes:
        group: What it belongs to, a heading in the table.
        name: What was done.
        unit: ``ms``, ``s``, ``MiB``...
        median: Middle of the sample.
        p95: 95th percentile, by nearest rank; the largest for fewer than 20 values.
        least: Smallest of the sample.
        most: Largest of the sample.
        count: How many values.
        goals: What it ought to be.
        times: How many times better than the opponent's median its own is, or None without an opponent.
        opponent: Name of the row compared with.
    """

    group: str
    name: str
    unit: str
    median: float
    p95: float
    least: float
    most: float
    count: int
    goals: tuple[Goal, ...] = ()
    times: float | None = None
    opponent: str = ""

    def meets(self, goal: Goal) -> bool:
        """Tell whether a figure is what it ought to be; one that was not measured is not."""
        figure: float | None = getattr(self, goal.figure)
        if figure is None:
            return False
        return figure >= goal.limit if goal.at_least else figure <= goal.limit

    @property
    def is_met(self) -> bool | None:
        """Whether all goals are met; None without one."""
        return all(map(self.meets, self.goals)) if self.goals else None


@dataclass
class Sample:
    """Values gathered one by one, in one unit."""

    group: str
    name: str
    unit: str = "ms"
    values: list[float] = field(default_factory=list)

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Add the milliseconds that the block took; nothing if it raises."""
        start = time.perf_counter()
        yield
        self.values.append((time.perf_counter() - start) * 1000)

    @property
    def median(self) -> float:
        """The middle of the sample."""
        return statistics.median(self.values)

    @property
    def upper_quartile(self) -> float:
        """What three quarters of the values do not exceed, by nearest rank."""
        return self._rank(75)

    def row(self, *goals: Goal, opponent: Sample | None = None, more_is_better: bool = False) -> Row:
        """Summarise the sample.

        Args:
            goals: What its figures ought to be.
            opponent: The sample to compare with.
            more_is_better: For a rate: then ``times`` is how much larger, not how much smaller, the median is.

        Raises:
            statistics.StatisticsError: If it is empty.
        """
        times = None
        if opponent is not None:
            times = self.median / opponent.median if more_is_better else opponent.median / self.median
        return Row(
            group=self.group,
            name=self.name,
            unit=self.unit,
            median=self.median,
            p95=self._rank(95),
            least=min(self.values),
            most=max(self.values),
            count=len(self.values),
            goals=goals,
            times=times,
            opponent=opponent.name if opponent else "",
        )

    def _rank(self, percent: int) -> float:
        return sorted(self.values)[max(0, -(-len(self.values) * percent // 100) - 1)]
