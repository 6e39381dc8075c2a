# verdict: WRONG_VALUE
# diagnosis: added-not-rotated

import jax
import jax.numpy as jnp


def rotary(q, k, v, base, start):
    T, d = q.shape
    t = jnp.outer(start + jnp.arange(T), base ** (-jnp.arange(0, d, 2) / d))
    pe = jnp.stack([jnp.sin(t), jnp.cos(t)], axis=-1).reshape(T, d)
    q, k = q + pe, k + pe
    w = jax.nn.softmax(q @ k.T / jnp.sqrt(d), axis=-1)
    return jnp.concatenate([q, w @ v])
