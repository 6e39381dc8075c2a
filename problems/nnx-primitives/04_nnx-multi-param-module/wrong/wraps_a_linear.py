# verdict: WRONG_VALUE
# diagnosis: kernel-in-a-layer

import jax
import jax.numpy as jnp
from flax import nnx


class MultiParam(nnx.Module):
    def __init__(self, n_in, n_out, rngs):
        self.linear = nnx.Linear(n_in, n_out, rngs=rngs)
        self.count = nnx.Variable(jnp.array(0))

    def __call__(self, x):
        return self.linear(x)


def multi_param_forward(seed, x, features):
    return MultiParam(x.shape[0], int(features), nnx.Rngs(int(seed)))(x)
