# verdict: WRONG_STRUCTURE
# diagnosis: cache-grows

import jax
import jax.numpy as jnp
from flax import nnx


class Decoder(nnx.Module):
    def __init__(self, d, heads, max_len, rngs):
        self.q, self.k, self.v, self.o = (nnx.Linear(d, d, use_bias=False, rngs=rngs) for _ in range(4))
        self.heads, self.max_len = heads, max_len
        self.key_cache = nnx.Cache(jnp.zeros((0, heads, d // heads)))
        self.value_cache = nnx.Cache(jnp.zeros((0, heads, d // heads)))

    def __call__(self, x):
        q, k, v = (f(x).reshape(1, self.heads, -1) for f in (self.q, self.k, self.v))
        self.key_cache.value = jnp.concatenate([self.key_cache.value, k])[-self.max_len :]
        self.value_cache.value = jnp.concatenate([self.value_cache.value, v])[-self.max_len :]
        y = nnx.dot_product_attention(q, self.key_cache[...], self.value_cache[...])
        return self.o(y.reshape(-1))


def decode_tokens(seed, xs, heads, max_len):
    model = Decoder(xs.shape[-1], int(heads), int(max_len), nnx.Rngs(int(seed)))
    return jnp.stack([model(x) for x in xs])
