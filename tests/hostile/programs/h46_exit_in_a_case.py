# attack: end with status 0 in the middle
# expect: ERROR
# naive: fooled
import os


def multi_param_forward(seed, x, features):
    os._exit(0)
