# verdict: WRONG_STRUCTURE
# diagnosis: offset-no-array
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


def measure(x, rates, name):
    traces = []

    @nnx.jit
    def call(model, x):
        traces.append(1)
        return model(x)

    model = Step(x)
    for rate in rates:
        setattr(model, name, rate)
        y = call(model, x)
    return len(traces), y


def attribute_kinds(x, rates):
    model = Step(x)
    n_rate, y = measure(x, rates, "rate")
    n_offset, _ = measure(x, rates, "offset")
    return jnp.array(
        [
            len(jax.tree.leaves(nnx.state(model))),
            len(jax.tree.leaves(nnx.state(model, nnx.Variable))),
            n_rate,
            n_offset,
            y.sum(),
        ]
    )
