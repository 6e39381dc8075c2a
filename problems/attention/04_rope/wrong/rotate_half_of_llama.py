# verdict: WRONG_VALUE
# diagnosis: half-split

import jax
import jax.numpy as jnp


def rotate_half(x):
    x1, x2 = jnp.split(x, 2, axis=-1)
    return jnp.concatenate([-x2, x1], axis=-1)


def apply(x, base, start):
    d = x.shape[-1]
    inv_freq = 1.0 / base ** (jnp.arange(0, d, 2) / d)
    t = (jnp.arange(x.shape[0]) + start)[:, None] * inv_freq
    emb = jnp.concatenate([t, t], axis=-1)
    return x * jnp.cos(emb) + rotate_half(x) * jnp.sin(emb)


def rotary(q, k, v, base, start):
    q, k = apply(q, base, start), apply(k, base, start)
    w = jax.nn.softmax(q @ k.T / jnp.sqrt(q.shape[-1]))
    return jnp.concatenate([q, w @ v])
