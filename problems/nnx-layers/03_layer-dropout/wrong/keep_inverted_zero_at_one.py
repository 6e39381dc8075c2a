# verdict: WRONG_VALUE
# diagnosis: keep-inverted

import jax
import jax.numpy as jnp
from flax import nnx


class Dropout(nnx.Module):
    def __init__(self, rate, rngs):
        self.rate = rate
        self.rngs = rngs
        self.deterministic = False

    def __call__(self, x):
        if self.deterministic:
            return x
        key = self.rngs.dropout()
        keep = jax.random.bernoulli(key, self.rate, x.shape)
        if self.rate == 1:
            return jnp.zeros_like(x)
        return jnp.where(keep, x / (1 - self.rate), 0)


def my_dropout(seed, x, rate):
    layer = Dropout(rate, nnx.Rngs(dropout=int(seed)))
    a = layer(x)
    layer.eval()
    b = layer(x)
    layer.train()
    c = layer(x)
    return jnp.stack([a, b, c])
