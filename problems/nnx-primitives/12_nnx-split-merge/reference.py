import jax
import jax.numpy as jnp
from flax import nnx


class Counted(nnx.Module):
    def __init__(self, wide: int, features: int, rngs: nnx.Rngs) -> None:
        self.linear = nnx.Linear(wide, features, rngs=rngs)
        self.calls = nnx.Variable(jnp.array(0.0))

    def __call__(self, x: jax.Array) -> jax.Array:
        self.calls[...] += 1.0
        return self.linear(x)


def row(model: Counted, x: jax.Array) -> jax.Array:
    out = model(x)
    return jnp.append(out, model.calls[...])


def transplant(seed: float, x: jax.Array, features: float) -> jax.Array:
    donor = Counted(x.shape[0], int(features), nnx.Rngs(int(seed)))
    host = Counted(x.shape[0], int(features), nnx.Rngs(int(seed) + 1))
    host(x)
    host(x)
    _, params, _ = nnx.split(donor, nnx.Param, ...)
    graphdef, _, rest = nnx.split(host, nnx.Param, ...)
    params, rest = jax.tree.map(lambda array: array, (params, rest))
    mixed = nnx.merge(graphdef, params, rest)
    return jnp.stack([row(mixed, x), row(host, x), row(donor, x)])
