# verdict: WRONG_VALUE
# diagnosis: max-of-all-rows

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    exp = jnp.exp(scores - jnp.max(scores))
    weights = exp / exp.sum(axis=-1, keepdims=True)
    return weights @ v
