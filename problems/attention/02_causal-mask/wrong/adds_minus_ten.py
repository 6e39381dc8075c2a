# verdict: WRONG_VALUE
# diagnosis: future-leaks

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    t = q.shape[0]
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    scores = jnp.where(jnp.tri(t), scores, -10.0)
    return jax.nn.softmax(scores, axis=-1) @ v
