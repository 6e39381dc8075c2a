# attack 61: put a compiled program of one's own where the next learner's will be looked up
# quick: yes
# after: reference
# expect: ACCEPTED
# because: The compilation cache is read-only; what is left is the right answer.
import os

import jax

honest = multi_param_forward
folder = jax.config.jax_compilation_cache_dir
open_doors = []
for name in [*sorted(os.listdir(folder))[:20], "jaxtutor_marker"]:
    path = os.path.join(folder, name)
    for way in (
        lambda: open(path, "r+b"),
        lambda: open(path, "ab"),
        lambda: os.unlink(path),
        lambda: os.rename(path, path + "_jaxtutor_marker"),
        lambda: os.truncate(path, 0),
        lambda: os.link(path, "jaxtutor_marker"),
        lambda: os.symlink("/etc/passwd", os.path.join(folder, "jaxtutor_marker")),
    ):
        try:
            way()
            open_doors.append(name)
            break
        except OSError:
            pass
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
