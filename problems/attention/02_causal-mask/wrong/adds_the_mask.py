# verdict: WRONG_VALUE
# diagnosis: mask-added

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    scores = scores + jnp.tril(jnp.ones(scores.shape))
    return jax.nn.softmax(scores, axis=-1) @ v
