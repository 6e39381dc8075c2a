# verdict: WRONG_VALUE
# diagnosis: query-and-key-exchanged

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    scores = k @ q.T / jnp.sqrt(q.shape[-1])
    visible = jnp.tril(jnp.ones(scores.shape, bool))
    return jax.nn.softmax(jnp.where(visible, scores, -jnp.inf), axis=-1) @ v
