import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Linear):
    def __init__(self, n_in, n_out, rngs):
        init = nnx.initializers.normal(1 / jnp.sqrt(n_in))
        super().__init__(n_in, n_out, use_bias=False, kernel_init=init, rngs=rngs)


def repeat_calls(seed, x, features):
    rngs = nnx.Rngs(int(seed))
    a = Linear(x.shape[0], int(features), rngs)
    once = a(x)
    b = Linear(x.shape[0], int(features), rngs)
    twice = a(x)
    difference = float(jnp.amax(jnp.absolute(once - twice)))
    return jnp.array([difference, float(jnp.amax(jnp.absolute(b(x) - once))), float(once.sum())])
