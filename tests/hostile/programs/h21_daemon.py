# attack 21: leave a daemon behind: a process that forked twice, and threads that do not end
# repeat: 20
# after: reference
# expect: ACCEPTED
# because: There is no second process, and the threads end with the job; the answer is right.
import os
import threading
import time

honest = multi_param_forward


def linger():
    while True:
        try:
            with open("jaxtutor_marker", "a") as file:
                file.write("still here")
        except OSError:
            pass
        time.sleep(0.01)


for _ in range(8):
    threading.Thread(target=linger, daemon=False).start()
try:
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(30)
        os._exit(0)
    raise AssertionError("got through: fork")
except PermissionError:
    pass


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
