# verdict: WRONG_VALUE
# diagnosis: function-kept
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
    def call(model, x):
        traces.append(1)
        return model(x)

    model = Step(x)
    for rate in rates:
        model.rate = rate
        result = call(model, x)
    third = len(traces)

    model = Step(x)
    for rate in rates:
        model.offset = jnp.full(x.shape, rate, x.dtype)
        call(model, x)
    fourth = len(traces)

    state = nnx.state(model)
    return jnp.array(
        [
            len(jax.tree.leaves(state)),
            len(jax.tree.leaves(nnx.state(model, nnx.Variable))),
            third,
            fourth,
            result.sum(),
        ]
    )
