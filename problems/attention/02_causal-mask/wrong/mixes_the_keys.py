# verdict: WRONG_VALUE
# diagnosis: keys-mixed

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    visible = jnp.tril(jnp.ones(scores.shape, bool))
    return jax.nn.softmax(jnp.where(visible, scores, -jnp.inf), axis=-1) @ k
