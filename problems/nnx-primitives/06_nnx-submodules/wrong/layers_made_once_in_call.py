# verdict: WRONG_STRUCTURE
# diagnosis: layers-made-in-call

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        w = jax.random.normal(rngs.params(), (in_features, out_features))
        self.kernel = nnx.Param(w / jnp.sqrt(in_features))
        self.bias = nnx.Param(jnp.full((out_features,), 0.1))

    def __call__(self, x):
        return x @ self.kernel + self.bias


class MLP(nnx.Module):
    def __init__(self, hidden, out, rngs):
        self.hidden = hidden
        self.out = out
        self.rngs = rngs

    def __call__(self, x):
        if not hasattr(self, "first"):
            # we know the input size only now
            self.first = Linear(x.shape[-1], self.hidden, self.rngs)
            self.second = Linear(self.hidden, self.out, self.rngs)
        return self.second(nnx.relu(self.first(x)))


def two_layer_mlp(seed, x, hidden, out):
    model = MLP(int(hidden), int(out), nnx.Rngs(int(seed)))
    return model(x)
