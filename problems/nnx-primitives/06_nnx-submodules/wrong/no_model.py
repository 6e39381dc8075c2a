# verdict: WRONG_STRUCTURE
# diagnosis: model-missing

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


def two_layer_mlp(seed, x, hidden, out):
    rngs = nnx.Rngs(int(seed))
    first = Linear(x.shape[0], int(hidden), rngs)
    second = Linear(int(hidden), int(out), rngs)
    return second(nnx.relu(first(x)))
