# verdict: WRONG_VALUE
# diagnosis: same-mask

import jax
import jax.numpy as jnp
from flax import nnx


class Dropout(nnx.Module):
    def __init__(self, rate, rngs):
        self.keep_prob = 1.0 - rate
        self.key = rngs.dropout()

    def __call__(self, x, train):
        if not train:
            return x
        mask = jax.random.bernoulli(self.key, self.keep_prob, x.shape)
        return jnp.where(mask, x / self.keep_prob, 0.0)


def my_dropout(seed, x, rate):
    rngs = nnx.Rngs(dropout=int(seed))
    drop = Dropout(rate, rngs)
    a = drop(x, train=True)
    b = drop(x, train=False)
    c = drop(x, train=True)
    return jnp.stack([a, b, c])
