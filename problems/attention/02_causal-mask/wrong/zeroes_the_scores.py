# verdict: WRONG_VALUE
# diagnosis: scores-zeroed

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    scores = jnp.tril(q @ k.T / jnp.sqrt(q.shape[-1]))
    return jax.nn.softmax(scores, axis=-1) @ v
