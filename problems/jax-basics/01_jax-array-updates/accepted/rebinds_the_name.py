import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    original = x
    x = x.at[idx].set(value)
    y = original.at[idx].set(original[idx] + value)
    return jnp.vstack((x, y))
