# verdict: WRONG_VALUE
# diagnosis: function-kept

import jax
import jax.numpy as jnp
from flax import nnx

traces = []


class Step(nnx.Module):
    def __init__(self, x):
        self.label = "step"
        self.rate = 0.0
        self.offset = jnp.zeros_like(x)
        self.weight = nnx.Param(x)

    def __call__(self, x):
        return self.rate * self.weight * x + self.offset


@nnx.jit
def forward(model, x):
    traces.append(1)
    return model(x)


def attribute_kinds(x, rates):
    model = Step(x)
    leaves = len(jax.tree.leaves(nnx.state(model)))
    variables = len(jax.tree.leaves(nnx.state(model, nnx.Variable)))
    traces.clear()
    for rate in rates:
        model.rate = rate
        out = forward(model, x)
    static = len(traces)
    traces.clear()
    other = Step(x)
    for rate in rates:
        other.offset = jnp.full(x.shape, rate)
        forward(other, x)
    return jnp.array([leaves, variables, static, len(traces), out.sum()])
