# attack 47: talk after the end: exit handlers, destructors, alarms, and what runs when everything is answered
# repeat: 20
# after: reference
# expect: ACCEPTED
# because: Nothing of it runs any more: the process ends without handlers, destructors or a last turn for anybody.
import atexit
import os
import signal
import sys
import threading
import weakref

honest = multi_param_forward
claim = b"JXT1\x02\x00\x00\x00\x00\x00\x00\x00{}"


def talk(*_):
    os.write(4, claim)
    print("still here")


class Late:
    def __del__(self):
        talk()


atexit.register(talk)
threading._register_atexit(talk)
late = Late()
sys.late = Late()
finalizer = weakref.finalize(late, talk)
signal.signal(signal.SIGALRM, talk)
signal.setitimer(signal.ITIMER_REAL, 600)
sys.excepthook = sys.unraisablehook = talk


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
