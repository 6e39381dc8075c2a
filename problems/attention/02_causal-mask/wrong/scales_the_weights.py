# verdict: WRONG_VALUE
# diagnosis: scaled-after-softmax

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    scores = q @ k.T
    visible = jnp.tril(jnp.ones(scores.shape, bool))
    scores = jnp.where(visible, scores, -jnp.inf)
    return jax.nn.softmax(scores, axis=-1) / jnp.sqrt(q.shape[-1]) @ v
