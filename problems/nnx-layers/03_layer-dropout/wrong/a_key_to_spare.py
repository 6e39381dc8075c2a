# verdict: WRONG_VALUE
# diagnosis: eval-takes-key

import jax
import jax.numpy as jnp
from flax import nnx


class Dropout(nnx.Module):
    def __init__(self, rate: float, rngs: nnx.Rngs):
        self.rate = rate
        self.rngs = rngs
        self.deterministic = False

    def __call__(self, x: jax.Array) -> jax.Array:
        if self.deterministic:
            return x
        keep = jax.random.bernoulli(self.rngs.dropout(), 1 - self.rate, x.shape)
        self.rngs.dropout()
        return jnp.where(keep, x / (1 - self.rate), 0.0)


def my_dropout(seed: float, x: jax.Array, rate: float) -> jax.Array:
    dropout = Dropout(rate, nnx.Rngs(dropout=int(seed)))
    first = dropout(x)
    dropout.eval()
    quiet = dropout(x)
    dropout.train()
    return jnp.stack([first, quiet, dropout(x)])
