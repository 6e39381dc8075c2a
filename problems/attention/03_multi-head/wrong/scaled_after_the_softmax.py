# verdict: WRONG_VALUE
# diagnosis: score-scale

import jax
import jax.numpy as jnp
from flax import nnx


class MHA(nnx.Module):
    def __init__(self, d, heads, rngs):
        self.q = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.k = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.v = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.o = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.heads = heads
        self.hd = d // heads

    def split(self, x):
        T = x.shape[0]
        return x.reshape(T, self.heads, self.hd).transpose(1, 0, 2)

    def merge(self, x):
        T = x.shape[1]
        return x.transpose(1, 0, 2).reshape(T, self.heads * self.hd)

    def __call__(self, x):
        T, d = x.shape
        q, k, v = self.split(self.q(x)), self.split(self.k(x)), self.split(self.v(x))
        scores = jnp.einsum("hqd,hkd->hqk", q, k)
        mask = jnp.tril(jnp.ones((T, T)))
        scores = jnp.where(mask == 1, scores, -1e9)
        weights = jax.nn.softmax(scores, axis=-1) / jnp.sqrt(self.hd)
        y = jnp.einsum("hqk,hkd->hqd", weights, v)
        y = self.merge(y)
        return self.o(y)


def mha(seed, x, heads):
    rngs = nnx.Rngs(int(seed))
    model = MHA(x.shape[-1], int(heads), rngs)
    return model(x)
