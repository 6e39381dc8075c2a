# verdict: WRONG_VALUE
# diagnosis: softmax-too-late

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    return jax.nn.softmax(scores @ v, axis=-1)
