# verdict: WRONG_VALUE
# diagnosis: key-skipped

import jax
import jax.numpy as jnp
from flax import nnx


class MLP(nnx.Module):
    def __init__(self, in_features, hidden, out, rngs):
        def linear(n_in, n_out):
            kernel_init = nnx.initializers.normal(1 / jnp.sqrt(n_in))
            bias_init = nnx.initializers.constant(0.1)
            return nnx.Linear(n_in, n_out, kernel_init=kernel_init, bias_init=bias_init, rngs=rngs)

        self.first = linear(in_features, hidden)
        self.second = linear(hidden, out)

    def __call__(self, x):
        return self.second(nnx.relu(self.first(x)))


def two_layer_mlp(seed, x, hidden, out):
    return MLP(x.shape[-1], int(hidden), int(out), nnx.Rngs(int(seed)))(x)
