# verdict: WRONG_STRUCTURE
# diagnosis: pmap-for-shard-map

import jax
import jax.numpy as jnp


def standardize_across(x, n):
    def standardize(block):
        mean = jax.lax.pmean(block.mean(axis=0), "i")
        var = jax.lax.pmean(((block - mean) ** 2).mean(axis=0), "i")
        return (block - mean) / jnp.sqrt(var + 1e-5)

    return jax.pmap(standardize, axis_name="i")(x.reshape(int(n), -1, 3)).reshape(x.shape)
