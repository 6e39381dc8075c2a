# attack 13: let a child use up the memory, so that the box and not the learner is to blame
# after: reference
# expect: ACCEPTED
# because: No child can be made, so the right answer of the parent is all there is.
import os

honest = multi_param_forward
try:
    if os.fork() == 0:
        hoard = [bytearray(64 * 1024 * 1024) for _ in range(30)]
        os._exit(0)
    raise AssertionError("got through: fork")
except PermissionError:
    pass


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
