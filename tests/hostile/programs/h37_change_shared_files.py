# attack: change what everybody's files say of themselves: mode, owner, times, attributes
# only: docker
# because: Landlock does not cover these calls, so without a container they reach all files of the operator's account.
# after: reference
# expect: ACCEPTED
import os
import sys

import jax

honest = multi_param_forward
open_doors = []
for path in (os.__file__, sys.executable, "/etc/passwd", "/", jax.__file__, jax.config.jax_compilation_cache_dir, ".."):
    status = os.stat(path)
    # Each asks for what already is, should it get through.
    for name, act in {
        "chmod": lambda: os.chmod(path, status.st_mode & 0o7777),
        "chown": lambda: os.chown(path, status.st_uid, status.st_gid),
        "utime": lambda: os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns)),
    }.items():
        try:
            act()
            open_doors.append((name, path))
        except OSError:
            pass
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
