import jax
import jax.numpy as jnp


def set_and_add(x: jax.Array, idx: int, value: float) -> jax.Array:
    replaced = x.at[idx].set(value)
    increased = x.at[idx].add(value)
    return jnp.stack([replaced, increased])
