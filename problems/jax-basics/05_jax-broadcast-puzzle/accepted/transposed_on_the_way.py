import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    gaps = b[:, jnp.newaxis] - a[jnp.newaxis]
    print(gaps.shape)
    return (gaps * gaps).sum(axis=-1).T
