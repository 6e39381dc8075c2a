# attack 18: fork for ever, by every call that can, and catch the refusals
# quick: yes
# expect: TIMEOUT
# says: still running
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
SIGCHLD, CLONE = 17, {"x86_64": 56, "aarch64": 220}[os.uname().machine]


def multi_param_forward(seed, x, features):
    made = 0
    while not made:
        try:
            if os.fork() == 0:
                os._exit(0)
            made += 1
        except PermissionError:
            pass
        child = libc.syscall(CLONE, SIGCHLD, 0, 0, 0, 0)
        if child == 0:
            os._exit(0)
        made += child > 0
        try:
            os.posix_spawn("/bin/true", ["true"], {})
            made += 1
        except PermissionError:
            pass
    raise AssertionError("got through: fork")
