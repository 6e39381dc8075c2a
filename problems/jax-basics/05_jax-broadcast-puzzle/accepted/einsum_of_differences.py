import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    diff = jnp.expand_dims(a, 1) - b
    return jnp.einsum("ijk,ijk->ij", diff, diff)
