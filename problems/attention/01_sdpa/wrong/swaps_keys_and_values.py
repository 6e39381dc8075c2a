# verdict: WRONG_VALUE
# diagnosis: keys-and-values-swapped

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ v.T / jnp.sqrt(q.shape[-1])
    return jax.nn.softmax(scores, axis=-1) @ k
