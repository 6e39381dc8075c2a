# verdict: WRONG_VALUE
# diagnosis: counts-lost

import jax
import jax.numpy as jnp
from flax import nnx


class Counted(nnx.Module):
    def __init__(self, wide, features, rngs):
        self.linear = nnx.Linear(wide, features, rngs=rngs)
        self.calls = nnx.Variable(jnp.array(0.0))

    def __call__(self, x):
        self.calls[...] += 1.0
        return self.linear(x)


@jax.jit
def call(model, x):
    return model(x)


def row(model, x):
    return jnp.append(call(model, x), model.calls[...])


def transplant(seed, x, features):
    donor = Counted(x.shape[0], int(features), nnx.Rngs(int(seed)))
    host = Counted(x.shape[0], int(features), nnx.Rngs(int(seed) + 1))
    call(host, x)
    call(host, x)
    mixed = nnx.clone(host)
    nnx.update(mixed, nnx.state(donor, nnx.Param))
    return jnp.stack([row(mixed, x), row(host, x), row(donor, x)])
