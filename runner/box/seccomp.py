"""A system-call filter for learner code, put in place by the process itself, without privileges and for good.

The container has a profile of its own; this one is stricter (no new process, no program started) and holds in the
process launcher too. It lists what is refused, because a list of all that XLA needs would break with its next release.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from typing import Final

# Each name with its number on x86_64 and on aarch64; None where the architecture has no such call.
REFUSED: Final[dict[str, tuple[int | None, int | None]]] = {
    # another process's memory or descriptors
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "process_mrelease": (448, 448),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "kcmp": (312, 272),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "tkill": (200, 130),
    # what the box's other processes may use: without a container they are of the same user, who may change it
    "setpriority": (141, 140),
    "ioprio_set": (251, 30),
    "setpgid": (109, 154),
    "migrate_pages": (256, 238),
    "move_pages": (279, 239),
    # new processes and programs: no fork bomb, no daemon, no shell
    "fork": (57, None),
    "vfork": (58, None),
    "execve": (59, 221),
    "execveat": (322, 281),
    # the network; socketpair stays, for event loops
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "accept4": (288, 242),
    # what one submission could leave for another: System V and POSIX IPC, memory files, locks, watches
    "shmget": (29, 194),
    "shmat": (30, 196),
    "shmctl": (31, 195),
    "shmdt": (67, 197),
    "semget": (64, 190),
    "semop": (65, 193),
    "semctl": (66, 191),
    "semtimedop": (220, 192),
    "msgget": (68, 186),
    "msgsnd": (69, 189),
    "msgrcv": (70, 188),
    "msgctl": (71, 187),
    "mq_open": (240, 180),
    "mq_unlink": (241, 181),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "flock": (73, 32),
    "inotify_init": (253, None),
    "inotify_init1": (294, 26),
    "fanotify_init": (300, 262),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    # what files say of themselves: Landlock does not cover it, and without a container the files are the operator's
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None),
    "fchown": (93, 55),
    "lchown": (94, None),
    "fchownat": (260, 54),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "setxattrat": (463, 463),
    "removexattrat": (466, 466),
    "file_setattr": (469, 469),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
    # large kernel surfaces that nothing here needs
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "personality": (135, 92),
    "modify_ldt": (154, None),
    "syslog": (103, 116),
    "seccomp": (317, 277),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    # namespaces and mounts
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    # the machine
    "reboot": (169, 142),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "acct": (163, 89),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "clock_adjtime": (305, 266),
    "adjtimex": (159, 171),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "iopl": (172, None),
    "ioperm": (173, None),
}
CLONE: Final = (56, 220)
CLONE3: Final = (435, 435)
KILL: Final = (62, 129)
TGKILL: Final = (234, 131)
FCNTL: Final = (72, 25)
ABOUT_A_PROCESS: Final = (
    (302, 261),  # prlimit64: a lowered limit would be every later child's
    (203, 122),  # sched_setaffinity
    (144, 119),  # sched_setscheduler
    (142, 118),  # sched_setparam
    (314, 274),  # sched_setattr
)
"""Calls whose first argument names a process: 0 is the caller itself, and no other may be named."""
IOCTL: Final = (16, 29)
ARCHITECTURES: Final = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
LAST_KNOWN_CALL: Final = 470
"""Calls with higher numbers did not exist when this list was made: they are refused as if the kernel had none."""

CLONE_THREAD: Final = 0x00010000
LOCK_COMMANDS: Final = (5, 6, 7, 36, 1024, 1026)  # F_GETLK, F_SETLK(W), F_OFD_GETLK, F_SETLEASE, F_NOTIFY
"""Orbax locks what it writes, by F_OFD_SETLK(W), which stay. On a file that submissions share, nobody can write, so
nobody can hold more than a reader's lock there; and without the commands that look, nobody can see it."""
REQUESTS: Final = (
    *(0x5412, 0x541C),  # TIOCSTI, TIOCLINUX: typing into somebody's terminal
    *(0x40086602, 0x40046602, 0x401C5820),  # FS_IOC_SETFLAGS in both widths, FS_IOC_FSSETXATTR: attributes of files
    *(0x40087602, 0x40047602, 0x40806685, 0x800C6613),  # their version, fs-verity, encryption
)

