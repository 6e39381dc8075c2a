import jax
import jax.numpy as jnp
from flax import nnx


class BatchStat(nnx.Variable):
    """Running statistics of our own; a type apart from flax.nnx.BatchStat."""


class FilterDemo(nnx.Module):
    """Two weights, one running statistic and one counter."""

    def __init__(self, in_features: int, hidden: int, rngs: nnx.Rngs):
        draw = jax.random.normal(rngs.params(), (in_features, hidden))
        self.kernel = nnx.Param(draw / jnp.sqrt(in_features))
        self.bias = nnx.Param(jnp.zeros((hidden,)))
        self.running_mean = BatchStat(jnp.zeros((hidden,)))
        self.step = nnx.Variable(jnp.array(0.0))

    def __call__(self, x: jax.Array) -> jax.Array:
        return x @ self.kernel + self.bias


def count_leaves(state: nnx.State) -> float:
    return float(len(jax.tree.leaves(state)))


def state_filter_count(seed: float, x: jax.Array, hidden: float) -> jax.Array:
    model = FilterDemo(x.shape[-1], int(hidden), rngs=nnx.Rngs(int(seed)))
    states = nnx.state(model), nnx.state(model, nnx.Param), nnx.state(model, BatchStat)
    return jnp.array([count_leaves(state) for state in states])
