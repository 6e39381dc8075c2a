# attack: stop instead of ending, so that whoever waits for an end waits for ever
# expect: TIMEOUT
import os
import signal


def multi_param_forward(seed, x, features):
    os.kill(os.getpid(), signal.SIGSTOP)
    return x
