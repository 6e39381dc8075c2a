# verdict: WRONG_VALUE
# diagnosis: window-too-short

import jax
import jax.numpy as jnp
from flax import nnx


class CachedAttention(nnx.Module):
    def __init__(self, d, heads, max_len, rngs):
        self.query = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.key = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.value = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.out = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.heads, self.size, self.max_len = heads, d // heads, max_len
        self.key_cache = nnx.Cache(jnp.zeros((max_len, heads, d // heads)))
        self.value_cache = nnx.Cache(jnp.zeros((max_len, heads, d // heads)))
        self.index = nnx.Cache(jnp.array(0))

    def __call__(self, x):
        q = self.query(x).reshape(self.heads, self.size)
        k = self.key(x).reshape(self.heads, self.size)
        v = self.value(x).reshape(self.heads, self.size)
        i = self.index[...]
        slot = i % self.max_len
        self.key_cache[slot] = k
        self.value_cache[slot] = v
        scores = jnp.einsum("hd,shd->hs", q, self.key_cache[...]) / jnp.sqrt(self.size)
        used = jnp.arange(self.max_len) <= i
        used = used & (jnp.arange(self.max_len) != (slot + 1) % self.max_len)
        scores = jnp.where(used, scores, -jnp.inf)
        w = jax.nn.softmax(scores, axis=-1)
        self.index[...] = i + 1
        return self.out(jnp.einsum("hs,shd->hd", w, self.value_cache[...]).reshape(-1))


def decode_tokens(seed, xs, heads, max_len):
    model = CachedAttention(xs.shape[1], int(heads), int(max_len), nnx.Rngs(int(seed)))
    step = nnx.jit(lambda m, x: m(x))
    return jnp.stack([step(model, x) for x in xs])
