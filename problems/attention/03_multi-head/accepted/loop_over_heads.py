import math

import jax
import jax.numpy as jnp
from flax import nnx


def attend(q, k, v):
    t = jnp.arange(q.shape[0])
    scores = q @ k.T / math.sqrt(q.shape[-1])
    scores = jnp.where(t[:, None] >= t[None, :], scores, -jnp.inf)
    return nnx.softmax(scores) @ v


class Heads(nnx.Module):
    def __init__(self, d, heads, *, rngs):
        self.projections = nnx.List([nnx.Linear(d, d, use_bias=False, rngs=rngs) for _ in range(4)])
        self.heads = heads

    def __call__(self, x):
        query, key, value, out = self.projections
        slices = (jnp.split(f(x), self.heads, axis=-1) for f in (query, key, value))
        return out(jnp.concatenate([attend(*qkv) for qkv in zip(*slices, strict=True)], axis=-1))


def mha(seed, x, heads):
    return Heads(x.shape[1], int(heads), rngs=nnx.Rngs(int(seed)))(x)
