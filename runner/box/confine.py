"""How a child gives up everything that learner code does not need, before it has seen any.

The order matters: what needs privileges first, the filters last. All of it happens while the process has one thread,
because Landlock and capabilities belong to threads, and XLA starts a dozen.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from runner import limits
from runner.box import landlock, seccomp

if TYPE_CHECKING:
    from runner.box.settings import BoxSettings

SYSTEM_FOLDERS: Final = ("/usr", "/lib", "/lib64", "/bin", "/etc", "/proc", "/sys/devices/system")
DEVICES: Final = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
BOX_CODE: Final = (
    "runner/__init__.py",
    "runner/protocol.py",
    "runner/codec.py",
    "runner/frames.py",
    "runner/limits.py",
    "runner/box",
)
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_CAPABILITY_VERSION_3: Final = 0x20080522


def confine(settings: BoxSettings, uid: int | None, scratch: str) -> None:
    """Confine this process for good.

    A wall that the machine does not have is left out; ``selfcheck`` finds out which stand.

    Args:
        settings: The box's settings.
        uid: The user and group to become, or None to stay.
        scratch: The one folder that stays writable.

    Raises:
        OSError: When a wall that the machine does have refuses to stand.
    """
    # What a trusted box compiles is for others to read; what a submission writes is for nobody.
    os.umask(0o022 if settings.trusted else 0o077)
    _offer_to_the_oom_killer()
    _limit_resources(settings, uid)
    if settings.trusted:
        # What is computed ahead gives way to submissions.
        os.nice(10)
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    Path(scratch).mkdir(mode=0o700)
    os.chdir(scratch)
    # Where files that have no place of their own go: the folder above is for nobody to write in.
    os.environ.update(HOME=scratch, TMPDIR=scratch)
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    _drop_capabilities(libc)
    # A child never outlives the zygote, even where there is no namespace to end it.
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    # Memory and descriptors are out of reach even for another process of the same user.
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if landlock.kernel_abi():
        _restrict_files(settings, scratch)
    if seccomp.is_supported():
        seccomp.apply_filter()


def _offer_to_the_oom_killer() -> None:
    # When the container's memory is out, this child has to go, not the box.
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


def _limit_resources(settings: BoxSettings, uid: int | None) -> None:
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, limits.OPEN_FILES)
    _limit(resource.RLIMIT_DATA, limits.DATA_BYTES)
    if not settings.trusted:
        _limit(resource.RLIMIT_CPU, limits.CPU_SECONDS)
        _limit(resource.RLIMIT_FSIZE, limits.FILE_BYTES)
    if uid is not None:
        # Counted per user: only where each job has a user of its own does it mean this job.
        _limit(resource.RLIMIT_NPROC, limits.THREADS)


def _limit(which: int, value: int) -> None:
    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(which, (value, value))


def _drop_capabilities(libc: ctypes.CDLL) -> None:
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    libc.capset(ctypes.byref(header), ctypes.byref(nothing))


def _restrict_files(settings: BoxSettings, scratch: str) -> None:
    readable = [
        *SYSTEM_FOLDERS,
        *DEVICES,
        sys.prefix,
        sys.base_prefix,
        *(str(Path(settings.code_folder, part)) for part in BOX_CODE),
    ]
    writable = [scratch]
    (writable if settings.trusted else readable).append(settings.cache_folder)
    landlock.restrict_files(readable, writable)
