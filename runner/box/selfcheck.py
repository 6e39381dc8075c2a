"""Finds out which walls stand around a child, by running against each of them."""

from __future__ import annotations

import errno
import functools
import os
import socket
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from runner.protocol import BoxReady

if TYPE_CHECKING:
    from collections.abc import Callable

    from runner.box.settings import BoxSettings

DISTRIBUTIONS: Final = ("jax", "jaxlib", "flax", "optax", "numpy")


def check_walls(settings: BoxSettings) -> BoxReady:
    """Try each wall from inside; the process must be confined already."""
    walls: dict[str, Callable[[], bool]] = {
        "network": _has_no_network,
        "sockets": _has_no_sockets,
        "processes": _cannot_fork,
        "no_new_privs": lambda: _status("NoNewPrivs") == "1",
        "seccomp": lambda: _status("Seccomp") == "2",
        "capabilities": lambda: int(_status("CapEff") or "1", 16) == 0,
        "landlock": _cannot_look_around,
        "own_user": lambda: os.getuid() not in (0, Path(settings.scratch_folder).stat().st_uid),
        "read_only_root": lambda: _cannot_write("/"),
        "read_only_code": lambda: _cannot_write(settings.code_folder),
        "read_only_cache": lambda: _cannot_write(settings.cache_folder),
    }
    standing = {name: _holds(check) for name, check in walls.items()}
    return BoxReady(
        versions=list_versions(),
        walls=tuple(name for name, stands in standing.items() if stands),
        missing=tuple(name for name, stands in standing.items() if not stands),
    )


@functools.cache
def list_versions() -> tuple[tuple[str, str], ...]:
    """List what learner code meets here; takes some milliseconds the first time."""
    return ("python", ".".join(map(str, sys.version_info[:3]))), *map(_distribution, DISTRIBUTIONS)


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (OSError, ValueError):
        return False


def _distribution(name: str) -> tuple[str, str]:
    try:
        return name, version(name)
    except PackageNotFoundError:
        return name, ""


def _status(field: str) -> str:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        key, _, value = line.partition(":")
        if key == field:
            return value.strip()
    return ""


def _has_no_network() -> bool:
    return all(line.split(":")[0].strip() == "lo" for line in Path("/proc/net/dev").read_text().splitlines()[2:])


def _has_no_sockets() -> bool:
    try:
        socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
    except PermissionError:
        return True
    return False


def _cannot_look_around() -> bool:
    try:
        next(Path("/var").iterdir(), None)
    except PermissionError:
        return True
    return False


def _cannot_fork() -> bool:
    try:
        child = os.fork()
    except PermissionError:
        return True
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return False


def _cannot_write(folder: str) -> bool:
    marker = Path(folder, f".jaxtutor-{os.getpid()}")
    try:
        marker.touch(exist_ok=False)
    except OSError as error:
        return error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)
    marker.unlink()
    return False
