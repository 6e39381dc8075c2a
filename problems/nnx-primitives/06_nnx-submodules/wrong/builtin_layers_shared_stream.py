# verdict: WRONG_VALUE
# diagnosis: builtin-layer

import jax
import jax.numpy as jnp
from flax import nnx


class MLP(nnx.Module):
    def __init__(self, in_features, hidden, out, rngs):
        tenth = nnx.initializers.constant(0.1)
        self.first = nnx.Linear(in_features, hidden, bias_init=tenth, rngs=rngs)
        self.second = nnx.Linear(hidden, out, bias_init=tenth, rngs=rngs)

    def __call__(self, x):
        return self.second(nnx.relu(self.first(x)))


def two_layer_mlp(seed, x, hidden, out):
    return MLP(x.shape[-1], int(hidden), int(out), nnx.Rngs(int(seed)))(x)
