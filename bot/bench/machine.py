"""The machine that figures are taken on, and whether it was quiet enough to believe them."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

BUSY_LOAD_PER_CORE = 0.25
"""A load average above this, before anything was measured, is somebody else's work."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """Where, when and how a table was measured.

    Attributes:
        machine: The machine in one line.
        cores: How many cores this process may use.
        began: When, in UTC, to the minute.
        load_before: Load average over a minute before the first measurement.
        load_after: The same after the last one: mostly the benchmark's own work.
        is_quick: Whether the samples are too small for more than a check that everything works.
    """

    machine: str
    cores: int
    began: str
    load_before: float
    load_after: float
    is_quick: bool

    @property
    def was_busy(self) -> bool:
        """Whether the machine had other work when the measuring began."""
        return is_busy(self.load_before, self.cores)


def is_busy(load: float, cores: int) -> bool:
    """Tell whether a load average is too high to begin measuring."""
    return load > BUSY_LOAD_PER_CORE * cores


def read_load() -> float:
    """Read the load average over the last minute."""
    return os.getloadavg()[0]


def count_cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0))


def read_time() -> str:
    """Give the time in UTC, to the minute."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")


def describe_machine() -> str:
    """Say in one line what the figures are taken on."""
    model = platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        lines = information.read_text("utf-8", "replace").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model)
    gibibytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return (
        f"{model}, {count_cores()} cores, {gibibytes:.0f} GiB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}"
    )


def read_resident_megabytes(process: int) -> float:
    """Read how much memory a process holds, in MB of 10^6 bytes (Linux only)."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    kibibytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))
    return kibibytes * 1024 / 1e6
