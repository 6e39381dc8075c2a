import jax
import jax.numpy as jnp
from flax import nnx


class Dropout(nnx.Module):
    deterministic = False

    def __init__(self, rate, rngs):
        self.rate = rate
        self.rngs = rngs

    def __call__(self, x):
        if self.deterministic or self.rate == 0.0:
            if not self.deterministic:
                self.rngs.dropout()
            return x
        if self.rate == 1.0:
            return jnp.zeros_like(x)
        keep_prob = 1.0 - self.rate
        mask = jax.random.bernoulli(self.rngs.dropout(), p=keep_prob, shape=x.shape)
        return mask.astype(x.dtype) * x / keep_prob


def my_dropout(seed, x, rate):
    model = Dropout(rate, rngs=nnx.Rngs(dropout=int(seed)))
    model.train()
    train_out = model(x)
    model.eval()
    eval_out = model(x)
    model.train()
    again = model(x)
    return jnp.concatenate([train_out[None], eval_out[None], again[None]])
