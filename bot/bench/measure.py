"""Samples, the rows made of them, and the machine they were taken on."""

from __future__ import annotations

import os
import platform
import statistics
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing.

    Attributes:
        group: What it belongs to, a heading in the table.
        name: What was done.
        unit: ``ms``, ``s``, ``MB``...
        median: Middle of the sample.
        p95: 95th percentile, by nearest rank; the largest for fewer than 20 values.
        least: Smallest of the sample.
        most: Largest of the sample.
        count: How many values.
        goal: What it ought to stay under, in the same unit, or None.
        times_faster: How many times the opponent's median is larger, or None without an opponent.
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
    goal: float | None = None
    times_faster: float | None = None
    opponent: str = ""

    @property
    def is_met(self) -> bool | None:
        """Whether the median is under the goal; None without one."""
        return None if self.goal is None else self.median <= self.goal


@dataclass
class Sample:
    """Values gathered one by one, in one unit."""

    group: str
    name: str
    unit: str = "ms"
    values: list[float] = field(default_factory=list)

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Add the milliseconds that the block took."""
        start = time.perf_counter()
        yield
        self.values.append((time.perf_counter() - start) * 1000)

    def row(self, *, goal: float | None = None, opponent: Sample | None = None) -> Row:
        """Summarise the sample.

        Raises:
            statistics.StatisticsError: If it is empty.
        """
        ordered = sorted(self.values)
        median = statistics.median(ordered)
        return Row(
            group=self.group,
            name=self.name,
            unit=self.unit,
            median=median,
            p95=ordered[max(0, -(-len(ordered) * 95 // 100) - 1)],
            least=ordered[0],
            most=ordered[-1],
            count=len(ordered),
            goal=goal,
            times_faster=statistics.median(opponent.values) / median if opponent and median else None,
            opponent=opponent.name if opponent else "",
        )


def describe_machine() -> str:
    """Say in one line what the figures were taken on."""
    model = platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        lines = information.read_text("utf-8", "replace").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model)
    gibibytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    cores = len(os.sched_getaffinity(0))
    return (
        f"{model}, {cores} cores, {gibibytes:.0f} GiB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}"
    )


def read_resident_megabytes(process: int) -> float:
    """Read how much memory a process holds, in MB of 10^6 bytes (Linux only)."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    kibibytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))
    return kibibytes * 1024 / 1e6
