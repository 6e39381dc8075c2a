# verdict: WRONG_VALUE
# diagnosis: pair-overwritten

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
        x = x.at[:, 0::2].set(a * cos - b * sin)
        return x.at[:, 1::2].set(x[:, 0::2] * sin + b * cos)

    q, k = rotate(q), rotate(k)
    w = jax.nn.softmax(q @ k.T / jnp.sqrt(d), axis=-1)
    return jnp.concatenate([q, w @ v])
