import jax
import jax.numpy as jnp


def pairwise_sq_dist(a: jax.Array, b: jax.Array) -> jax.Array:
    difference = a[:, None, :] - b[None, :, :]
    return jnp.sum(difference**2, axis=-1)
