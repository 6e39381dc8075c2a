import jax
import jax.numpy as jnp
from flax import nnx
from flax.nnx import split


def state_filter_count(seed: float, x: jax.Array, hidden: float) -> jax.Array:
    class RunningStat(nnx.Variable):
        pass

    class Demo(nnx.Module):
        def __init__(self, *, rngs: nnx.Rngs, n_in: int, n_out: int):
            self.step = nnx.Variable(jnp.zeros(()))
            self.running_mean = RunningStat(jnp.zeros(n_out))
            self.bias = nnx.Param(jnp.zeros(n_out))
            self.kernel = nnx.Param(jax.random.normal(rngs.params(), (n_in, n_out)) / n_in**0.5)

        def __call__(self, x):
            return x @ self.kernel[...] + self.bias[...]

    model = Demo(rngs=nnx.Rngs(int(seed)), n_in=x.shape[0], n_out=int(hidden))
    _, params, stats, rest = split(model, nnx.Param, RunningStat, ...)
    sizes = [len(jax.tree.leaves(part)) for part in (params, stats, rest)]
    return jnp.array([sum(sizes), sizes[0], sizes[1]], dtype=jnp.float32)
