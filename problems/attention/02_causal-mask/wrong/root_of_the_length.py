# verdict: WRONG_VALUE
# diagnosis: scale-other-axis

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(len(q))
    visible = jnp.tril(jnp.ones(scores.shape, bool))
    scores = jnp.where(visible, scores, -jnp.inf)
    return jax.nn.softmax(scores, axis=-1) @ v
