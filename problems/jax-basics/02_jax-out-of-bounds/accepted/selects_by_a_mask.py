import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    n = x.shape[0]
    inside = (i >= -n) & (i < n)
    filled = jnp.full(i.shape, value).at[inside].set(x[i[inside]])
    return x[i], filled, x.at[i[inside]].set(value)
