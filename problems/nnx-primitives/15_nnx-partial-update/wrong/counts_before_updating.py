# verdict: WRONG_STRUCTURE
# diagnosis: attribute-added

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
    params = nnx.state(model, nnx.Param)
    n_skipped = 0
    for layer_name, arrays in weights.items():
        for name, array in arrays.items():
            known = params[layer_name].get(name)
            if known is None or known.shape != array.shape:
                n_skipped += 1
            if (known is not None and known.shape != array.shape) or name in ("mean", "var"):
                continue
            nnx.update(model, {layer_name: {name: array}})
    return jnp.array([*model(x), n_skipped, n_params, n_other])
