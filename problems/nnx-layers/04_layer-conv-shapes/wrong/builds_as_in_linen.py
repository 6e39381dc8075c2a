# verdict: ERROR
# diagnosis: linen-call

import jax
import jax.numpy as jnp
from flax import nnx


def conv_shape_report(h, w, channels, features, kernel, stride, padding):
    kw = dict(kernel_size=(int(kernel), int(kernel)), strides=(int(stride), int(stride)))
    if padding != "default":
        kw["padding"] = padding
    conv = nnx.Conv(features=int(features), **kw)
    x = jnp.ones((1, int(h), int(w), int(channels)))
    params = conv.init(jax.random.key(0), x)
    y = conv.apply(params, x)
    return jnp.array([y.shape[1], y.shape[2], y.size], jnp.int32)
