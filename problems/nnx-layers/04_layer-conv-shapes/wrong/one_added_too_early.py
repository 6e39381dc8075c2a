# verdict: WRONG_VALUE
# diagnosis: one-too-few

import math

import jax.numpy as jnp


def conv_shape_report(h, w, channels, features, kernel, stride, padding):
    if padding == "VALID":
        oh = (int(h) - int(kernel) + 1) // int(stride)
        ow = (int(w) - int(kernel) + 1) // int(stride)
    else:
        oh = math.ceil(h / stride)
        ow = math.ceil(w / stride)
    return jnp.array([oh, ow, oh * ow * int(features)])
