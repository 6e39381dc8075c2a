# verdict: WRONG_VALUE
# diagnosis: zero-taken-for-hidden

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    scores = jnp.tril(scores)
    scores = jnp.where(scores == 0, -1e30, scores)
    return jax.nn.softmax(scores, axis=-1) @ v
