# verdict: WRONG_VALUE
# diagnosis: argmax-for-softmax

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    return v[jnp.argmax(scores, axis=-1)]
