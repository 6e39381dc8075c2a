# verdict: WRONG_VALUE
# diagnosis: one-end-for-both

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    got = x.at[i].get(mode="fill")
    first = jnp.where(jnp.isnan(got), x[-1], got)
    return first, jnp.where(jnp.isnan(got), value, got), x.at[i].set(value)
