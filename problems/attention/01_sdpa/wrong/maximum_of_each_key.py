# verdict: WRONG_VALUE
# diagnosis: max-of-each-key

import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    exp = jnp.exp(scores - scores.max(axis=0, keepdims=True))
    return exp / exp.sum(axis=1, keepdims=True) @ v
