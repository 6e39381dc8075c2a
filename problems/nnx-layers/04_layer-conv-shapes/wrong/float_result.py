# verdict: WRONG_DTYPE
# diagnosis: dtype-other

import jax.numpy as jnp


def conv_shape_report(h, w, channels, features, kernel, stride, padding):
    if padding == "VALID":
        out_h = (h - kernel) // stride + 1
        out_w = (w - kernel) // stride + 1
    else:
        out_h = jnp.ceil(h / stride)
        out_w = jnp.ceil(w / stride)
    return jnp.array([out_h, out_w, out_h * out_w * features])
