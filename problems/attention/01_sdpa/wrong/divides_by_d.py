# verdict: WRONG_VALUE
# diagnosis: scale-not-root

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T / q.shape[-1]
    return jax.nn.softmax(scores, axis=-1) @ v
