# verdict: WRONG_VALUE
# diagnosis: negative-taken-for-outside

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    n = x.shape[0]
    ok = (i >= 0) & (i < n)
    third = x.at[jnp.where(ok, i, n)].set(value, mode="drop")
    return x[i], x.at[i].get(mode="fill", fill_value=value), third
