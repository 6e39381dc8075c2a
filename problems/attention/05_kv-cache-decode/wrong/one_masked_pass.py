# verdict: WRONG_STRUCTURE
# diagnosis: all-at-once

import jax
import jax.numpy as jnp
from flax import nnx


class CachedAttention(nnx.Module):
    def __init__(self, d, heads, max_len, *, rngs):
        self.h, self.n = heads, max_len
        make = lambda: nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.q, self.k, self.v, self.o = make(), make(), make(), make()
        self.key_cache = nnx.Cache(jnp.zeros((max_len, heads, d // heads), jnp.float32))
        self.value_cache = nnx.Cache(jnp.zeros((max_len, heads, d // heads), jnp.float32))

    def __call__(self, xs):
        t, d = xs.shape
        q = self.q(xs).reshape(t, self.h, -1)
        k = self.k(xs).reshape(t, self.h, -1)
        v = self.v(xs).reshape(t, self.h, -1)
        for i in range(t):
            self.key_cache[i % self.n] = k[i]
            self.value_cache[i % self.n] = v[i]
        i, j = jnp.arange(t)[:, None], jnp.arange(t)[None, :]
        window = (j <= i) & (j > i - self.n)
        s = jnp.einsum("thf,shf->hts", q, k) / jnp.sqrt(d // self.h)
        w = jax.nn.softmax(jnp.where(window, s, -jnp.inf), axis=-1)
        return self.o(jnp.einsum("hts,shf->thf", w, v).reshape(t, d))


def decode_tokens(seed, xs, heads, max_len):
    model = CachedAttention(xs.shape[1], int(heads), int(max_len), rngs=nnx.Rngs(int(seed)))
    return model(xs)
