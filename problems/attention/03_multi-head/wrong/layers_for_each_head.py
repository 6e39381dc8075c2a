# verdict: WRONG_VALUE
# diagnosis: other-layers

import jax
import jax.numpy as jnp
from flax import nnx


class Head(nnx.Module):
    def __init__(self, d, w, rngs):
        self.q = nnx.Linear(d, w, use_bias=False, rngs=rngs)
        self.k = nnx.Linear(d, w, use_bias=False, rngs=rngs)
        self.v = nnx.Linear(d, w, use_bias=False, rngs=rngs)

    def __call__(self, x):
        q, k, v = self.q(x), self.k(x), self.v(x)
        s = q @ k.T / jnp.sqrt(k.shape[-1])
        T = len(x)
        return jax.nn.softmax(jnp.where(jnp.tril(jnp.ones((T, T), bool)), s, -jnp.inf)) @ v


class MultiHeadAttention(nnx.Module):
    def __init__(self, d, heads, rngs):
        self.heads = nnx.List([Head(d, d // heads, rngs) for _ in range(heads)])
        self.o = nnx.Linear(d, d, use_bias=False, rngs=rngs)

    def __call__(self, x):
        return self.o(jnp.concatenate([h(x) for h in self.heads], -1))


def mha(seed, x, heads):
    return MultiHeadAttention(x.shape[1], int(heads), nnx.Rngs(int(seed)))(x)
