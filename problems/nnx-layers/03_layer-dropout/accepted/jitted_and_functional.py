import jax
import jax.numpy as jnp
from flax import nnx


def drop(key, x, rate):
    keep = 1.0 - rate
    if keep == 0.0:
        return jnp.zeros_like(x)
    return x * jax.random.bernoulli(key, keep, x.shape) / keep


class MyDropout(nnx.Module):
    def __init__(self, rate: float, *, rngs: nnx.Rngs):
        self.rate = float(rate)
        self.stream = rngs.dropout

    def __call__(self, x, *, deterministic=False):
        return x if deterministic else drop(self.stream(), x, self.rate)


@nnx.jit
def train_call(model, x):
    return model(x)


def my_dropout(seed, x, rate):
    model = MyDropout(rate, rngs=nnx.Rngs(int(seed)))
    results = [train_call(model, x), model(x, deterministic=True), train_call(model, x)]
    return jnp.stack(results)
