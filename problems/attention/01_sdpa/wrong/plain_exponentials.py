# verdict: WRONG_VALUE
# diagnosis: exp-overflow

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    exp = jnp.exp(scores)
    weights = exp / exp.sum(axis=-1, keepdims=True)
    return weights @ v
