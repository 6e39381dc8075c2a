# verdict: WRONG_VALUE
# diagnosis: mask-inverted

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    t = q.shape[0]
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    future = jnp.triu(jnp.ones((t, t), bool), k=1)
    scores = jnp.where(future, scores, -jnp.inf)
    return jax.nn.softmax(scores, axis=-1) @ v
