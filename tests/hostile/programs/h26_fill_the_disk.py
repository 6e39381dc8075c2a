# attack 26: write wherever a disk may be, and in the scratch folder until it is full
# quick: yes
# wall-seconds: 8
# after: reference
# expect: ACCEPTED
# because: Nothing but the own scratch folder takes a byte, and that has an end.
import os
import sys

import jax

honest = multi_param_forward
folders = ["/", "/tmp", "/var/tmp", "/run", "/dev", "/dev/shm", "/etc", "/opt", "/root", "/home", "/proc", "/sys", ".."]
folders += [os.path.dirname(jax.__file__), sys.prefix, jax.config.jax_compilation_cache_dir]
written = []
for folder in folders:
    try:
        with open(os.path.join(folder, "jaxtutor_marker"), "w") as file:
            file.write("here")
        written.append(folder)
    except OSError:
        pass
# The container's scratch space is one small file system, that landlock, where there is any, parts once more.
assert not set(written) - {".."}, f"got through: {written}"
sizes = []
try:
    # Bounded: where the scratch folder is on a disk (process), there is no quota of its own.
    for number in range(12):
        with open(f"jaxtutor_marker_{number}", "wb", buffering=0) as file:
            sizes.append(file.write(bytes(24 * 1024 * 1024)))
except OSError:
    pass
assert all(size <= 16 * 1024 * 1024 for size in sizes), f"got through: {sizes}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
