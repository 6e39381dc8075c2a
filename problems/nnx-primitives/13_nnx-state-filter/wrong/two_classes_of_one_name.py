# verdict: WRONG_VALUE
# diagnosis: filter-found-nothing

import jax
import jax.numpy as jnp
from flax import nnx


class BatchStat(nnx.Variable):
    pass


class FilterDemo(nnx.Module):
    def __init__(self, in_features, hidden, rngs):
        scale = 1 / jnp.sqrt(in_features)
        self.kernel = nnx.Param(scale * jax.random.normal(rngs.params(), (in_features, hidden)))
        self.bias = nnx.Param(jnp.zeros((hidden,)))
        self.running_mean = BatchStat(jnp.zeros((hidden,)))
        self.step = nnx.Variable(jnp.array(0))

    def __call__(self, x):
        return x @ self.kernel + self.bias


def count(model, *filters):
    return len(jax.tree.leaves(nnx.state(model, *filters)))


def state_filter_count(seed, x, hidden):
    model = FilterDemo(x.shape[0], int(hidden), nnx.Rngs(int(seed)))
    kind = type("BatchStat", (nnx.Variable,), {})
    return jnp.array([count(model), count(model, nnx.Param), count(model, kind)], jnp.float32)
