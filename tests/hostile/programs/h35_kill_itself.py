# attack: end by the kernel's own signal for want of memory, so that the box is blamed
# expect: CRASH
import os
import signal


def multi_param_forward(seed, x, features):
    os.kill(os.getpid(), signal.SIGKILL)
