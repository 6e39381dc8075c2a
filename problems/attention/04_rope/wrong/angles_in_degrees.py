# verdict: WRONG_VALUE
# diagnosis: angles-in-degrees

import jax
import jax.numpy as jnp


def rot(x, base, start):
    T, d = x.shape
    t = jnp.outer(start + jnp.arange(T), base ** (-jnp.arange(0, d, 2) / d))
    a, b = x[:, 0::2], x[:, 1::2]
    return jnp.stack(
        [
            a * jnp.cos(jnp.deg2rad(t)) - b * jnp.sin(jnp.deg2rad(t)),
            a * jnp.sin(jnp.deg2rad(t)) + b * jnp.cos(jnp.deg2rad(t)),
        ],
        -1,
    ).reshape(T, d)


def rotary(q, k, v, base, start):
    q, k = rot(q, base, start), rot(k, base, start)
    s = q @ k.T / jnp.sqrt(q.shape[-1])
    return jnp.concatenate([q, jax.nn.softmax(s, -1) @ v])
