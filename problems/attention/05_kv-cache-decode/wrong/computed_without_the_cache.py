# verdict: WRONG_STRUCTURE
# diagnosis: cache-unused

import jax
import jax.numpy as jnp
from flax import nnx


class Decoder(nnx.Module):
    def __init__(self, d, heads, max_len, rngs):
        self.q, self.k, self.v, self.o = (nnx.Linear(d, d, use_bias=False, rngs=rngs) for _ in range(4))
        self.heads, self.max_len = heads, max_len
        self.key_cache = nnx.Cache(jnp.zeros((max_len, heads, d // heads)))
        self.value_cache = nnx.Cache(jnp.zeros((max_len, heads, d // heads)))

    def __call__(self, xs):
        q, k, v = (f(xs).reshape(len(xs), self.heads, -1) for f in (self.q, self.k, self.v))
        t = jnp.arange(len(xs))
        distance = t[:, None] - t
        mask = (distance >= 0) & (distance < self.max_len)
        y = nnx.dot_product_attention(q, k, v, mask=mask[None])
        return self.o(y.reshape(xs.shape))


def decode_tokens(seed, xs, heads, max_len):
    model = Decoder(xs.shape[-1], int(heads), int(max_len), nnx.Rngs(int(seed)))
    return model(xs)
