# verdict: ERROR
# diagnosis: default-passed-on

import jax
import jax.numpy as jnp
from flax import nnx


class Net(nnx.Module):
    def __init__(self, cin, cout, k, s, padding, rngs):
        self.conv = nnx.Conv(cin, cout, (k, k), strides=(s, s), padding=padding, rngs=rngs)

    def __call__(self, x):
        return self.conv(x)


def conv_shape_report(h, w, channels, features, kernel, stride, padding):
    net = Net(int(channels), int(features), int(kernel), int(stride), padding, nnx.Rngs(0))
    shape = net(jnp.zeros((1, int(h), int(w), int(channels)))).shape
    return jnp.array([shape[1], shape[2], shape[1] * shape[2] * shape[3]], jnp.int32)
