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


def row(model, x):
    out = model(x)
    return jnp.concatenate([out, model.calls.value[None]])


def transplant(seed, x, features):
    donor = Counted(x.shape[0], int(features), nnx.Rngs(int(seed)))
    host = Counted(x.shape[0], int(features), nnx.Rngs(int(seed) + 1))
    host(x)
    host(x)
    _, params, _ = nnx.split(nnx.clone(donor), nnx.Param, nnx.Variable)
    graphdef, _, rest = nnx.split(nnx.clone(host), nnx.Param, nnx.Variable)
    mixed = nnx.merge(graphdef, params, rest)
    assert mixed is not host
    return jnp.stack([row(mixed, x), row(host, x), row(donor, x)])
