# verdict: WRONG_VALUE
# diagnosis: scale-missing

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    t = q.shape[0]
    scores = jnp.where(jnp.tri(t), q @ k.T, -jnp.inf)
    return jax.nn.softmax(scores, axis=-1) @ v
