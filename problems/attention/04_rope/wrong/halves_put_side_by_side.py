# verdict: WRONG_VALUE
# diagnosis: half-split

import jax
import jax.numpy as jnp


def rotary(q, k, v, base, start):
    T, d = q.shape
    t = jnp.outer(start + jnp.arange(T), base ** (-jnp.arange(0, d, 2) / d))
    cos, sin = jnp.cos(t), jnp.sin(t)

    def rotate(x):
        a, b = jnp.split(x, 2, axis=-1)
        return jnp.stack([a * cos - b * sin, a * sin + b * cos], axis=-1).reshape(T, d)

    q, k = rotate(q), rotate(k)
    w = jax.nn.softmax(q @ k.T / jnp.sqrt(d), axis=-1)
    return jnp.concatenate([q, w @ v])
