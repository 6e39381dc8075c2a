import jax
import jax.numpy as jnp
from flax import nnx


class Decoder(nnx.Module):
    def __init__(self, d, heads, max_len, rngs):
        linear = lambda: nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.q, self.k, self.v, self.o = linear(), linear(), linear(), linear()
        self.key_cache = nnx.Cache(jnp.zeros((heads, max_len, d // heads)))
        self.value_cache = nnx.Cache(jnp.zeros((heads, max_len, d // heads)))
        self.position = nnx.Variable(jnp.array(0))

    def __call__(self, x):
        heads, max_len, width = self.key_cache.shape
        position = self.position[...]
        self.key_cache[:, position % max_len] = self.k(x).reshape(heads, width)
        self.value_cache[:, position % max_len] = self.v(x).reshape(heads, width)
        self.position[...] = position + 1
        one_head = lambda q, keys, values: (
            jax.nn.softmax(keys @ q * width**-0.5, where=jnp.arange(max_len) <= position) @ values
        )
        y = jax.vmap(one_head)(self.q(x).reshape(heads, width), self.key_cache[...], self.value_cache[...])
        return self.o(y.flatten())


def decode_tokens(seed, xs, heads, max_len):
    model = Decoder(xs.shape[-1], int(heads), int(max_len), nnx.Rngs(int(seed)))

    @nnx.scan(in_axes=(nnx.Carry, 0), out_axes=(nnx.Carry, 0))
    def step(model, x):
        return model, model(x)

    return step(model, xs)[1]
