# attack 35: stop instead of ending, so that whoever waits for an end waits for ever
# repeat: 20
# wall-seconds: 0.5
# expect: TIMEOUT
import os
import signal


def multi_param_forward(seed, x, features):
    os.kill(os.getpid(), signal.SIGSTOP)
    return x
