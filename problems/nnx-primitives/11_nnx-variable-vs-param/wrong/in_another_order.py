# verdict: WRONG_VALUE
# diagnosis: entries-swapped

import jax
import jax.numpy as jnp
from flax import nnx


class MixedState(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        key = rngs.params()
        self.kernel = nnx.Param(jax.random.normal(key, (in_features, out_features)) / jnp.sqrt(in_features))
        self.running_mean = nnx.Variable(jnp.zeros((out_features,)))
        self.step_count = nnx.Variable(jnp.array(0.0))

    def __call__(self, x):
        return x @ self.kernel


def variable_vs_param(seed, x, features):
    model = MixedState(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    out = model(x)
    n_param_leaves = len(jax.tree.leaves(nnx.state(model, nnx.Param)))
    kernel_first = model.kernel[...].reshape(-1)[0]
    return jnp.array([float(n_param_leaves), float(out.sum()), float(kernel_first)])
