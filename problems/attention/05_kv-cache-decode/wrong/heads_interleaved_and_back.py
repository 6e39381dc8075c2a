# verdict: WRONG_VALUE
# diagnosis: heads-interleaved

import jax
import jax.numpy as jnp
from flax import nnx


class CachedAttention(nnx.Module):
    def __init__(self, d, heads, max_len, rngs):
        self.heads = heads
        self.head_dim = d // heads
        self.max_len = max_len
        self.query = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.key = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.value = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.out = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        shape = (max_len, heads, self.head_dim)
        self.key_cache = nnx.Cache(jnp.zeros(shape))
        self.value_cache = nnx.Cache(jnp.zeros(shape))
        self.pos = nnx.Cache(jnp.array(0))

    def __call__(self, x):
        split = lambda a: a.reshape(self.head_dim, self.heads).T
        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        slot = self.pos[...] % self.max_len
        self.key_cache[slot] = k
        self.value_cache[slot] = v
        self.pos[...] += 1
        scores = jnp.einsum("hf,shf->hs", q, self.key_cache[...]) / jnp.sqrt(self.head_dim)
        used = jnp.arange(self.max_len) < self.pos[...]
        weights = jax.nn.softmax(jnp.where(used, scores, -jnp.inf), axis=-1)
        mixed = jnp.einsum("hs,shf->hf", weights, self.value_cache[...])
        return self.out(mixed.T.reshape(-1))


def decode_tokens(seed, xs, heads, max_len):
    model = CachedAttention(xs.shape[1], int(heads), int(max_len), nnx.Rngs(int(seed)))
    step = nnx.jit(lambda m, x: m(x))
    return jnp.stack([step(model, x) for x in xs])
