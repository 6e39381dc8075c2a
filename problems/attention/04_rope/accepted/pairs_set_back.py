import jax
import jax.numpy as jnp


def rope(x, base, start):
    T, d = x.shape
    i = jnp.arange(d // 2)
    theta = 1.0 / base ** (2 * i / d)
    pos = jnp.arange(T) + start
    angle = jnp.outer(pos, theta)
    cos, sin = jnp.cos(angle), jnp.sin(angle)
    a, b = x[:, ::2], x[:, 1::2]
    out = jnp.zeros_like(x)
    out = out.at[:, ::2].set(a * cos - b * sin)
    out = out.at[:, 1::2].set(a * sin + b * cos)
    return out


def rotary(q, k, v, base, start):
    rq = rope(q, base, start)
    rk = rope(k, base, start)
    scores = rq @ rk.T / jnp.sqrt(q.shape[-1])
    weights = jax.nn.softmax(scores, axis=-1)
    y = weights @ v
    return jnp.concatenate([rq, y], axis=0)
