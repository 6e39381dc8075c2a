# verdict: WRONG_VALUE
# diagnosis: attends-over-heads

import jax
import jax.numpy as jnp
from flax import nnx


class MultiHeadAttention(nnx.Module):
    def __init__(self, d, heads, rngs):
        self.q = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.k = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.v = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.o = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.h = heads
        self.w = d // heads

    def __call__(self, x):
        T, d = x.shape
        q = self.q(x).reshape(T, self.h, self.w)
        k = self.k(x).reshape(T, self.h, self.w)
        v = self.v(x).reshape(T, self.h, self.w)
        s = q @ k.transpose(0, 2, 1) / jnp.sqrt(self.w)

        y = jax.nn.softmax(s, axis=-1) @ v
        return self.o(y.reshape(T, d))


def mha(seed, x, heads):
    return MultiHeadAttention(x.shape[1], int(heads), nnx.Rngs(int(seed)))(x)
