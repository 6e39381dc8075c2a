# attack 23: print as fast as the machine can
# quick: yes
# repeat: 20
# expect: OUTPUT_LIMIT
import os


def multi_param_forward(seed, x, features):
    block = b"x" * 65536
    while True:
        os.write(1, block)
