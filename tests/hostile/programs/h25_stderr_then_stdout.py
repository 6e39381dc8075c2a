# attack 25: fill standard error with thirty megabytes, then standard output, each while the other is idle
# expect: OUTPUT_LIMIT
import os
import sys


def multi_param_forward(seed, x, features):
    for _ in range(500):
        os.write(2, b"e" * 65536)
    while True:
        print("o" * 65536, file=sys.__stdout__)
