# verdict: WRONG_VALUE
# diagnosis: eval-takes-key

import jax
import jax.numpy as jnp
from flax import nnx


class Dropout(nnx.Module):
    def __init__(self, rate, rngs):
        self.keep_prob = 1.0 - rate
        self.rngs = rngs

    def __call__(self, x, train):
        key = self.rngs.dropout()
        if not train:
            return x
        mask = jax.random.bernoulli(key, self.keep_prob, x.shape)
        return jnp.where(mask, x / self.keep_prob, 0.0)


def my_dropout(seed, x, rate):
    rngs = nnx.Rngs(dropout=int(seed))
    drop = Dropout(rate, rngs)
    a = drop(x, train=True)
    b = drop(x, train=False)
    c = drop(x, train=True)
    return jnp.stack([a, b, c])
