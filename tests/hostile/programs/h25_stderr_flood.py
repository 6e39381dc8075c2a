# attack 25: fill the one stream while the reader waits for the other
# expect: TIMEOUT OUTPUT_LIMIT
# because: Of descriptor 2 only a tail is kept for the log; that it floods ends with the wall.
import os


def multi_param_forward(seed, x, features):
    block = b"jaxtutor_marker\x1b[31m" * 3000
    while True:
        os.write(2, block)
