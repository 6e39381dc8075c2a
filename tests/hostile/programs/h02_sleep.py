# attack 2: use no processor time at all, so that no limit on it ever strikes
# expect: TIMEOUT
import time


def multi_param_forward(seed, x, features):
    time.sleep(600)
