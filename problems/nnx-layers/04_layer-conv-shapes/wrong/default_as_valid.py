# verdict: WRONG_VALUE
# diagnosis: default-is-same

import jax
import jax.numpy as jnp
from flax import nnx


def conv_shape_report(h, w, channels, features, kernel, stride, padding):
    h, w, c, f = int(h), int(w), int(channels), int(features)
    k, s = int(kernel), int(stride)
    if padding in ("VALID", "default"):
        out_h = (h - k) // s + 1
        out_w = (w - k) // s + 1
    else:
        out_h = -(-h // s)
        out_w = -(-w // s)
    flat = out_h * out_w * f
    return jnp.array([out_h, out_w, flat])
