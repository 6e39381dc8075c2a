# verdict: WRONG_STRUCTURE
# diagnosis: vmap-for-shard-map

import jax
import jax.numpy as jnp


def standardize_across(x, n):
    n = int(n)
    blocks = x.reshape(n, -1, x.shape[1])

    def f(b):
        mean = jax.lax.pmean(b.mean(0), "i")
        var = jax.lax.pmean(((b - mean) ** 2).mean(0), "i")
        return (b - mean) / jnp.sqrt(var + 1e-5)

    return jax.vmap(f, axis_name="i")(blocks).reshape(x.shape)
