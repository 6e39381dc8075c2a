# verdict: WRONG_VALUE
# diagnosis: start-for-queries-only

import jax
import jax.numpy as jnp


def rotary(q, k, v, base, start):
    T, d = q.shape
    pos = start + jnp.arange(T)
    freq = base ** (-jnp.arange(0, d, 2) / d)
    t = jnp.outer(pos, freq)
    cos, sin = jnp.cos(t), jnp.sin(t)

    def rotate(x):
        a, b = x[:, 0::2], x[:, 1::2]
        return jnp.stack([a * cos - b * sin, a * sin + b * cos], axis=-1).reshape(T, d)

    q_rot = rotate(q)
    t0 = jnp.outer(jnp.arange(T), freq)
    cos, sin = jnp.cos(t0), jnp.sin(t0)
    q, k = q_rot, rotate(k)
    w = jax.nn.softmax(q @ k.T / jnp.sqrt(d), axis=-1)
    return jnp.concatenate([q, w @ v])
