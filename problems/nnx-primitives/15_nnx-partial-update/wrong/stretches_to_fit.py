# verdict: ERROR
# diagnosis: shape-unchecked

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
    model = Net(x.shape[0], int(features), nnx.Rngs(int(seed)))
    known = dict(nnx.to_flat_state(nnx.state(model, nnx.Param)))
    skipped = 0
    for layer, arrays in weights.items():
        for name, array in arrays.items():
            variable = known.get((layer, name))
            if variable is None:
                skipped += 1
            else:
                variable[...] = jnp.broadcast_to(array, variable.shape)
    params = len(jax.tree.leaves(nnx.state(model, nnx.Param)))
    others = len(jax.tree.leaves(nnx.state(model, nnx.Not(nnx.Param))))
    return jnp.append(model(x), jnp.array([skipped, params, others], jnp.float32))
