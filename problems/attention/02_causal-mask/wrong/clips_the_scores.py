# verdict: WRONG_VALUE
# diagnosis: scores-clipped

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    t, d = q.shape
    s = jnp.clip(q @ k.T / jnp.sqrt(d), -50.0, 50.0)
    e = jnp.exp(s) * jnp.tril(jnp.ones((t, t)))
    return (e / e.sum(-1, keepdims=True)) @ v
