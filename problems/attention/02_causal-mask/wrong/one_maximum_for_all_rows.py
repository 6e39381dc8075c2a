# verdict: WRONG_VALUE
# diagnosis: masked-after-softmax

import jax
import jax.numpy as jnp


def softmax(s):
    e = jnp.exp(s - jnp.max(s))
    return e / e.sum(axis=-1, keepdims=True)


def causal_attention(q, k, v):
    t, d = q.shape
    s = q @ k.T / jnp.sqrt(d)
    s = jnp.where(jnp.tril(jnp.ones((t, t), bool)), s, -jnp.inf)
    return softmax(s) @ v
