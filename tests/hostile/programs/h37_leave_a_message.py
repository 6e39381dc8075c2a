# attack 37: leave a message for an accomplice: files, locks, shared memory
# quick: yes
# after: reference
# expect: ACCEPTED
# because: What can be written is the own scratch folder; the submission after it looks for all of it.
import ctypes
import fcntl
import os
import sys

honest = multi_param_forward
libc = ctypes.CDLL(None, use_errno=True)
for folder in (".", "..", "/tmp", "/var/tmp", "/dev/shm", "/run/lock", "/cache", os.path.expanduser("~")):
    try:
        with open(os.path.join(folder, "jaxtutor_marker"), "w") as file:
            file.write("here")
        os.symlink("/etc/passwd", os.path.join(folder, "jaxtutor_marker_link"))
        os.mkfifo(os.path.join(folder, "jaxtutor_marker_fifo"))
    except OSError:
        pass
# The next job's folder, taken before it is made.
for serial in range(2000):
    try:
        os.mkdir(f"../job-{serial}", 0o700)
    except OSError:
        pass
open_doors = []
for path in (os.__file__, sys.executable, "/etc/passwd"):
    descriptor = os.open(path, os.O_RDONLY)
    for lock in (
        lambda: fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB),
        lambda: fcntl.lockf(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB),
        lambda: fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK),
        lambda: fcntl.fcntl(descriptor, fcntl.F_GETLK, bytes(32)),
        lambda: fcntl.fcntl(descriptor, 36, bytes(32)),  # F_OFD_GETLK
        lambda: fcntl.fcntl(descriptor, 37, b"\1" + bytes(31)),  # F_OFD_SETLK of a writer
    ):
        try:
            lock()
            open_doors.append(path)
        except OSError:
            pass
for number in (29, 64, 68):  # shmget, semget, msgget on x86_64
    if os.uname().machine == "x86_64" and libc.syscall(number, 0x6A61, 1, 0o1666) != -1:
        open_doors.append(number)
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
