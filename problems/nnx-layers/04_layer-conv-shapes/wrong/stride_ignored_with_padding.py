# verdict: WRONG_VALUE
# diagnosis: stride-ignored

import math

import jax.numpy as jnp


def conv_shape_report(h, w, channels, features, kernel, stride, padding):
    if padding == "VALID":
        oh = (int(h) - int(kernel)) // int(stride) + 1
        ow = (int(w) - int(kernel)) // int(stride) + 1
    else:
        oh = int(h)
        ow = int(w)
    return jnp.array([oh, ow, oh * ow * int(features)])
