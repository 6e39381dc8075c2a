# verdict: WRONG_VALUE
# diagnosis: root-taken

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    difference = a[:, None, :] - b[None, :, :]
    return jnp.sqrt(jnp.sum(difference**2, axis=-1))
