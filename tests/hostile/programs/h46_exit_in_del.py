# attack 46: end the process when the result is thrown away
# naive: fooled
# expect: WRONG_TYPE ERROR
import os


class Bomb:
    def __del__(self):
        os._exit(0)


def multi_param_forward(seed, x, features):
    return Bomb()
