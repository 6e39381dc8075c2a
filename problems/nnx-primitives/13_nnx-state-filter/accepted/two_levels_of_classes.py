import jax
import jax.numpy as jnp
from flax import nnx


class Statistic(nnx.Variable):
    """Anything that follows the data."""


class BatchStat(Statistic):
    """Per batch."""


class Base(nnx.Module):
    def __init__(self, n_in, n_out, rngs):
        std = 1.0 / jnp.sqrt(jnp.float32(n_in))
        self.kernel = nnx.Param(nnx.initializers.normal(std)(rngs.params(), (n_in, n_out), jnp.float32))
        self.bias = nnx.Param(jnp.zeros((n_out,)))

    def __call__(self, x):
        return x @ self.kernel + self.bias


class FilterDemo(Base):
    def __init__(self, n_in, n_out, rngs):
        super().__init__(n_in, n_out, rngs)
        self.running_mean = BatchStat(jnp.zeros((n_out,)))
        self.step = nnx.Variable(jnp.array(0))


def state_filter_count(seed, x, hidden):
    model = FilterDemo(x.shape[-1], int(hidden), nnx.Rngs(int(seed)))
    flat = [nnx.to_flat_state(nnx.state(model, kind)) for kind in (..., nnx.Param, BatchStat)]
    return jnp.asarray([float(len(list(entries))) for entries in flat])
