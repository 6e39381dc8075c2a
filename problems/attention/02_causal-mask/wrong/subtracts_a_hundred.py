# verdict: WRONG_VALUE
# diagnosis: mask-too-weak

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    t = q.shape[0]
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    scores = scores - 100.0 * jnp.triu(jnp.ones((t, t)), k=1)
    return jax.nn.softmax(scores, axis=-1) @ v
