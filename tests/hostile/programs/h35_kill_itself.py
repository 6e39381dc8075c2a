# attack 35: end by the kernel's own signal for want of memory, so that the box is blamed
# repeat: 20
# expect: CRASH
import os
import signal


def multi_param_forward(seed, x, features):
    os.kill(os.getpid(), signal.SIGKILL)
