# attack 50: return a NumPy array of objects that run code when they are compared
# expect: WRONG_TYPE
# naive: fooled
import numpy as np


class Agreeing(float):
    def __sub__(self, other):
        return Agreeing(0.0)

    __rsub__ = __abs__ = __sub__

    def __eq__(self, other):
        return True

    def __le__(self, other):
        return True

    __lt__ = __ge__ = __gt__ = __le__


def multi_param_forward(seed, x, features):
    import sys

    frame = sys._getframe()
    while frame is not None:
        if "expected" in frame.f_locals:
            return np.asarray(frame.f_locals["expected"])
        frame = frame.f_back
    return np.array([Agreeing()] * int(features), dtype=object)
