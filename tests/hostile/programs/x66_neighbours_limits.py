# attack 66: change the priority, the limits and the processors of the server, the zygote and the next spare
# after: reference
# expect: ACCEPTED
# because: Each asks for what already is, should it get through.
import ctypes
import os
import resource

honest = multi_param_forward
libc = ctypes.CDLL(None, use_errno=True)
others = [int(name) for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]
others = [pid for pid in others if b"runner.box" in open(f"/proc/{pid}/cmdline", "rb").read()]
assert others, "a box has a server and a zygote"
open_doors = []
for pid in others:
    for name, act in {
        "prlimit": lambda: resource.prlimit(pid, resource.RLIMIT_CORE, resource.prlimit(pid, resource.RLIMIT_CORE)),
        "setpriority": lambda: os.setpriority(os.PRIO_PROCESS, pid, os.getpriority(os.PRIO_PROCESS, pid)),
        "setaffinity": lambda: os.sched_setaffinity(pid, os.sched_getaffinity(pid)),
        "setscheduler": lambda: os.sched_setscheduler(pid, os.SCHED_OTHER, os.sched_param(0)),
        "setpgid": lambda: os.setpgid(pid, os.getpgid(pid)),
    }.items():
        try:
            act()
            open_doors.append((name, pid))
        except OSError:
            pass
    if os.uname().machine == "x86_64":
        # ioprio_set(IOPRIO_WHO_PROCESS, pid, what ioprio_get says)
        if libc.syscall(251, 1, pid, libc.syscall(252, 1, pid)) == 0:
            open_doors.append(("ioprio_set", pid))
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
