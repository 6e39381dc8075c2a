import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    total = jnp.zeros((a.shape[0], b.shape[0]))
    for k in range(a.shape[1]):
        total = total + jnp.subtract.outer(a[:, k], b[:, k]) ** 2
    return total
