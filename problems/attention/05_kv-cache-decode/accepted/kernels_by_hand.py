import jax
import jax.numpy as jnp
from flax import nnx


class Decoder(nnx.Module):
    def __init__(self, d, heads, max_len, *, rngs):
        self.q, self.k, self.v, self.o = (nnx.Linear(d, d, use_bias=False, rngs=rngs) for _ in range(4))
        self.key_cache = nnx.Cache(jnp.zeros((max_len, heads, d // heads)))
        self.value_cache = nnx.Cache(jnp.zeros((max_len, heads, d // heads)))

    def __call__(self, x, t):
        slots, heads, width = self.key_cache.shape
        q, k, v = ((x @ layer.kernel[...]).reshape(heads, width) for layer in (self.q, self.k, self.v))
        self.key_cache[t % slots] = k
        self.value_cache[t % slots] = v
        used = min(t + 1, slots)
        scores = jnp.einsum("hd,shd->hs", q, self.key_cache[:used]) / width**0.5
        y = jnp.einsum("hs,shd->hd", jax.nn.softmax(scores), self.value_cache[:used])
        return y.reshape(-1) @ self.o.kernel[...]


def decode_tokens(seed, xs, heads, max_len):
    decoder = Decoder(xs.shape[1], int(heads), int(max_len), rngs=nnx.Rngs(int(seed)))
    return jnp.stack([decoder(x, t) for t, x in enumerate(xs)])
