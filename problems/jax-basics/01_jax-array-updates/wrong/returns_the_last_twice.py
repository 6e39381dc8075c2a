# verdict: WRONG_VALUE
# diagnosis: updates-chained

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    rows = x.at[idx].set(value)
    rows = rows.at[idx].add(value)
    return jnp.stack([rows, rows])
