# attack 46: become the program that always succeeds
# expect: ERROR WRONG_TYPE
import os


def multi_param_forward(seed, x, features):
    for path in ("/bin/true", "/usr/bin/true"):
        try:
            os.execv(path, ["true"])
        except OSError:
            pass
