# attack 62: read the folder, the memory map and the descriptors of the spare that will serve the next learner
# quick: yes
# after: reference
# expect: ACCEPTED
import os

honest = multi_param_forward
here = os.path.basename(os.getcwd())
open_doors = []
try:
    others = [name for name in os.listdir("..") if name != here]
except OSError:
    others = []
serial = int(here.rpartition("-")[2])
for name in {*others, *(f"job-{number}" for number in range(serial - 3, serial + 4) if number != serial)}:
    try:
        open_doors.append((name, os.listdir(f"../{name}")))
    except OSError:
        pass
for descriptor in range(5, 1024):
    try:
        os.fstat(descriptor)
    except OSError:
        continue
    target = os.readlink(f"/proc/self/fd/{descriptor}")
    if target.startswith(("socket:", "pipe:")):
        open_doors.append((descriptor, target))
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
