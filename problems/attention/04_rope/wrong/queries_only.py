# verdict: WRONG_SHAPE
# diagnosis: queries-only

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

    q, k = rotate(q), rotate(k)
    return q
