# verdict: ERROR
# diagnosis: axis-unbound

import jax
import jax.numpy as jnp


def standardize_across(x, n):
    mean = jax.lax.pmean(x.mean(axis=0), "rows")
    var = jax.lax.pmean(((x - mean) ** 2).mean(axis=0), "rows")
    return (x - mean) / jnp.sqrt(var + 1e-5)
