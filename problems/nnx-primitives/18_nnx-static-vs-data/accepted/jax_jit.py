import collections

import jax
import jax.numpy as jnp
from flax import nnx


class Module(nnx.Module):
    label: str
    rate: float

    def __init__(self, like):
        self.label, self.rate = "step", 0.0
        self.offset = 0 * like
        self.weight = nnx.Param(like)

    def __call__(self, inputs):
        return self.rate * self.weight * inputs + self.offset


def attribute_kinds(x, rates):
    seen = collections.Counter()

    def compiled(name):
        def forward(model, x):
            seen[name] += 1
            return model(x)

        return jax.jit(forward)

    first, second = Module(x), Module(x)
    f, g = compiled("rate"), compiled("offset")
    for rate in rates:
        first.rate = rate
        y = f(first, x)
        second.offset = jnp.full_like(x, rate)
        g(second, x)
    model = Module(x)
    counts = [
        len(jax.tree_util.tree_leaves(nnx.split(model)[1])),
        len(nnx.state(model, nnx.Variable)),
        seen["rate"],
        seen["offset"],
    ]
    return jnp.append(jnp.array(counts, jnp.float32), jnp.sum(y))
