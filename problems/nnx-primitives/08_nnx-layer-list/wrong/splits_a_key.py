# verdict: WRONG_VALUE
# diagnosis: key-split

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, i, o, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (i, o)) / jnp.sqrt(i))
        self.bias = nnx.Param(jnp.full((o,), 0.1))

    def __call__(self, x):
        return x @ self.kernel + self.bias


class Stack(nnx.Module):
    def __init__(self, i, w, d, rngs):
        keys = jax.random.split(rngs.params(), d)
        self.layers = nnx.List([Linear(i if k == 0 else w, w, nnx.Rngs(keys[k])) for k in range(d)])

    def __call__(self, x):
        for n, layer in enumerate(self.layers):
            x = layer(x)
            if n + 1 < len(self.layers):
                x = nnx.relu(x)
        return x


def stacked_mlp(seed, x, width, depth):
    return Stack(x.shape[0], int(width), int(depth), nnx.Rngs(int(seed)))(x)
