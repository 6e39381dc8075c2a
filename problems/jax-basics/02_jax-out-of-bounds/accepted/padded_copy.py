import jax
import jax.numpy as jnp


def shift(i, n):
    return jnp.clip(jnp.where(i < 0, i + n, i), -1, n) + 1


def read_write_oob(x, i, value):
    n = x.size
    padded = jnp.concatenate([jnp.array([value]), x, jnp.array([value])])
    places = shift(i, n)
    clamped = x[jnp.clip(places - 1, 0, n - 1)]
    return clamped, padded[places], padded.at[places].set(value)[1:-1]
