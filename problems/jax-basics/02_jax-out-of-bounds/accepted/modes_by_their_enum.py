import jax
import jax.numpy as jnp
from jax.lax import GatherScatterMode as M


def read_write_oob(x, i, value):
    value = jnp.float32(value)
    first = jnp.take(x, i, mode="clip")
    first = x.at[i].get(mode=M.CLIP)
    padded = jnp.concatenate([x, value[None]])
    n = x.size
    slot = jnp.where(i >= n, n, jnp.where(i < -n, n, jnp.where(i < 0, i + n, i)))
    second = padded[slot]
    third = padded.at[slot].set(value)[:-1]
    return first, second, third
