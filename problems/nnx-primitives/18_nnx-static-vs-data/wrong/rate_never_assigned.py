# verdict: WRONG_VALUE
# diagnosis: rate-not-changed

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


def count_for_rates(x, rates):
    model, traces = Step(x), []

    @nnx.jit
    def forward(model, x):
        traces.append(1)
        return model(x)

    model.rate = rates[-1]
    for _ in rates:
        out = forward(model, x)
    return len(traces), out.sum()


def count_for_offsets(x, rates):
    model, traces = Step(x), []

    @nnx.jit
    def forward(model, x):
        traces.append(1)
        return model(x)

    for rate in rates:
        model.offset = jnp.full(x.shape, rate)
        out = forward(model, x)
    return len(traces), out.sum()


def attribute_kinds(x, rates):
    state = nnx.state(Step(x))
    wrapped = nnx.state(Step(x), nnx.Variable)
    static, total = count_for_rates(x, rates)
    data, _ = count_for_offsets(x, rates)
    return jnp.array([len(jax.tree.leaves(state)), len(jax.tree.leaves(wrapped)), static, data, total])
