import jax
import jax.numpy as jnp
from flax import nnx


class Noisy(nnx.Module):
    def __init__(self, rate, rngs):
        self.drop = nnx.Dropout(rate=rate, rngs=rngs)

    def __call__(self, x):
        return self.drop(x)


@nnx.jit
def forward(model, x):
    return model(x)


def dropout_modes(seed, x, rate):
    model = Noisy(float(rate), nnx.Rngs(dropout=int(seed)))
    evaluation = nnx.view(model, deterministic=True)
    first = forward(model, x)
    graphdef, rng, rest = nnx.split(nnx.clone(model), nnx.RngState, ...)
    second = forward(model, x)
    again = nnx.merge(graphdef, rng, rest)
    return jnp.vstack([first, second, forward(evaluation, x), forward(again, -x)])
