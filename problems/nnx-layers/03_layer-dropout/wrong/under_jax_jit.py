# verdict: WRONG_VALUE
# diagnosis: same-mask

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
        mask = jax.random.bernoulli(key, self.keep_prob, x.shape)
        return jnp.where(mask, x / self.keep_prob, 0.0)


@jax.jit
def train_call(drop, x):
    return drop(x, train=True)


def my_dropout(seed, x, rate):
    rngs = nnx.Rngs(dropout=int(seed))
    drop = Dropout(rate, rngs)
    a = train_call(drop, x)
    b = drop(x, train=False)
    c = train_call(drop, x)
    return jnp.stack([a, b, c])
