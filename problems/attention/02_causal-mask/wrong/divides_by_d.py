# verdict: WRONG_VALUE
# diagnosis: scale-not-root

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    t, d = q.shape
    scores = jnp.where(jnp.tri(t), q @ k.T / d, -jnp.inf)
    return jax.nn.softmax(scores, axis=-1) @ v
