# control: runs after every attack, looks for what the one before has left, and finds nothing
# after: reference
# expect: ACCEPTED
import os
import resource
import threading

honest = multi_param_forward
found = [name for name in os.listdir(".")]
for folder in ("..", "/tmp", "/var/tmp", "/dev/shm", "/run", "/run/lock", "/", "/cache", os.path.expanduser("~")):
    try:
        found += [os.path.join(folder, name) for name in os.listdir(folder) if "jaxtutor_marker" in name]
    except OSError:
        pass
assert not found, f"left behind: {found}"
assert threading.active_count() == 1
# As the box itself, which may have been started with a lower priority.
assert os.getpriority(os.PRIO_PROCESS, 0) == os.getpriority(os.PRIO_PROCESS, os.getppid()) == os.getpriority(os.PRIO_PROCESS, 1)
assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
