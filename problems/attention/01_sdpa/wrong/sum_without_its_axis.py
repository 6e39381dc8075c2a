# verdict: ERROR
# diagnosis: axis-lost-in-a-sum

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    exp = jnp.exp(scores - scores.max(axis=-1, keepdims=True))
    return (exp / exp.sum(axis=-1)) @ v
