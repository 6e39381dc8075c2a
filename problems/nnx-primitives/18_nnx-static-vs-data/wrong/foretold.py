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


def attribute_kinds(x, rates):
    model = Step(x)
    leaves = len(jax.tree.leaves(nnx.state(model)))
    variables = len(jax.tree.leaves(nnx.state(model, nnx.Variable)))
    model.rate = rates[-1]
    return jnp.array([leaves, variables, len(set(rates)), 1, model(x).sum()])
