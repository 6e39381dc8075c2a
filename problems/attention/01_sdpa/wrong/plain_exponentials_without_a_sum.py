# verdict: WRONG_VALUE
# diagnosis: weights-not-normalized

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    return jnp.exp(scores) @ v
