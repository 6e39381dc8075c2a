# verdict: WRONG_VALUE
# diagnosis: mask-unasked

import jax
import jax.numpy as jnp


def attention(q, k, v):
    s = q @ k.T / jnp.sqrt(q.shape[-1])
    mask = jnp.tril(jnp.ones(s.shape, dtype=bool))
    return jax.nn.softmax(jnp.where(mask, s, -jnp.inf), axis=-1) @ v
