import jax
import jax.numpy as jnp


@jax.jit
def pairwise_sq_dist(a, b):
    n, d = a.shape
    m = b.shape[0]
    gaps = a.reshape(n, 1, d) - b.reshape(1, m, d)
    return jnp.linalg.norm(gaps, axis=2) ** 2
