import jax
import jax.numpy as jnp
from flax import nnx


class Step(nnx.Module):
    """One attribute of each kind."""

    def __init__(self, x: jax.Array):
        self.label = "step"
        self.rate = 0.0
        self.offset = jnp.zeros_like(x)
        self.weight = nnx.Param(x)

    def __call__(self, x: jax.Array) -> jax.Array:
        return self.rate * self.weight * x + self.offset


def set_rate(model, rate):
    model.rate = rate


def set_offset(model, rate):
    model.offset = jnp.full_like(model.offset, rate)


def run(change, x, rates):
    traces = []

    @nnx.jit
    def forward(model, x):
        traces.append("once more")
        return model(x)

    model = Step(x)
    for rate in rates:
        change(model, rate)
        out = forward(model, x)
    return len(traces), out


def attribute_kinds(x: jax.Array, rates: list[float]) -> jax.Array:
    model = Step(x)
    leaves = len(jax.tree.leaves(nnx.state(model)))
    variables = len(jax.tree.leaves(nnx.state(model, nnx.Variable)))
    for_rates, out = run(set_rate, x, rates)
    for_offsets, _ = run(set_offset, x, rates)
    return jnp.array([leaves, variables, for_rates, for_offsets, out.sum()])
