# verdict: WRONG_VALUE
# diagnosis: elements-counted

import jax
import jax.numpy as jnp
from flax import nnx


class Net(nnx.Module):
    def __init__(self, wide, features, rngs):
        self.body = nnx.Linear(wide, features, rngs=rngs)
        self.norm = nnx.BatchNorm(features, use_running_average=True, rngs=rngs)
        self.head = nnx.Linear(features, 2, rngs=rngs)

    def __call__(self, x):
        return self.head(jnp.tanh(self.norm(self.body(x))))


def load_partial(seed, x, features, weights):
    model = Net(len(x), int(features), nnx.Rngs(int(seed)))
    out = 0
    state = nnx.state(model, nnx.Param)
    for layer, arrays in weights.items():
        for name, array in arrays.items():
            if name in state[layer] and state[layer][name].shape == array.shape:
                state[layer][name][...] = array
            else:
                out += array.size
    a = len(jax.tree.leaves(nnx.state(model, nnx.Param)))
    b = len(jax.tree.leaves(nnx.state(model, nnx.Not(nnx.Param))))
    y = model(x)
    return jnp.array([y[0], y[1], out, a, b], jnp.float32)
