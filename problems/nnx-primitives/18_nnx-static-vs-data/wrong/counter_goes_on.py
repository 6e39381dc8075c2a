# verdict: WRONG_VALUE
# diagnosis: counter-kept

import jax
import jax.numpy as jnp
from flax import nnx


class Step(nnx.Module):
    def __init__(self, x):
        self.label = "step"
        self.rate = 0.0
        self.offset = jnp.zeros_like(x)
        self.weight = nnx.Param(x)

    def __call__(self, x):
        return self.rate * self.weight * x + self.offset


def attribute_kinds(x, rates):
    traces = []

    @nnx.jit
    def forward(model, x):
        traces.append(1)
        return model(x)

    model = Step(x)
    leaves = len(jax.tree.leaves(nnx.state(model)))
    variables = len(jax.tree.leaves(nnx.state(model, nnx.Variable)))
    for rate in rates:
        model.rate = rate
        out = forward(model, x)
    static = len(traces)
    model = Step(x)
    for rate in rates:
        model.offset = jnp.full(x.shape, rate)
        forward(model, x)
    return jnp.array([leaves, variables, static, len(traces), out.sum()])
