# control: takes most of its time
# after: reference
# expect: ACCEPTED
import time

honest = multi_param_forward
time.sleep(1.0)


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
