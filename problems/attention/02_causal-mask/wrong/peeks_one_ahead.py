# verdict: WRONG_VALUE
# diagnosis: peeks-one-ahead

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    t = q.shape[0]
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    mask = jnp.tril(jnp.ones((t, t)), k=1)
    scores = jnp.where(mask == 1, scores, -jnp.inf)
    return jax.nn.softmax(scores, axis=-1) @ v
