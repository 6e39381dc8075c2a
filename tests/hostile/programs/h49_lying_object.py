# attack 49: return an object that equals whatever it is compared with
# quick: yes
# repeat: 20
# expect: WRONG_TYPE
# says: `Liar`
# naive: fooled
import numpy as np


class Liar:
    dtype = np.dtype("float32")
    size = 4
    ndim = 1

    def __init__(self, size):
        self.shape = (size,)

    def __array__(self, *_, **__):
        import sys

        frame = sys._getframe()
        while frame is not None:
            if "expected" in frame.f_locals:
                return np.asarray(frame.f_locals["expected"])
            frame = frame.f_back
        return np.zeros(self.shape)

    def __jax_array__(self):
        import jax.numpy as jnp

        return jnp.asarray(self.__array__())

    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return self

    __rsub__ = __abs__ = __le__ = __lt__ = __sub__

    def __bool__(self):
        return True

    def __float__(self):
        return 0.0

    def __reduce__(self):
        return (print, ("unpickled",))


def multi_param_forward(seed, x, features):
    return Liar(int(features))
