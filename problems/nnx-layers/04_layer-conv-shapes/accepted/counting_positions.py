import math

import jax.numpy as jnp


def positions(size, kernel, stride, padded):
    if padded:
        return math.ceil(size / stride)
    return len(range(0, int(size) - int(kernel) + 1, int(stride)))


def conv_shape_report(h, w, channels, features, kernel, stride, padding):
    rows, columns = (positions(n, kernel, stride, padding in {"SAME", "default"}) for n in (h, w))
    return jnp.array([rows, columns, math.prod((rows, columns, int(features)))], jnp.int32)
