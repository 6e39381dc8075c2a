# verdict: WRONG_VALUE
# diagnosis: attributes-counted

import jax
import jax.numpy as jnp
from flax import nnx


class Step(nnx.Module):
    def __init__(self, x):
        self.label = "step"
        self.rate = 0.0
        self.offset = jnp.zeros(x.shape)
        self.weight = nnx.Param(x)

    def __call__(self, x):
        return self.rate * self.weight * x + self.offset


def attribute_kinds(x, rates):
    model = Step(x)
    n_all = len(vars(model))
    n_var = len(jax.tree.leaves(nnx.state(model, nnx.Variable)))
    traces = []

    @nnx.jit
    def run(model, x):
        traces.append(1)
        return model(x)

    for r in rates:
        model.rate = r
        y = run(model, x)
    total = y.sum()
    a = len(traces)
    traces2 = []
    model2 = Step(x)

    @nnx.jit
    def run2(model, x):
        traces2.append(1)
        return model(x)

    for r in rates:
        model2.offset = jnp.full_like(x, r)
        run2(model2, x)
    return jnp.array([n_all, n_var, a, len(traces2), total], jnp.float32)
