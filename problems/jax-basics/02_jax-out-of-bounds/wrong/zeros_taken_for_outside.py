# verdict: WRONG_VALUE
# diagnosis: zero-taken-for-outside

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    # fill with zero, then replace zeros by value
    got = x.at[i].get(mode="fill", fill_value=0.0)
    return x[i], jnp.where(got == 0, value, got), x.at[i].set(value)
