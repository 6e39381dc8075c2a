# verdict: ERROR
# diagnosis: axes-do-not-meet

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    return jax.nn.softmax(scores, axis=-1).T @ v
