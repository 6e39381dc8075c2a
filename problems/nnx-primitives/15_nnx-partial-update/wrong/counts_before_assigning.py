# verdict: WRONG_STRUCTURE
# diagnosis: param-replaced

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
    n_params = len(jax.tree.leaves(nnx.state(model, nnx.Param)))
    n_other = len(jax.tree.leaves(nnx.state(model, nnx.Not(nnx.Param))))
    n_skipped = 0
    for layer_name in weights:
        layer = getattr(model, layer_name)
        for name, array in weights[layer_name].items():
            old = getattr(layer, name, None)
            if isinstance(old, nnx.Param) and old.shape == array.shape:
                setattr(layer, name, array)
            else:
                n_skipped += 1
    return jnp.array([*model(x), n_skipped, n_params, n_other])
