# attack 67: write to memory that the zygote and the next child see too
# after: reference
# expect: ACCEPTED
# because: What a child got from the zygote is a copy: no writable page of it is shared, and no kernel object either.
import os

honest = multi_param_forward
open_doors = []
with open("/proc/self/maps") as maps:
    for line in maps:
        rights = line.split()[1]
        if "w" in rights and "s" in rights:
            open_doors.append(line)
own = {0, 1, 2, 3, 4}
for name in os.listdir("/proc/self/fd"):
    try:
        target = os.readlink(f"/proc/self/fd/{name}")
    except OSError:
        continue
    if int(name) not in own and not target.startswith("/"):
        open_doors.append((name, target))
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
