# verdict: WRONG_VALUE
# diagnosis: default-is-same

import jax
import jax.numpy as jnp
from flax import nnx


def conv_shape_report(h, w, channels, features, kernel, stride, padding):
    h, w, c, f = int(h), int(w), int(channels), int(features)
    k, s = int(kernel), int(stride)
    if padding == "default":
        conv = nnx.Conv(c, f, kernel_size=(k, k), strides=(s, s), padding="VALID", rngs=nnx.Rngs(0))
    else:
        conv = nnx.Conv(c, f, kernel_size=(k, k), strides=(s, s), padding=padding, rngs=nnx.Rngs(0))
    x = jnp.zeros((1, h, w, c))
    y = conv(x)
    out_h, out_w = y.shape[1], y.shape[2]
    flat = y.reshape(1, -1).shape[1]
    return jnp.array([out_h, out_w, flat])
