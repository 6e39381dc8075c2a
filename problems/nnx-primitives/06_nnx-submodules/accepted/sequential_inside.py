import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, i, o, rngs):
        self.rngs = rngs
        self.kernel = nnx.Param(rngs.params.normal((i, o)) / jnp.sqrt(i))
        self.bias = nnx.Param(jnp.zeros(o) + 0.1)

    def __call__(self, x):
        return x @ self.kernel.value + self.bias.value


class Net(nnx.Module):
    def __init__(self, i, h, o, rngs):
        self.first = Linear(i, h, rngs)
        self.second = Linear(h, o, rngs)

    def __call__(self, x):
        return nnx.Sequential(self.first, nnx.relu, self.second)(x)


def two_layer_mlp(seed, x, hidden, out):
    net = Net(x.shape[0], int(hidden), int(out), nnx.Rngs(int(seed)))
    return net(x[None])[0]
