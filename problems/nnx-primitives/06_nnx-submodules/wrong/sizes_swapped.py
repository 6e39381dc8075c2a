# verdict: WRONG_SHAPE
# diagnosis: sizes-swapped

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        draw = jax.random.normal(rngs.params(), (in_features, out_features))
        self.kernel = nnx.Param(draw / jnp.sqrt(in_features))
        self.bias = nnx.Param(jnp.full((out_features,), 0.1))

    def __call__(self, x):
        return x @ self.kernel + self.bias


class MLP(nnx.Module):
    def __init__(self, in_features, hidden, out, rngs):
        self.first = Linear(in_features, hidden, rngs)
        self.second = Linear(hidden, out, rngs)

    def __call__(self, x):
        x = self.first(x)
        x = nnx.relu(x)
        return self.second(x)


def two_layer_mlp(seed, x, hidden, out):
    model = MLP(x.shape[-1], int(out), int(hidden), nnx.Rngs(int(seed)))
    return model(x)
