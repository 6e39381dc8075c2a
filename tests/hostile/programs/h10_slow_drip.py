# attack 10: show signs of life for ever, so that an idle timer never runs out
# expect: TIMEOUT
import time


def multi_param_forward(seed, x, features):
    while True:
        print("x", end="", flush=True)
        time.sleep(0.05)
