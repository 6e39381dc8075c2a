# verdict: WRONG_VALUE
# diagnosis: large-scores-changed

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = jnp.clip(q @ k.T / jnp.sqrt(q.shape[-1]), -50.0, 50.0)
    return jax.nn.softmax(scores, axis=-1) @ v
