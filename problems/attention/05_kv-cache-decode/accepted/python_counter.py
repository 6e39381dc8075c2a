import math

import jax
import jax.numpy as jnp
from flax import nnx


class KVCache(nnx.Module):
    def __init__(self, slots, heads, width):
        self.key_cache = nnx.Cache(jnp.zeros((slots, heads, width)))
        self.value_cache = nnx.Cache(jnp.zeros((slots, heads, width)))
        self.slots = slots
        self.seen = 0

    def append(self, k, v):
        slot = self.seen % self.slots
        self.key_cache.value = jax.lax.dynamic_update_slice(self.key_cache.value, k[None], (slot, 0, 0))
        self.value_cache.value = jax.lax.dynamic_update_slice(self.value_cache.value, v[None], (slot, 0, 0))
        self.seen += 1
        used = min(self.seen, self.slots)
        return self.key_cache.value[:used], self.value_cache.value[:used]


class Decoder(nnx.Module):
    def __init__(self, d, heads, slots, rngs):
        self.query = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.key = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.value = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.output = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.heads, self.width = heads, d // heads
        self.cache = KVCache(slots, heads, self.width)

    def __call__(self, x):
        q, k, v = (f(x).reshape(self.heads, self.width) for f in (self.query, self.key, self.value))
        keys, values = self.cache.append(k, v)
        rows = []
        for head in range(self.heads):
            weights = jax.nn.softmax(keys[:, head] @ q[head] / math.sqrt(self.width))
            rows.append(weights @ values[:, head])
        return self.output(jnp.concatenate(rows))


def decode_tokens(seed, xs, heads, max_len):
    decoder = Decoder(xs.shape[-1], int(heads), int(max_len), nnx.Rngs(int(seed)))
    return jnp.stack([decoder(x) for x in xs])
