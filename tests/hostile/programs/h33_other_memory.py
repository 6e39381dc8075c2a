# attack 33: read and write the memory and the descriptors of the box's other processes
# quick: yes
# wall-seconds: 8
# after: reference
# expect: ACCEPTED
# because: ptrace, process_vm_readv, pidfd_getfd, /proc/<pid>/mem and /proc/<pid>/fd are refused for all of them.
import ctypes
import errno
import os

honest = multi_param_forward
libc = ctypes.CDLL(None, use_errno=True)
others = [int(name) for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]
assert others, "a box has a server and a zygote"
buffer = ctypes.create_string_buffer(64)
local = (ctypes.c_size_t * 2)(ctypes.addressof(buffer), 64)
remote = (ctypes.c_size_t * 2)(ctypes.addressof(buffer), 64)
open_doors = []
for pid in others:
    if libc.ptrace(16, pid, 0, 0) != -1:  # PTRACE_ATTACH
        open_doors.append(("ptrace", pid))
    if libc.syscall(310, pid, local, 1, remote, 1, 0) != -1:
        open_doors.append(("process_vm_readv", pid))
    for name, number, arguments in (
        # Nothing is written, should it get through: what is there is written back.
        ("process_vm_writev", 311, (pid, local, 0, remote, 0, 0)),
        ("pidfd_open", 434, (pid, 0)),
        ("pidfd_getfd", 438, (0, 0, 0)),
        ("kcmp", 312, (pid, os.getpid(), 0, 1, 1)),
        ("process_madvise", 440, (0, remote, 1, 20, 0)),
    ):
        if libc.syscall(number, *arguments) != -1 or ctypes.get_errno() != errno.EPERM:
            open_doors.append((name, pid))
    for name in ("mem", "environ", "maps", "stack", "fd/0", "fd/3", "fd/4", "map_files", "root/etc/passwd", "cwd/x"):
        try:
            with open(f"/proc/{pid}/{name}", "rb") as file:
                file.read(1)
            open_doors.append((name, pid))
        except OSError:
            pass
if libc.ptrace(0, 0, 0, 0) != -1:  # PTRACE_TRACEME
    open_doors.append("traceme")
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
