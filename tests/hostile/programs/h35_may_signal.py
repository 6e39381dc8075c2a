# attack 35: ask the kernel, with signal 0, which other processes may be signalled, by every call that signals
# after: reference
# expect: ACCEPTED
import ctypes
import os

honest = multi_param_forward
libc = ctypes.CDLL(None, use_errno=True)
open_doors = []
for pid in [-1, 0, 1, os.getppid(), -os.getppid()]:
    try:
        os.kill(pid, 0)
        open_doors.append(pid)
    except (PermissionError, ProcessLookupError):
        pass
if os.uname().machine == "x86_64":
    for name, arguments in {"tkill": (200, 1, 0), "tgkill": (234, 1, 1, 0), "rt_sigqueueinfo": (129, 1, 0, 0)}.items():
        if libc.syscall(*arguments) != -1:
            open_doors.append(name)
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
