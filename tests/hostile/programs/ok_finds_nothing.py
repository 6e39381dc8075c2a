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
assert os.nice(0) == 0
assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
