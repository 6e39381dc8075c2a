import math

import jax
import jax.numpy as jnp


def matrix(position, base, d):
    t = position * base ** (-jnp.arange(0, d, 2) / d)
    blocks = jnp.array([[jnp.cos(t), -jnp.sin(t)], [jnp.sin(t), jnp.cos(t)]])
    return jax.scipy.linalg.block_diag(*jnp.moveaxis(blocks, -1, 0))


def rotary(q, k, v, base, start):
    T, d = q.shape
    R = jnp.stack([matrix(start + r, base, d) for r in range(T)])
    rq = jnp.einsum("tij,tj->ti", R, q)
    rk = jnp.einsum("tij,tj->ti", R, k)
    scores = jnp.einsum("ti,si->ts", rq, rk) / math.sqrt(d)
    return jnp.concatenate((rq, jax.nn.softmax(scores) @ v))
