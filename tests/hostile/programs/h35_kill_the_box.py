# attack 35: kill the server, the zygote, everybody
# only: docker
# because: Should the wall fail without a container, this would end the machine's processes; see h35_may_signal.
# after: reference
# expect: ACCEPTED
import os
import signal

honest = multi_param_forward
open_doors = []
for pid in [-1, 0, 1, os.getppid(), -os.getppid(), *range(2, 40)]:
    for number in (signal.SIGSTOP, signal.SIGKILL):
        if pid == os.getpid():
            continue
        try:
            os.kill(pid, number)
            open_doors.append(pid)
        except (PermissionError, ProcessLookupError):
            pass
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
