# verdict: WRONG_VALUE
# diagnosis: exp-overflow

import jax.numpy as jnp


def causal_attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    exp = jnp.exp(scores) * jnp.tril(jnp.ones(scores.shape))
    return exp / exp.sum(axis=-1, keepdims=True) @ v
