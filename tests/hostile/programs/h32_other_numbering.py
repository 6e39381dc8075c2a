# attack 32: make calls in the x32 numbering, which a careless filter does not know
# after: reference
# expect: TIMEOUT CRASH
# expect-process: ACCEPTED
# because: The engine's filter ends the one thread that does so, and the process waits for its wall; ours refuses.
import ctypes
import platform

honest = multi_param_forward
libc = ctypes.CDLL(None, use_errno=True)
if platform.machine() == "x86_64":
    assert libc.syscall(0x40000000 | 41, 2, 1, 0) == -1, "got through: socket"
    assert libc.syscall(0x40000000 | 57) == -1, "got through: fork"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
