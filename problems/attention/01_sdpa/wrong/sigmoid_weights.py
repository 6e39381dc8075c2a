# verdict: WRONG_VALUE
# diagnosis: sigmoid-for-softmax

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    return jax.nn.sigmoid(scores) @ v
