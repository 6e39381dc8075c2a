# verdict: WRONG_STRUCTURE
# diagnosis: not-measured
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


@nnx.jit
def run(model, x):
    return model(x)


def attribute_kinds(x, rates):
    model = Step(x)
    arrays = len(jax.tree.leaves(nnx.state(model)))
    wrapped = len(jax.tree.leaves(nnx.state(model, nnx.Variable)))

    for rate in rates:
        model.rate = rate
        out = run(model, x)
    # a new float is a new structure, so one trace for each different rate
    traces_rate = len(set(rates))

    other = Step(x)
    for rate in rates:
        other.offset = jnp.full_like(x, rate)
        run(other, x)
    # arrays are data: one trace is enough
    traces_offset = 1
    return jnp.array([arrays, wrapped, traces_rate, traces_offset, out.sum()])
