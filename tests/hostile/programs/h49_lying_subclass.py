# attack 49: return a NumPy array of a class of one's own, which answers for itself
# expect: WRONG_TYPE
# naive: fooled
import numpy as np


class Liar(np.ndarray):
    def __array_ufunc__(self, *_, **__):
        return np.float32(0.0)

    def __array_function__(self, *_, **__):
        return True

    def __eq__(self, other):
        return True

    __class__ = property(lambda self: float)


def multi_param_forward(seed, x, features):
    return np.zeros(int(features), dtype=np.float32).view(Liar)
