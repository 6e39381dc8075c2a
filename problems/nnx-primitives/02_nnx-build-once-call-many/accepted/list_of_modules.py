import jax
import jax.numpy as jnp
from flax import nnx


class Dense(nnx.Module):
    def __init__(self, n_in, n_out, *, rngs):
        init = nnx.initializers.normal(n_in**-0.5)
        self.kernel = nnx.Param(init(rngs.params(), (n_in, n_out)))

    def __call__(self, x):
        return jnp.einsum("i,io->o", x, self.kernel[...])


def gap(left, right):
    return jnp.linalg.norm(left - right, ord=jnp.inf)


def repeat_calls(seed, x, features):
    rngs = nnx.Rngs(params=int(seed))
    modules = [Dense(x.size, int(features), rngs=rngs) for _ in range(2)]
    results = [module(x) for module in (modules[0], modules[0], modules[1])]
    return jnp.hstack([gap(results[0], results[1]), gap(results[0], results[2]), results[0].sum()])
