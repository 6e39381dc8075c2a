import jax
import jax.numpy as jnp


def read_write_oob(x: jax.Array, i: jax.Array, value: float) -> tuple[jax.Array, jax.Array, jax.Array]:
    clamped = x[i]
    filled = x.at[i].get(mode="fill", fill_value=value)
    written = x.at[i].set(value, mode="drop")
    return clamped, filled, written
