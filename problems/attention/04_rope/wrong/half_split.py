# verdict: WRONG_VALUE
# diagnosis: half-split

import jax
import jax.numpy as jnp


def rope(x, base, start):
    T, d = x.shape
    i = jnp.arange(d // 2)
    theta = 1.0 / base ** (2 * i / d)
    pos = jnp.arange(T) + start
    angle = jnp.outer(pos, theta)
    cos, sin = jnp.cos(angle), jnp.sin(angle)
    d2 = d // 2
    a, b = x[:, :d2], x[:, d2:]
    out = jnp.concatenate([a * cos - b * sin, a * sin + b * cos], axis=1)
    return out


def rotary(q, k, v, base, start):
    rq = rope(q, base, start)
    rk = rope(k, base, start)
    scores = rq @ rk.T / jnp.sqrt(q.shape[-1])
    weights = jax.nn.softmax(scores, axis=-1)
    y = weights @ v
    return jnp.concatenate([rq, y], axis=0)
