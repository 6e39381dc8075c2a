# verdict: WRONG_VALUE
# diagnosis: counts-elements

import jax
import jax.numpy as jnp
from flax import nnx


class BatchStat(nnx.Variable):
    pass


class FilterDemo(nnx.Module):
    def __init__(self, in_features, hidden, rngs):
        key = rngs.params()
        self.kernel = nnx.Param(jax.random.normal(key, (in_features, hidden)) / jnp.sqrt(in_features))
        self.bias = nnx.Param(jnp.zeros((hidden,)))
        self.running_mean = BatchStat(jnp.zeros((hidden,)))
        self.step = nnx.Variable(jnp.array(0.0))

    def __call__(self, x):
        return x @ self.kernel + self.bias


def state_filter_count(seed, x, hidden):
    model = FilterDemo(x.shape[-1], int(hidden), rngs=nnx.Rngs(int(seed)))
    total = sum(leaf.size for leaf in jax.tree.leaves(nnx.state(model)))
    params = sum(leaf.size for leaf in jax.tree.leaves(nnx.state(model, nnx.Param)))
    stats = sum(leaf.size for leaf in jax.tree.leaves(nnx.state(model, BatchStat)))
    return jnp.array([float(total), float(params), float(stats)])
