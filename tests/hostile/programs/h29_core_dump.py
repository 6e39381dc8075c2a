# attack 29: leave a core dump on the host
# expect: CRASH
import os
import resource


def multi_param_forward(seed, x, features):
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    except (ValueError, OSError):
        os.abort()
    raise AssertionError("got through: the limit on core dumps was lifted")
