# attack: print as fast as the machine can
# expect: OUTPUT_LIMIT
import os


def multi_param_forward(seed, x, features):
    block = b"x" * 65536
    while True:
        os.write(1, block)
