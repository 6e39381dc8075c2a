# verdict: WRONG_VALUE
# diagnosis: token-hidden-from-itself

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    positions = jnp.arange(q.shape[0])
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    mask = positions[:, None] > positions[None, :]
    scores = jnp.where(mask, scores, -1e9)
    return jax.nn.softmax(scores, axis=-1) @ v
