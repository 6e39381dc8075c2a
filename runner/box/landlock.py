"""Landlock: the kernel's way for a process to give up the file system, without privileges and for good.

It is what keeps the problems' references out of reach in the process launcher, where the disk is the person's own,
and a second wall in the container, where they are not on the disk at all.
"""

from __future__ import annotations

import ctypes
import os
import platform
import stat
import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same numbers on every architecture
_VERSION_FLAG, _PATH_BENEATH = 1, 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_FIRST_ABI_RIGHTS: Final = (1 << 13) - 1
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
_NEEDS_ABI: Final = ((_REFER, 2), (_TRUNCATE, 3), (_IOCTL_DEV, 5))
_NETWORK_ABI, _NETWORK_RIGHTS = 4, 0b11
_SCOPE_ABI, _SCOPES = 6, 0b11  # abstract unix sockets, signals
_FILE_RIGHTS: Final = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV
READ: Final = _READ_FILE | _READ_DIR
WRITE: Final = READ | (_FIRST_ABI_RIGHTS & ~_EXECUTE) | _TRUNCATE


def kernel_abi() -> int:
    """Ask the kernel which Landlock it has: 0 for none."""
    if platform.system() != "Linux":
        return 0
    return max(0, _syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG))


def restrict_files(readable: Iterable[str], writable: Iterable[str]) -> None:
    """Give up all files but those beneath the given paths, connecting by TCP, and signals to other processes.

    Missing paths are skipped. Call it before any other thread exists, after no_new_privs.

    Args:
        readable: Files and folders that may be read.
        writable: Folders that may be read and written.

    Raises:
        OSError: When the kernel has no Landlock or refuses.
    """
    abi = kernel_abi()
    if not abi:
        raise OSError("landlock: not in this kernel")
    handled = _FIRST_ABI_RIGHTS
    for right, needed in _NEEDS_ABI:
        handled |= right if abi >= needed else 0
    network = _NETWORK_RIGHTS if abi >= _NETWORK_ABI else 0
    scopes = _SCOPES if abi >= _SCOPE_ABI else 0
    attributes = struct.pack("=QQQ", handled, network, scopes)
    size = 24 if abi >= _SCOPE_ABI else 16 if abi >= _NETWORK_ABI else 8
    ruleset = _checked(_syscall(_CREATE_RULESET, attributes, size, 0))
    try:
        for paths, rights in ((readable, READ), (writable, WRITE)):
            for path in paths:
                _add_rule(ruleset, path, rights & handled)
        _checked(_syscall(_RESTRICT_SELF, ruleset, 0))
    finally:
        os.close(ruleset)


def _add_rule(ruleset: int, path: str, rights: int) -> None:
    try:
        target = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(target).st_mode):
            rights &= _FILE_RIGHTS
        _checked(_syscall(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", rights, target), 0))
    finally:
        os.close(target)


def _syscall(number: int, *arguments: int | bytes | None) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    wide = [ctypes.c_long(argument) if isinstance(argument, int) else argument for argument in arguments]
    return int(libc.syscall(ctypes.c_long(number), *wide))


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"landlock: {os.strerror(number)}")
    return result
