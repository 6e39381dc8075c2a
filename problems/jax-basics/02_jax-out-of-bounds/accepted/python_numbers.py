import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    n = len(x)
    py = [int(j) for j in i]
    read = jnp.array([x[j] for j in py])
    filled = jnp.array([float(x[j]) if -n <= j < n else value for j in py])
    out = list(x)
    for j in py:
        if -n <= j < n:
            out[j] = value
    return read, filled, jnp.array(out)
