# attack 46: end with status 0 in the middle
# repeat: 20
# expect: ERROR
# naive: fooled
import os


def multi_param_forward(seed, x, features):
    os._exit(0)
