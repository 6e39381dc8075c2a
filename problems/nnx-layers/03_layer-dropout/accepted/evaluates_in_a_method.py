import jax
import jax.numpy as jnp
from flax import nnx


class Dropout(nnx.Module):
    def __init__(self, rate, rngs):
        self.keep = 1 - rate
        self.rngs = rngs

    def __call__(self, x):
        mask = jax.random.bernoulli(self.rngs.dropout(), self.keep, x.shape)
        if self.keep == 0:
            return jnp.zeros_like(x)
        return jnp.where(mask, x / self.keep, 0.0)

    def evaluate(self, x):
        return x


def my_dropout(seed, x, rate):
    layer = Dropout(rate, nnx.Rngs(dropout=int(seed)))
    return jnp.stack([layer(x), layer.evaluate(x), layer(x)])
