# verdict: WRONG_VALUE
# diagnosis: logarithms-for-weights

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    return jax.nn.log_softmax(scores, axis=-1) @ v
