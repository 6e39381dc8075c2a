import jax
import jax.numpy as jnp
from flax import nnx


class Noise(nnx.Module):
    def __init__(self, rate, rngs):
        self.rate, self.rngs, self.training = rate, rngs, True

    def __call__(self, x):
        if self.training:
            survives = jax.random.uniform(self.rngs.dropout(), x.shape) < 1 - self.rate
            x = jax.lax.select(survives, x / jnp.maximum(1 - self.rate, 1e-9), jnp.zeros_like(x))
        return x


def my_dropout(seed, x, rate):
    layer = Noise(rate, nnx.Rngs(params=0, dropout=int(seed)))
    out = jnp.zeros((3, *x.shape), x.dtype)
    for i, training in enumerate([True, False, True]):
        layer.training = training
        out = out.at[i].set(layer(x))
    return out
