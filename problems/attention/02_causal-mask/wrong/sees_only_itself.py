# verdict: WRONG_VALUE
# diagnosis: past-hidden

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    t = q.shape[0]
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    scores = jnp.where(jnp.eye(t, dtype=bool), scores, -jnp.inf)
    return jax.nn.softmax(scores, axis=-1) @ v
