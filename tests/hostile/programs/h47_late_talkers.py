# attack: talk after the end: exit handlers, threads, tracing, destructors, alarms
# expect: WRONG_VALUE ERROR
import atexit
import os
import signal
import sys
import threading
import time

import jax.numpy as jnp

claim = b"JXT1\x02\x00\x00\x00\x00\x00\x00\x00{}"


def talk(*_):
    os.write(4, claim)
    print("ACCEPTED")


class Late:
    def __del__(self):
        talk()


def wait_and_talk():
    main = threading.main_thread()
    while sys._current_frames().get(main.ident) is not None and "_send_case" not in str(sys._current_frames()[main.ident]):
        time.sleep(0.001)


atexit.register(talk)
late = Late()
signal.signal(signal.SIGALRM, talk)
signal.setitimer(signal.ITIMER_REAL, 600)
threading.Thread(target=wait_and_talk, daemon=False).start()


def multi_param_forward(seed, x, features):
    return jnp.zeros(int(features))
