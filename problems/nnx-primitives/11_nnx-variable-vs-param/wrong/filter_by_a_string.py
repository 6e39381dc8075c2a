# verdict: WRONG_VALUE
# diagnosis: filter-found-nothing

import jax
import jax.numpy as jnp
from flax import nnx


class MixedState(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        scale = 1 / jnp.sqrt(in_features)
        self.kernel = nnx.Param(scale * jax.random.normal(rngs.params(), (in_features, out_features)))
        self.running_mean = nnx.Variable(jnp.zeros((out_features,)))
        self.step_count = nnx.Variable(jnp.array(0))

    def __call__(self, x):
        return x @ self.kernel


def variable_vs_param(seed, x, features):
    model = MixedState(x.shape[0], int(features), nnx.Rngs(int(seed)))
    out = model(x)
    count = len(jax.tree.leaves(nnx.state(model, "params")))
    return jnp.array([count, model.kernel[0, 0], out.sum()])
