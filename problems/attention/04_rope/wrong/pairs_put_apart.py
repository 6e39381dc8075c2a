# verdict: WRONG_VALUE
# diagnosis: pairs-put-apart

import jax
import jax.numpy as jnp


def rot(x, base, start):
    T, d = x.shape
    t = jnp.outer(start + jnp.arange(T), base ** (-jnp.arange(0, d, 2) / d))
    a, b = x[:, 0::2], x[:, 1::2]
    return jnp.concatenate([a * jnp.cos(t) - b * jnp.sin(t), a * jnp.sin(t) + b * jnp.cos(t)], -1)


def rotary(q, k, v, base, start):
    q, k = rot(q, base, start), rot(k, base, start)
    s = q @ k.T / jnp.sqrt(q.shape[-1])
    return jnp.concatenate([q, jax.nn.softmax(s, -1) @ v])
