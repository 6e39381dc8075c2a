"""Gets rid of every process that a job left running, before the next job may start."""

from __future__ import annotations

import itertools
import math
import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Container


def sweep_user(uid: int, folder: str, seconds: float) -> bool:
    """Kill all processes of a job's user and remove its files, by a helper that becomes that user.

    Returns:
        Whether no process of the user is left.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        helper = os.fork()
        if helper == 0:
            become_and_sweep(uid, folder)
        _, status = os.waitpid(helper, 0)
        if status == 0 and not processes_of(uid):
            return True
    return False


def become_and_sweep(uid: int, folder: str) -> NoReturn:
    """In a forked helper: become the user, kill all its processes but this one, remove its files, and end.

    Only the kernel can kill all of a user's processes at one instant, and only for a process of that user.
    ``kill(-1)`` reaches whatever the caller may signal: this is called with a user that nobody else is.
    """
    status = 1
    try:
        if uid > 0:
            os.setgroups([])
            os.setresgid(uid, uid, uid)
            os.setresuid(uid, uid, uid)
            # The real user id decides whom a signal may reach: never do this as the box's own user.
            if os.getresuid() == (uid, uid, uid):
                with suppress(ProcessLookupError):
                    os.kill(-1, signal.SIGKILL)
                for entry in os.scandir(folder):
                    if entry.stat(follow_symlinks=False).st_uid == uid:
                        _remove(entry)
                status = 0
    finally:
        os._exit(status)


def _remove(entry: os.DirEntry[str]) -> None:
    if entry.is_dir(follow_symlinks=False):
        remove_tree(entry.path)
    else:
        os.unlink(entry.path)  # noqa: PTH108  # scandir gives names, not Paths


def remove_tree(folder: str, seconds: float = math.inf) -> bool:
    """Remove a folder and what is below it, as far as this user may, however deep it is.

    A submission can nest folders deeper than ``shutil.rmtree`` can recurse and than a path can be long: so every folder
    found is moved up to the top before it is emptied, and nothing recurses.

    Args:
        folder: The folder.
        seconds: When to give up.

    Returns:
        Whether nothing of it is left.
    """
    with suppress(OSError):
        os.chmod(folder, 0o700)  # noqa: PTH101  # a learner may have locked it
        top = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            _empty(top, time.monotonic() + seconds)
        finally:
            os.close(top)
        os.rmdir(folder)  # noqa: PTH106  # scandir gives names, not Paths
    return not os.path.lexists(folder)


def _empty(top: int, deadline: float) -> None:
    numbers = itertools.count()
    waiting = _clear_files(top)
    while waiting and time.monotonic() < deadline:
        name = waiting.pop()
        with suppress(OSError):
            os.chmod(name, 0o700, dir_fd=top)  # as above
            inner = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=top)
            try:
                for below in _clear_files(inner):
                    fresh = f"jaxtutor-sweep-{next(numbers)}"
                    os.rename(below, fresh, src_dir_fd=inner, dst_dir_fd=top)
                    waiting.append(fresh)
            finally:
                os.close(inner)
            os.rmdir(name, dir_fd=top)


def _clear_files(folder: int) -> list[str]:
    """Unlink what is no folder; gives the names of the folders."""
    with os.scandir(folder) as found:
        entries = list(found)
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            os.unlink(entry.name, dir_fd=folder)
    return [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]


def processes_of(uid: int) -> list[int]:
    """List the living processes of a user, as far as this one can see any."""
    found = []
    for pid in _pids():
        with suppress(OSError):
            if os.stat(f"/proc/{pid}").st_uid == uid and _state(pid) != "Z":  # noqa: PTH116  # in a hurry
                found.append(pid)
    return found


def kill_strays(spared: Container[int], seconds: float) -> bool:
    """Kill every descendant of this process except its spared children and theirs.

    Stops all of them before it kills any, so that none can fork while the others die, and repeats until none is left.

    Returns:
        Whether none is left.
    """
    deadline = time.monotonic() + seconds
    while strays := _strays(spared):
        if time.monotonic() > deadline:
            return False
        for sign in (signal.SIGSTOP, signal.SIGKILL):
            for pid in strays:
                with suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, sign)
        for pid in strays:
            with suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)
    return True


def _strays(spared: Container[int]) -> list[int]:
    children: dict[int, list[int]] = {}
    for pid in _pids():
        with suppress(OSError, IndexError, ValueError):
            if (fields := _stat_fields(pid))[0] != "Z" or int(fields[1]) != os.getpid():
                children.setdefault(int(fields[1]), []).append(pid)
    found, waiting = [], [os.getpid()]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in spared:
                found.append(child)
                waiting.append(child)
    return found


def _pids() -> list[int]:
    proc = Path("/proc")
    return [int(name) for name in os.listdir(proc) if name.isdigit()] if proc.is_dir() else []  # noqa: PTH208  # names


def _state(pid: int) -> str:
    return _stat_fields(pid)[0]


def _stat_fields(pid: int) -> list[str]:
    # The name, in parentheses, may hold anything: what follows the last one is fixed.
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(") ")[2].split()
