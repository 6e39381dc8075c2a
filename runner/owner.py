"""Which process a container belongs to, to tell the boxes of a judge that is gone from those of a living one."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Final

_START_TIME_FIELD: Final = 19
"""Place of the start time in /proc/PID/stat, counted after the process's name."""


def describe_owner(pid: int) -> str:
    """Name a process of this machine for good: host, pid and start time (pids are used again, start times are not)."""
    return f"{socket.gethostname()} {pid} {_start_time(pid)}"


def is_dead(owner: str) -> bool:
    """Tell whether an owner is a process of this machine that has ended; False for any other."""
    host, _, rest = owner.partition(" ")
    pid = rest.partition(" ")[0]
    return host == socket.gethostname() and pid.isdigit() and describe_owner(int(pid)) != owner


def _start_time(pid: int) -> str:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "ended"
    return stat.rpartition(") ")[2].split()[_START_TIME_FIELD]
