# verdict: WRONG_VALUE
# diagnosis: scores-rescaled

import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    scores = scores / jnp.abs(scores).max(axis=1, keepdims=True)
    exp = jnp.exp(scores)
    return exp / exp.sum(axis=1, keepdims=True) @ v
