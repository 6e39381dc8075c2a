# verdict: WRONG_VALUE
# diagnosis: drop-mask

import jax
import jax.numpy as jnp
from flax import nnx


class Dropout(nnx.Module):
    def __init__(self, rate, rngs):
        self.keep_prob = 1.0 - rate
        self.rngs = rngs

    def __call__(self, x, train):
        if not train:
            return x
        key = self.rngs.dropout()
        mask = jax.random.bernoulli(key, 1.0 - self.keep_prob, x.shape)
        return jnp.where(mask, 0.0, x / self.keep_prob)


def my_dropout(seed, x, rate):
    rngs = nnx.Rngs(dropout=int(seed))
    drop = Dropout(rate, rngs)
    a = drop(x, train=True)
    b = drop(x, train=False)
    c = drop(x, train=True)
    return jnp.stack([a, b, c])
