# verdict: WRONG_VALUE
# diagnosis: seed-ignored

import jax
import jax.numpy as jnp
from flax import nnx


class Decoder(nnx.Module):
    def __init__(self, d, heads, max_len, rngs):
        self.q_proj = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.k_proj = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.v_proj = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.o_proj = nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.heads = heads
        self.head_dim = d // heads
        self.max_len = max_len
        self.key_cache = nnx.Cache(jnp.zeros((max_len, heads, self.head_dim)))
        self.value_cache = nnx.Cache(jnp.zeros((max_len, heads, self.head_dim)))
        self.index = nnx.Cache(jnp.array(0))

    def __call__(self, x):
        q = self.q_proj(x).reshape(self.heads, self.head_dim)
        k = self.k_proj(x).reshape(self.heads, self.head_dim)
        v = self.v_proj(x).reshape(self.heads, self.head_dim)
        i = self.index[...]
        slot = i % self.max_len
        self.key_cache[slot] = k
        self.value_cache[slot] = v
        self.index[...] = i + 1
        mask = jnp.arange(self.max_len) <= i
        scores = jnp.einsum("hd,thd->ht", q, self.key_cache[...])
        scores = scores / jnp.sqrt(self.head_dim)
        scores = jnp.where(mask, scores, -1e9)
        weights = jax.nn.softmax(scores, axis=-1)
        y = jnp.einsum("ht,thd->hd", weights, self.value_cache[...])
        return self.o_proj(y.reshape(-1))


def decode_tokens(seed, xs, heads, max_len):
    rngs = nnx.Rngs(0)
    model = Decoder(xs.shape[-1], int(heads), int(max_len), rngs)
    ys = []
    for x in xs:
        y = model(x)
        ys.append(y)
    return jnp.stack(ys)
