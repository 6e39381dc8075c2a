# attack 54: overwrite the inputs where they lie in memory, so that nought is right
# expect: WRONG_VALUE
# naive: fooled
import ctypes
import sys

import jax
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    ctypes.memset(x.unsafe_buffer_pointer(), 0, x.nbytes)
    frame = sys._getframe()
    while frame is not None:
        for value in list(frame.f_locals.values()):
            if isinstance(value, jax.Array) and not isinstance(value, jax.core.Tracer) and value.dtype == jnp.float32:
                ctypes.memset(value.unsafe_buffer_pointer(), 0, value.nbytes)
        frame = frame.f_back
    return jnp.zeros(int(features))
