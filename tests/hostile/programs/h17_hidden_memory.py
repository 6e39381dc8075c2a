# attack 17: hoard memory where no process owns it: memfd, POSIX and System V shared memory
# after: reference
# expect: ACCEPTED
# because: Every way is refused; what is left is the right answer.
import ctypes
import os
from multiprocessing import shared_memory

honest = multi_param_forward
libc = ctypes.CDLL(None, use_errno=True)
ways = {
    "memfd": lambda: os.memfd_create("jaxtutor_marker"),
    "shm_open": lambda: shared_memory.SharedMemory("jaxtutor_marker", create=True, size=4096),
    "dev_shm": lambda: open("/dev/shm/jaxtutor_marker", "w"),
}
open_doors = []
for name, way in ways.items():
    try:
        way()
        open_doors.append(name)
    except OSError:
        pass
if libc.shmget(0x6A61, 4096, 0o1600) != -1:
    open_doors.append("shmget")
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
