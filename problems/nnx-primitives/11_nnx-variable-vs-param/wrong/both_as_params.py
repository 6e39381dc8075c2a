# verdict: WRONG_VALUE
# diagnosis: running-mean-is-param

import jax
import jax.numpy as jnp
from flax import nnx


class MixedState(nnx.Module):
    def __init__(self, n_in, n_out, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (n_in, n_out)) / jnp.sqrt(n_in))
        self.running_mean = nnx.Param(jnp.zeros((n_out,)))
        self.step_count = nnx.Param(jnp.array(0.0))

    def __call__(self, x):
        return x @ self.kernel


def variable_vs_param(seed, x, features):
    model = MixedState(len(x), int(features), nnx.Rngs(int(seed)))
    out = model(x)
    n = len(jax.tree.leaves(nnx.state(model, nnx.Param)))
    first = model.kernel[0, 0]
    total = out.sum()
    return jnp.array([n, first, total])
