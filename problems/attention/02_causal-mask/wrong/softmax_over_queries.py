# verdict: WRONG_VALUE
# diagnosis: softmax-axis

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    t = q.shape[0]
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    scores = jnp.where(jnp.tri(t), scores, -jnp.inf)
    return jax.nn.softmax(scores, axis=0) @ v
