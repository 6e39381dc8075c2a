import jax
import jax.numpy as jnp
from flax import nnx


class BatchStat(nnx.Variable):
    pass


class FilterDemo(nnx.Module):
    def __init__(self, in_features, hidden, rngs):
        scale = 1 / jnp.sqrt(in_features)
        self.kernel = nnx.Param(scale * jax.random.normal(rngs.params(), (in_features, hidden)))
        self.bias = nnx.Param(jnp.zeros_like(self.kernel[0]))
        self.running_mean = BatchStat(jnp.zeros_like(self.bias[...]))
        self.step = nnx.Variable(jnp.float32(0))

    def __call__(self, x):
        return x @ self.kernel.value + self.bias.value


def leaves(model, *filters):
    return jnp.float32(sum(1 for _ in jax.tree.leaves(nnx.state(model, *filters))))


def state_filter_count(seed, x, hidden):
    model = FilterDemo(x.shape[-1], int(hidden), rngs=nnx.Rngs(params=int(seed)))
    return jnp.stack(
        [
            leaves(model),
            leaves(model, nnx.OfType(nnx.Param)),
            leaves(model, lambda path, value: isinstance(value, BatchStat)),
        ]
    )
