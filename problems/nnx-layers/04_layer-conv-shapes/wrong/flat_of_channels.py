# verdict: WRONG_VALUE
# diagnosis: flat-of-channels

import jax
import jax.numpy as jnp
from flax import nnx


def conv_shape_report(h, w, channels, features, kernel, stride, padding):
    h, w, c, f = int(h), int(w), int(channels), int(features)
    k, s = int(kernel), int(stride)
    if padding == "VALID":
        out_h = (h - k) // s + 1
        out_w = (w - k) // s + 1
    else:
        out_h = -(-h // s)
        out_w = -(-w // s)
    flat = out_h * out_w * c
    return jnp.array([out_h, out_w, flat])
