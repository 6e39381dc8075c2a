import jax
import jax.numpy as jnp
from flax import nnx


class Decoder(nnx.Module):
    def __init__(self, d, heads, max_len, rngs):
        self.wq = nnx.Linear(d, d, rngs=rngs, use_bias=False)
        self.wk = nnx.Linear(d, d, rngs=rngs, use_bias=False)
        self.wv = nnx.Linear(d, d, rngs=rngs, use_bias=False)
        self.wo = nnx.Linear(d, d, rngs=rngs, use_bias=False)
        shape = (max_len, heads, d // heads)
        self.key_cache = nnx.Cache(jnp.zeros(shape))
        self.value_cache = nnx.Cache(jnp.zeros(shape))

    def step(self, x, t):
        max_len, heads, w = self.key_cache.shape
        at = (t % max_len, 0, 0)
        self.key_cache[...] = jax.lax.dynamic_update_slice(self.key_cache[...], self.wk(x).reshape(1, heads, w), at)
        self.value_cache[...] = jax.lax.dynamic_update_slice(self.value_cache[...], self.wv(x).reshape(1, heads, w), at)
        ok = jnp.arange(max_len) < jnp.minimum(t + 1, max_len)
        out = jax.nn.dot_product_attention(
            self.wq(x).reshape(1, heads, w), self.key_cache[...], self.value_cache[...], mask=ok[None, None, :]
        )
        return self.wo(out.reshape(heads * w))


def decode_tokens(seed, xs, heads, max_len):
    T, d = xs.shape
    model = Decoder(d, int(heads), int(max_len), nnx.Rngs(int(seed)))
    graphdef, params, cache = nnx.split(model, nnx.Param, nnx.Cache)

    def body(cache, inp):
        x, t = inp
        m = nnx.merge(graphdef, params, cache)
        y = m.step(x, t)
        return nnx.state(m, nnx.Cache), y

    _, ys = jax.lax.scan(body, cache, (xs, jnp.arange(T)))
    return ys
