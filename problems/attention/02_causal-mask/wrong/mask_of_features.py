# verdict: ERROR
# diagnosis: mask-shape

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    mask = jnp.tril(jnp.ones(q.shape))
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    scores = jnp.where(mask == 1, scores, -jnp.inf)
    return jax.nn.softmax(scores, axis=-1) @ v
