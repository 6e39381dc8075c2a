# attack 37: change what everybody's files say of themselves: mode, owner, times, attributes
# after: reference
# expect: ACCEPTED
# because: Landlock does not cover these calls, the filter does. Without a container only the test's own files are tried.
import ctypes
import os
import sys

import jax

honest = multi_param_forward
libc = ctypes.CDLL(None, use_errno=True)
cache = jax.config.jax_compilation_cache_dir
paths = ["..", cache, *(os.path.join(cache, name) for name in sorted(os.listdir(cache))[:3])]
if os.getuid() == os.stat("..").st_uid:
    # No container: the folders around are the test's, and below them lie the reference outputs.
    paths += ["../..", os.path.join(cache, "../.."), os.path.join(cache, "../../expected")]
else:
    paths += [os.__file__, sys.executable, jax.__file__, "/etc/passwd", "/"]
open_doors = []
for path in paths:
    status = os.stat(path)
    # Each asks for what already is, should it get through.
    for name, act in {
        "chmod": lambda: os.chmod(path, status.st_mode & 0o7777),
        "chown": lambda: os.chown(path, status.st_uid, status.st_gid),
        "lchown": lambda: os.lchown(path, status.st_uid, status.st_gid),
        "utime": lambda: os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns)),
        "setxattr": lambda: os.setxattr(path, "user.jaxtutor_marker", b""),
        "removexattr": lambda: os.removexattr(path, "user.jaxtutor_marker"),
    }.items():
        try:
            act()
            open_doors.append((name, path))
        except OSError:
            pass
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        continue
    for name, act in {
        "fchmod": lambda: os.fchmod(descriptor, status.st_mode & 0o7777),
        "fchown": lambda: os.fchown(descriptor, status.st_uid, status.st_gid),
        "futime": lambda: os.utime(descriptor, ns=(status.st_atime_ns, status.st_mtime_ns)),
    }.items():
        try:
            act()
            open_doors.append((name, path))
        except OSError:
            pass
    if os.uname().machine == "x86_64":
        # FS_IOC_SETFLAGS and FS_IOC_FSSETXATTR with what FS_IOC_GETFLAGS and FS_IOC_FSGETXATTR say.
        for name, get, change in (("setflags", 0x80086601, 0x40086602), ("fssetxattr", 0x801C581F, 0x401C5820)):
            flags = ctypes.create_string_buffer(64)
            if libc.ioctl(descriptor, get, flags) == 0 and libc.ioctl(descriptor, change, flags) == 0:
                open_doors.append((name, path))
    os.close(descriptor)
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