_LOAD_WORD, _JUMP_EQUAL, _JUMP_ABOVE, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x25, 0x45, 0x06
_ALLOW, _KILL_PROCESS, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT, _SECOND_ARGUMENT = 0, 4, 16, 24
_X32_BIT: Final = 0x40000000
_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 22, 2

Instruction = tuple[int, int, int, int]
"""Code, jump if true, jump if false, constant."""


def is_supported() -> bool:
    """Tell whether there is a filter for this machine."""
    return platform.system() == "Linux" and platform.machine() in ARCHITECTURES


def build_filter(machine: str, own_pid: int) -> list[Instruction]:
    """Write the filter program.

    Args:
        machine: A key of ``ARCHITECTURES``.
        own_pid: The only process that may be signalled.
    """
    column, audit_number = ARCHITECTURES[machine]
    refuse = (_RETURN, 0, 0, _ERRNO | errno.EPERM)
    unknown = (_RETURN, 0, 0, _ERRNO | errno.ENOSYS)
    allow = (_RETURN, 0, 0, _ALLOW)
    program: list[Instruction] = [
        (_LOAD_WORD, 0, 0, _ARCHITECTURE),
        (_JUMP_EQUAL, 1, 0, audit_number),
        (_RETURN, 0, 0, _KILL_PROCESS),  # 32-bit calls have other numbers: the usual way round a filter
        (_LOAD_WORD, 0, 0, _NUMBER),
        (_JUMP_ABOVE, 0, 1, _X32_BIT - 1),
        refuse,
        (_JUMP_ABOVE, 0, 1, LAST_KNOWN_CALL),
        unknown,
    ]
    for numbers in REFUSED.values():
        number = numbers[column]
        if number is not None:
            program += [(_JUMP_EQUAL, 0, 1, number), refuse]
    # glibc makes threads with clone3 and falls back to clone, whose flags a filter can see, when there is none.
    program += [(_JUMP_EQUAL, 0, 1, CLONE3[column]), unknown]
    program += [
        (_JUMP_EQUAL, 0, 4, CLONE[column]),
        (_LOAD_WORD, 0, 0, _FIRST_ARGUMENT),
        (_JUMP_ANY_BIT, 1, 0, CLONE_THREAD),
        refuse,
        allow,
    ]
    for call in (KILL, TGKILL):
        program += [
            (_JUMP_EQUAL, 0, 4, call[column]),
            (_LOAD_WORD, 0, 0, _FIRST_ARGUMENT),
            (_JUMP_EQUAL, 1, 0, own_pid),
            refuse,
            allow,
        ]
    for call in ABOUT_A_PROCESS:
        program += [
            (_JUMP_EQUAL, 0, 5, call[column]),
            (_LOAD_WORD, 0, 0, _FIRST_ARGUMENT),
            (_JUMP_EQUAL, 2, 0, 0),
            (_JUMP_EQUAL, 1, 0, own_pid),
            refuse,
            allow,
        ]
    for call, refused_arguments in ((FCNTL, LOCK_COMMANDS), (IOCTL, REQUESTS)):
        checks: list[Instruction] = [(_LOAD_WORD, 0, 0, _SECOND_ARGUMENT)]
        for argument in refused_arguments:
            checks += [(_JUMP_EQUAL, 0, 1, argument), refuse]
        checks.append(allow)
        program += [(_JUMP_EQUAL, 0, len(checks), call[column]), *checks]
    program.append(allow)
    return program


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def apply_filter() -> None:
    """Put the filter on this process for good. Call it before any other thread exists, after no_new_privs.

    Raises:
        OSError: When the kernel refuses it.
    """
    program = build_filter(platform.machine(), os.getpid())
    raw = b"".join(struct.pack("=HBBI", *instruction) for instruction in program)
    buffer = ctypes.create_string_buffer(raw, len(raw))
    description = _Program(len(program), ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(description), 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"seccomp: {os.strerror(number)}")
