# verdict: WRONG_VALUE
# diagnosis: padding-of-another-library

import math

import jax.numpy as jnp


def conv_shape_report(h, w, channels, features, kernel, stride, padding):
    if padding == "VALID":
        oh = (int(h) - int(kernel)) // int(stride) + 1
        ow = (int(w) - int(kernel)) // int(stride) + 1
    else:
        oh = int((h + 2 * (kernel // 2) - kernel) // stride + 1)
        ow = int((w + 2 * (kernel // 2) - kernel) // stride + 1)
    return jnp.array([oh, ow, oh * ow * int(features)])
