# verdict: WRONG_VALUE
# diagnosis: masked-after-softmax

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    t = q.shape[0]
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    weights = jax.nn.softmax(scores, axis=-1) * jnp.tril(jnp.ones((t, t)))
    return weights / (weights.sum(axis=-1, keepdims=True) + 1e-9) @ v
