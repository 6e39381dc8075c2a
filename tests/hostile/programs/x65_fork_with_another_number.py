# attack 65: make a process, not a thread, with clone flags that look like a thread's
# after: reference
# expect: ACCEPTED
import ctypes
import os

honest = multi_param_forward
libc = ctypes.CDLL(None, use_errno=True)
open_doors = []
if os.uname().machine == "x86_64":
    # clone3, clone without CLONE_THREAD but with CLONE_VM, vfork, and the 64-bit flags with their low half hidden.
    for number, *arguments in ((56, 0x100 | 17, 0, 0, 0, 0), (56, 0x80000000 | 17, 0, 0, 0, 0), (435, 0, 88)):
        child = libc.syscall(number, *(ctypes.c_long(argument) for argument in arguments))
        if child == 0:
            os._exit(0)
        if child > 0:
            open_doors.append(number)
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
